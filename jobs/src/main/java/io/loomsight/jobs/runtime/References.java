package io.loomsight.jobs.runtime;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import io.loomsight.jobs.InputException;
import io.loomsight.jobs.table.Batch;
import io.loomsight.jobs.table.Reference;
import io.loomsight.jobs.table.Tables;
import io.loomsight.jobs.table.Warehouse;
import io.loomsight.models.detect.FeatureSums;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.spark.sql.Encoders;

/** Which reference judges a style in a batch. */
public final class References {

  /** Named good frames come before the rolls' own, newer before older, then by version. */
  private static final Comparator<Reference> BEST_LAST =
      Comparator.comparing((Reference reference) -> !reference.provisional())
          .thenComparing(Reference::createdAt)
          .thenComparing(Reference::version);

  /** What the stage {@code reference} calls its count of styles that show too little cloth. */
  public static final String WITHOUT_CLOTH = "stylesWithoutCloth";

  private References() {}

  /**
   * The reference of each style that has one: the pinned version; else the newest made of named
   * good frames; else the provisional one that this very batch made, as another night's rolls say
   * nothing about tonight's.
   *
   * @param pinned versions by style that must be used
   * @throws InputException where a pinned version does not exist
   */
  public static Map<String, Reference> inForce(
      Warehouse warehouse, Batch batch, Set<String> styles, Map<String, String> pinned) {
    List<Reference> known =
        warehouse
            .readAll(Tables.REFERENCES, batch.factory())
            .filter(col("styleId").isin(styles.toArray()))
            .filter(
                col("provisional")
                    .equalTo(lit(false))
                    .or(col("batchDate").equalTo(lit(batch.batchDate()))))
            .collectAsList();
    Map<String, Reference> chosen = new TreeMap<>();
    for (String style : styles) {
      List<Reference> ofStyle =
          known.stream().filter(reference -> reference.styleId().equals(style)).toList();
      if (pinned.containsKey(style)) {
        String version = pinned.get(style);
        chosen.put(
            style,
            ofStyle.stream()
                .filter(reference -> reference.version().equals(version))
                .findFirst()
                .orElseThrow(() -> unknown(style, version, ofStyle)));
      } else {
        ofStyle.stream().max(BEST_LAST).ifPresent(reference -> chosen.put(style, reference));
      }
    }
    return chosen;
  }

  private static InputException unknown(String style, String version, List<Reference> known) {
    return new InputException(
        "reference of style %s: expected one of the versions %s, found '%s'"
            .formatted(style, known.stream().map(Reference::version).sorted().toList(), version));
  }

  /**
   * How many styles of a batch have no reference by intent: the last run of the stage {@code
   * reference} found too little cloth in their frames.
   */
  public static long withoutCloth(Warehouse warehouse, Batch batch) {
    return RunLog.lastGood(warehouse.readAll(Tables.RUNS, batch).collectAsList(), "reference")
        .map(run -> run.counts().getOrDefault(WITHOUT_CLOTH, 0L))
        .orElse(0L);
  }

  /** The styles of a batch's frames. */
  public static Set<String> styles(Warehouse warehouse, Batch batch) {
    return new TreeSet<>(
        warehouse
            .read(Tables.FRAMES, batch)
            .select("styleId")
            .distinct()
            .as(Encoders.STRING())
            .collectAsList());
  }

  /** The feature sums that a reference keeps. */
  public static FeatureSums sums(Reference reference) {
    return FeatureSums.of(
        reference.positions(),
        RollLooks.unboxed(reference.sums()),
        RollLooks.unboxed(reference.products()));
  }
}
