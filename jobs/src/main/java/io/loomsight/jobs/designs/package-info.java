/**
 * Writes drawn textile designs as files, so that a generator can be trained and patterns drawn
 * without anybody's data.
 */
package io.loomsight.jobs.designs;
