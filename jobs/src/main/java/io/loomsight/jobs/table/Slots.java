package io.loomsight.jobs.table;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;

/** The slots that a table has folders of, whether something is published in them or not. */
final class Slots {

  /** One batch's slot, of a table with rule sets one for each of these. */
  record Slot(Batch batch, Optional<String> ruleSet, Path path) {}

  private Slots() {}

  /** The slots of a table that is replaced by batch, by factory, date and rule set. */
  static List<Slot> of(Warehouse warehouse, Table<?> table) throws IOException {
    List<Slot> slots = new ArrayList<>();
    SmallFiles files = warehouse.files();
    for (FileStatus factory : named(files, warehouse.tableFolder(table), Warehouse.FACTORY)) {
      for (FileStatus date : named(files, factory.getPath(), Warehouse.BATCH_DATE)) {
        Optional<Batch> batch = batch(factory.getPath(), date.getPath());
        if (batch.isEmpty()) {
          continue;
        }
        switch (table.mode()) {
          case REPLACE_BATCH -> slots.add(new Slot(batch.get(), Optional.empty(), date.getPath()));
          case REPLACE_BATCH_RULE_SET -> {
            for (FileStatus rules : named(files, date.getPath(), Warehouse.RULE_SET)) {
              String name = value(rules.getPath(), Warehouse.RULE_SET);
              slots.add(new Slot(batch.get(), Optional.of(name), rules.getPath()));
            }
          }
          case INSERT_ONLY, APPEND, REPLACE_RUN ->
              throw new IllegalArgumentException(table.name() + " has no batches to be replaced");
        }
      }
    }
    return slots;
  }

  /** The batch of two folders; empty where their names name none. */
  static Optional<Batch> batch(Path factory, Path date) {
    return Batch.parse(value(factory, Warehouse.FACTORY), value(date, Warehouse.BATCH_DATE));
  }

  static List<FileStatus> named(SmallFiles files, Path folder, String prefix) throws IOException {
    return files.folders(folder).stream()
        .filter(child -> child.getPath().getName().startsWith(prefix))
        .toList();
  }

  static String value(Path folder, String prefix) {
    return folder.getName().substring(prefix.length());
  }
}
