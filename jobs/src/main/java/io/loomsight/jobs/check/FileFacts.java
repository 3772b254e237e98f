package io.loomsight.jobs.check;

/**
 * What one Parquet file is. Public because Spark's generated code must see it.
 *
 * @param schema Spark's schema in its footer, JSON; empty where there is none
 * @param failure why it cannot be read to its end; empty where it can
 */
public record FileFacts(String path, long rows, String schema, String failure) {}
