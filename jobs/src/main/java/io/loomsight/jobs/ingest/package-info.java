/**
 * The stage {@code ingest}: from a landing folder to the tables {@code frames} and {@code rejects}.
 * Lists and reads the night's images and manifests where Spark runs its tasks, pairs them, refuses
 * what cannot be judged or placed on a roll, and proves that nothing was lost. How an image is
 * decoded and how sharp it is live in {@code models.image}.
 */
package io.loomsight.jobs.ingest;
