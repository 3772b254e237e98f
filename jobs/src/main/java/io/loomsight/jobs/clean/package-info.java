/**
 * Sweeps the warehouse: what crashed runs and dead jobs left behind. What readers get, and what a
 * job at work may still publish, stays.
 */
package io.loomsight.jobs.clean;
