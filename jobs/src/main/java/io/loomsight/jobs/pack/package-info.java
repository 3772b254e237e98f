/**
 * Turns a night of many small images into few large files that {@code ingest} and {@code detect}
 * read as they read the loose ones: tar files, which any tool opens, each with an index of what
 * lies where. What an index says lives in {@code runtime}, since those who read it need it too.
 */
package io.loomsight.jobs.pack;
