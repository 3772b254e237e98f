/**
 * The subcommand {@code manifest}: writes {@code manifest.csv} for a night whose cameras leave
 * images without one, from the images' paths and headers. No Spark, no pixels; what a manifest line
 * must say and how it is checked is {@code ingest}'s.
 */
package io.loomsight.jobs.manifest;
