package io.loomsight.jobs.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loomsight.models.fabric.Column;
import io.loomsight.models.fabric.Frame;
import java.util.Arrays;
import java.util.Set;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;

class RecordEncoderTest {

  public record Unknown(Set<String> names) {}

  public record Small(@Column(doc = "A length", unit = "mm") double lengthMm, String name) {}

  @Test
  void componentsBecomeColumnsInOrder() {
    for (Table<?> table : Tables.all()) {
      assertThat(table.encoder().schema().fieldNames())
          .as(table.name())
          .containsExactly(
              Arrays.stream(table.type().getRecordComponents())
                  .map(component -> component.getName())
                  .toArray(String[]::new));
    }
  }

  @Test
  void documentationAndUnitBecomeTheComment() {
    StructType schema = RecordEncoder.of(Small.class).schema();
    assertThat(schema.apply("lengthMm").getComment().get()).isEqualTo("A length [mm]");
    assertThat(schema.apply("name").getComment().isEmpty()).isTrue();
  }

  @Test
  void everyColumnOfEveryTableIsDocumented() {
    for (Table<?> table : Tables.all()) {
      for (var field : table.encoder().schema().fields()) {
        assertThat(field.getComment().isDefined()).as(table.name() + "." + field.name()).isTrue();
      }
    }
  }

  @Test
  void primitivesAreNeverNull() {
    StructType schema = RecordEncoder.of(Frame.class).schema();
    assertThat(schema.apply("sequence").nullable()).isFalse();
    assertThat(schema.apply("frameId").nullable()).isTrue();
    assertThat(schema.apply("batchDate").dataType()).isEqualTo(DataTypes.DateType);
    assertThat(schema.apply("capturedAt").dataType()).isEqualTo(DataTypes.TimestampType);
  }

  record Hidden(String name) {}

  @Test
  void recordsThatGeneratedCodeCannotReachAreRefused() {
    assertThatThrownBy(() -> RecordEncoder.of(Hidden.class))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("RecordEncoderTest$Hidden: expected a public record");
  }

  @Test
  void unknownTypeIsRefusedByName() {
    assertThatThrownBy(() -> RecordEncoder.of(Unknown.class))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Unknown.names: expected a string")
        .hasMessageContaining("found java.util.Set<java.lang.String>");
  }
}
