package io.loomsight.jobs.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.loomsight.jobs.LocalSpark;
import java.util.List;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Dataset;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class RecordEncoderIT {

  @TestFactory
  List<DynamicTest> rowsOfEveryTableSurviveTheRoundTrip() {
    return Tables.all().stream()
        .map(table -> DynamicTest.dynamicTest(table.name(), () -> roundTrip(table)))
        .toList();
  }

  private static <R extends Record> void roundTrip(Table<R> table) {
    List<R> rows = List.of(Samples.row(table.type(), 0), Samples.row(table.type(), 1));
    Dataset<R> dataset = LocalSpark.session().createDataset(rows, table.encoder());
    List<R> back = dataset.map((MapFunction<R, R>) row -> row, table.encoder()).collectAsList();
    assertThat(back).usingRecursiveComparison().isEqualTo(rows);
  }
}
