/**
 * How fast this machine runs the pipeline: kernels one by one on one core, then a whole night as
 * users run it, or how long a large landing takes to list. Numbers go to {@code
 * jobs/BENCHMARKS.md}; nothing here is asserted.
 */
package io.loomsight.jobs.bench;
