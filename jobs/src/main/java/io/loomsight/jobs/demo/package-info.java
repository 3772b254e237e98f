/** The demonstration: a simulated night, run. Calls simulate and night, as nothing else may. */
package io.loomsight.jobs.demo;
