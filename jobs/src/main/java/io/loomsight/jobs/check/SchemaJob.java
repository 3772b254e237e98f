package io.loomsight.jobs.check;

import io.loomsight.jobs.table.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.MapType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** Compares the schema in a file's footer with the record's: names, types, comments. */
final class SchemaJob {

  /** One column that differs. */
  record Difference(String expected, String found) {}

  private SchemaJob() {}

  /**
   * The columns that differ.
   *
   * @param json Spark's schema, as {@link FileFacts#schema} has it
   */
  static List<Difference> differences(Table<?> table, String json) {
    if (json.isEmpty()) {
      return List.of(new Difference("the schema that Spark leaves in the footer", "none"));
    }
    Map<String, String> expected = columns(table.schema());
    Map<String, String> found = columns((StructType) DataType.fromJson(json));
    List<Difference> differences = new ArrayList<>();
    expected.forEach(
        (name, column) -> {
          String other = found.getOrDefault(name, "no such column");
          if (!column.equals(other)) {
            differences.add(new Difference("column %s %s".formatted(name, column), other));
          }
        });
    found.forEach(
        (name, column) -> {
          if (!expected.containsKey(name)) {
            differences.add(new Difference("no column beside the record's", name + " " + column));
          }
        });
    return differences;
  }

  /** Every column and what nests in it, by its full name: type and comment. */
  private static Map<String, String> columns(StructType schema) {
    Map<String, String> columns = new LinkedHashMap<>();
    collect(schema, "", columns);
    return columns;
  }

  private static void collect(DataType type, String prefix, Map<String, String> columns) {
    if (type instanceof StructType struct) {
      Arrays.stream(struct.fields()).forEach(field -> collect(field, prefix, columns));
    } else if (type instanceof ArrayType array) {
      collect(array.elementType(), prefix, columns);
    } else if (type instanceof MapType map) {
      collect(map.keyType(), prefix, columns);
      collect(map.valueType(), prefix, columns);
    }
  }

  private static void collect(StructField field, String prefix, Map<String, String> columns) {
    String name = prefix + field.name();
    String comment =
        field.getComment().isDefined() ? " '%s'".formatted(field.getComment().get()) : "";
    columns.put(name, simple(field.dataType()) + comment);
    collect(field.dataType(), name + ".", columns);
  }

  /** The type's name, without what nests in it, which is compared by itself. */
  private static String simple(DataType type) {
    if (type instanceof StructType) {
      return "struct";
    }
    if (type instanceof ArrayType array) {
      return "array of " + simple(array.elementType());
    }
    return type instanceof MapType map
        ? "map of %s to %s".formatted(simple(map.keyType()), simple(map.valueType()))
        : type.simpleString();
  }
}
