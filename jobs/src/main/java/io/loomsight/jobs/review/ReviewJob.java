package io.loomsight.jobs.review;

import static java.util.stream.Collectors.groupingBy;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.min;

import io.loomsight.jobs.InputException;
import io.loomsight.jobs.runtime.RunIds;
import io.loomsight.jobs.runtime.Sessions;
import io.loomsight.jobs.table.Batch;
import io.loomsight.jobs.table.Review;
import io.loomsight.jobs.table.Tables;
import io.loomsight.jobs.table.Warehouse;
import io.loomsight.models.fabric.DefectKind;
import io.loomsight.models.fabric.Verdict;
import java.io.PrintStream;
import java.text.MessageFormat;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Appends a file of labels to {@code reviews}, each under the night in which its defect was first
 * seen. Nothing is appended where a line is bad or names a defect that is not there; a file that is
 * taken in twice changes nothing.
 */
public final class ReviewJob {

  /** File, labels, nights, defects, those that a person named, false alarms. */
  private static final String TAKEN =
      "{0}: {1,choice,0#no labels|1#1 label|1<{1} labels} of {2,choice,0#no night|1#1 night|1<{2}"
          + " nights}: {3,choice,0#no defects|1#1 defect|1<{3} defects}, {4} of them named, and"
          + " {5,choice,0#no false alarms|1#1 false alarm|1<{5} false alarms}";

  private static final int MOST_NAMED = 5;

  private ReviewJob() {}

  /** Takes a file in and says what it held; returns how many labels. */
  public static int run(
      SparkSession spark,
      Warehouse warehouse,
      ReviewRequest request,
      Clock clock,
      PrintStream out) {
    List<Label> labels = LabelFile.read(request.file(), clock.instant());
    Map<String, LocalDate> nights = nights(spark, warehouse, request, labels);
    refuseUnknown(request, labels, nights);
    refuseEarly(request, labels, nights, clock.instant());
    String runId = RunIds.next(clock);
    Map<LocalDate, List<Label>> byNight =
        labels.stream()
            .collect(
                groupingBy(
                    label -> nights.get(label.defectId()), TreeMap::new, Collectors.toList()));
    byNight.forEach(
        (night, ofNight) ->
            warehouse.append(
                Tables.REVIEWS,
                new Batch(request.factory(), night),
                runId,
                spark.createDataset(
                    ofNight.stream().map(label -> review(request.factory(), night, label)).toList(),
                    Tables.REVIEWS.encoder())));
    print(request, labels, byNight, out);
    return labels.size();
  }

  /** Takes a file in, in a session of its own. */
  static void runLocally(
      String warehouseRoot, ReviewRequest request, Clock clock, PrintStream out) {
    Sessions.with(spark -> run(spark, Warehouse.open(spark, warehouseRoot), request, clock, out));
  }

  /** The first night of each labelled defect that there is. */
  private static Map<String, LocalDate> nights(
      SparkSession spark, Warehouse warehouse, ReviewRequest request, List<Label> labels) {
    List<Batch> searched =
        warehouse.batches(
            Tables.DEFECTS,
            request.factory(),
            night -> request.night().map(night.batchDate()::equals).orElse(true));
    if (searched.isEmpty()) {
      throw new InputException(
          "%s%s: expected a night that was judged, found none in %s"
              .formatted(
                  request.factory(),
                  request.night().map(night -> " " + night).orElse(""),
                  warehouse.root()));
    }
    List<Row> found =
        warehouse
            .read(Tables.DEFECTS, searched)
            .select("defectId", "batchDate")
            .join(
                spark
                    .createDataset(labels.stream().map(Label::defectId).toList(), Encoders.STRING())
                    .toDF("defectId"),
                "defectId")
            .groupBy("defectId")
            .agg(min(col("batchDate")))
            .collectAsList();
    Map<String, LocalDate> nights = new HashMap<>();
    found.forEach(row -> nights.put(row.getString(0), row.getDate(1).toLocalDate()));
    return nights;
  }

  private static void refuseUnknown(
      ReviewRequest request, List<Label> labels, Map<String, LocalDate> nights) {
    List<Label> unknown =
        labels.stream().filter(label -> !nights.containsKey(label.defectId())).toList();
    if (!unknown.isEmpty()) {
      throw new InputException(
          "%s: expected defects of %s%s, found %d that are not there: %s%s"
              .formatted(
                  request.file(),
                  request.factory(),
                  request.night().map(night -> " " + night).orElse(""),
                  unknown.size(),
                  unknown.stream()
                      .limit(MOST_NAMED)
                      .map(label -> "%s (line %d)".formatted(label.defectId(), label.line()))
                      .collect(Collectors.joining(", ")),
                  unknown.size() > MOST_NAMED ? ", ..." : ""));
    }
  }

  /**
   * The latest word counts: one from before the cloth was woven could change nothing.
   *
   * @param now may lie before the night where that was drawn
   */
  private static void refuseEarly(
      ReviewRequest request, List<Label> labels, Map<String, LocalDate> nights, Instant now) {
    for (Label label : labels) {
      LocalDate night = nights.get(label.defectId());
      // A night east of Greenwich begins the day before
      Instant begins = night.minusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
      if (label.reviewedAt().isBefore(begins) && !now.isBefore(begins)) {
        throw new InputException(
            "%s:%d: expected a reviewedAt after the night %s, found '%s' (the clock of the machine that it was reviewed on?)"
                .formatted(request.file(), label.line(), night, label.reviewedAt()));
      }
    }
  }

  private static Review review(String factory, LocalDate night, Label label) {
    return new Review(
        factory,
        night,
        label.defectId(),
        label.verdict(),
        label.kind(),
        label.reviewer(),
        label.reviewedAt(),
        label.note());
  }

  private static void print(
      ReviewRequest request,
      List<Label> labels,
      Map<LocalDate, List<Label>> byNight,
      PrintStream out) {
    long falseAlarms =
        labels.stream().filter(label -> label.verdict() == Verdict.FALSE_ALARM).count();
    long named = labels.stream().filter(label -> label.kind() != DefectKind.UNKNOWN).count();
    Object[] taken = {
      request.file().toString(),
      labels.size(),
      byNight.size(),
      labels.size() - falseAlarms,
      named,
      falseAlarms
    };
    out.println(new MessageFormat(TAKEN, Locale.ROOT).format(taken));
    List<LocalDate> nights = List.copyOf(byNight.keySet());
    out.printf(
        "now grade again: loomsight grade --factory %s --from %s --to %s%n",
        request.factory(), nights.get(0), nights.get(nights.size() - 1));
    out.flush();
  }
}
