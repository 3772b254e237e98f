/**
 * How a roll is cut: the pieces that give the most first-quality cloth by a rule set's limits and a
 * mill's shortest lengths. What defects cost and what a grade is lies in {@code models.grade};
 * tables and pages belong to the jobs.
 */
package io.loomsight.models.cut;
