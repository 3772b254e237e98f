package io.loomsight.jobs.table;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Encoder;
import org.apache.spark.sql.types.StructType;

/**
 * One table: its name, the record that is its schema's one home, the columns that tell two rows
 * apart, how it is written, and the stage that writes it.
 */
public record Table<R extends Record>(
    String name, Class<R> type, List<String> key, Mode mode, String stage) {

  /** What a write replaces. */
  public enum Mode {
    /** The rows of (factory, batch date). */
    REPLACE_BATCH,
    /** The rows of (factory, batch date, rule set). */
    REPLACE_BATCH_RULE_SET,
    /** Nothing: a key is written once and never again. */
    INSERT_ONLY,
    /** Nothing: of rows with one key the latest counts. */
    APPEND,
    /** The rows of one run id. */
    REPLACE_RUN
  }

  public Table {
    key = List.copyOf(key);
    List<String> components =
        Arrays.stream(type.getRecordComponents()).map(RecordComponent::getName).toList();
    if (key.isEmpty() || !components.containsAll(key)) {
      throw new IllegalArgumentException(
          "table %s: expected a key out of %s, found %s".formatted(name, components, key));
    }
  }

  /** The encoder of its rows. */
  public Encoder<R> encoder() {
    return RecordEncoder.of(type);
  }

  /** The schema of its files, with comments, every column nullable. */
  public StructType schema() {
    return RecordEncoder.fileSchema(type);
  }
}
