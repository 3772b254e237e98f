/**
 * Grades rolls: points for defects by rule sets, a verdict for every roll that is complete, where
 * to cut it, the night's statistics and charts, and what needs a mechanic. Reads no pictures.
 */
package io.loomsight.jobs.grade;
