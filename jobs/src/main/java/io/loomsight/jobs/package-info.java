/** Spark, storage and pages: the stages of the night, and the one door to them, {@code Main}. */
package io.loomsight.jobs;
