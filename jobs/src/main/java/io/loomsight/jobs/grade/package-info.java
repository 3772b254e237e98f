/**
 * Grades rolls: points for defects by rule sets, a verdict for every roll that is complete, and the
 * night's statistics. Reads no pictures.
 */
package io.loomsight.jobs.grade;
