/**
 * Checks the warehouse: that what readers get has the schema that the records say and the rows that
 * {@code runs} counted, that keys are unique and point at something, and that nothing lies about
 * which belongs nowhere. Changes nothing. What is only left over, {@code clean} removes.
 */
package io.loomsight.jobs.check;
