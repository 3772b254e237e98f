package io.loomsight.jobs.table;

/** Every table, its path, its record. */
public final class Warehouse {

  private Warehouse() {}
}
