package io.loomsight.jobs.runtime;

import io.loomsight.jobs.InputException;
import io.loomsight.jobs.table.Reference;
import io.loomsight.jobs.table.Run;
import io.loomsight.jobs.table.Tables;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.spark.sql.Encoders;

/**
 * Which version of its style's reference each style of a batch is judged against, so that a rerun
 * judges as the first run did, whatever references were made since.
 */
public final class ReferencePins {

  private static final String KEY = "reference.";

  private ReferencePins() {}

  /**
   * The versions by style: what was asked for; else what the batch was last judged against, if the
   * model is still the same; else what {@link References#inForce} chooses now. Styles without any
   * reference are left out.
   *
   * @param runs the batch's runs; those of {@code stage} keep the versions under {@link #versions}
   * @throws InputException where a style or version was asked for that does not exist
   */
  public static SortedMap<String, String> of(
      StageContext context, RunLog runs, String stage, String model, Map<String, String> asked) {
    Set<String> styles = styles(context);
    for (String style : asked.keySet()) {
      if (!styles.contains(style)) {
        throw new InputException(
            "--reference-version: expected a style of %s out of %s, found '%s'"
                .formatted(context.batch(), styles, style));
      }
    }
    Map<String, String> pins = new HashMap<>(usable(context, earlier(runs, stage, styles), model));
    pins.putAll(asked);
    SortedMap<String, String> versions = new TreeMap<>();
    References.inForce(context.warehouse(), context.batch(), styles, pins)
        .forEach((style, reference) -> versions.put(style, reference.version()));
    return versions;
  }

  /** The styles of the batch. */
  public static Set<String> styles(StageContext context) {
    return new TreeSet<>(
        context
            .warehouse()
            .read(Tables.FRAMES, context.batch())
            .select("styleId")
            .distinct()
            .as(Encoders.STRING())
            .collectAsList());
  }

  /** The versions as a run keeps them. */
  public static Map<String, String> versions(Map<String, String> byStyle) {
    Map<String, String> versions = new HashMap<>();
    byStyle.forEach((style, version) -> versions.put(KEY + style, version));
    return versions;
  }

  /** The versions by style that {@link #versions} turned into a run's. */
  public static SortedMap<String, String> byStyle(Map<String, String> versions) {
    SortedMap<String, String> byStyle = new TreeMap<>();
    versions.forEach(
        (name, version) -> {
          if (name.startsWith(KEY)) {
            byStyle.put(name.substring(KEY.length()), version);
          }
        });
    return byStyle;
  }

  private static Map<String, String> earlier(RunLog runs, String stage, Set<String> styles) {
    Map<String, String> earlier =
        runs.lastGood(stage).map(Run::versions).map(ReferencePins::byStyle).orElseGet(TreeMap::new);
    earlier.keySet().retainAll(styles);
    return earlier;
  }

  private static Map<String, String> usable(
      StageContext context, Map<String, String> pins, String model) {
    if (pins.isEmpty()) {
      return pins;
    }
    Map<String, Reference> references =
        References.inForce(context.warehouse(), context.batch(), pins.keySet(), pins);
    Map<String, String> usable = new HashMap<>(pins);
    references.forEach(
        (style, reference) -> {
          if (!reference.modelVersion().equals(model)) {
            usable.remove(style);
          }
        });
    return usable;
  }
}
