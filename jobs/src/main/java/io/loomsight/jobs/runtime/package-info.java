/**
 * What runs a stage: the session, devices, progress, the lease of a batch. Knows Spark, no stage.
 */
package io.loomsight.jobs.runtime;
