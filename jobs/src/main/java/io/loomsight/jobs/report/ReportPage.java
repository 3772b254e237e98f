package io.loomsight.jobs.report;

import io.loomsight.jobs.table.Batch;
import io.loomsight.jobs.table.Chart;
import io.loomsight.jobs.table.CutPiece;
import io.loomsight.jobs.table.KindStatistic;
import io.loomsight.jobs.table.Reject;
import io.loomsight.jobs.table.Run;
import io.loomsight.jobs.table.Statistic;
import io.loomsight.models.alarm.Alarm;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All that the page says, bounded in size.
 *
 * @param createdAt when the page was made
 * @param frames accepted images
 * @param total the batch's own statistic; empty where no cloth was judged
 * @param statistics by loom, shift, style and camera
 * @param kinds the batch's defects by kind
 * @param leads where to look first
 * @param rolls worst first
 * @param rollsLeftOut rolls beyond what the page lists
 * @param rejects by subject and reason
 * @param runs the last attempt at each stage, in the order they began
 */
record ReportPage(
    Batch batch,
    ReportConfig config,
    Instant createdAt,
    long frames,
    Optional<Statistic> total,
    List<Statistic> statistics,
    List<KindStatistic> kinds,
    Leads leads,
    List<RollSheet> rolls,
    long rollsLeftOut,
    List<RejectGroup> rejects,
    List<Run> runs,
    List<StyleReference> references,
    List<DeviceUse> devices) {

  ReportPage {
    statistics = List.copyOf(statistics);
    kinds = List.copyOf(kinds);
    rolls = List.copyOf(rolls);
    rejects = List.copyOf(rejects);
    runs = List.copyOf(runs);
    references = List.copyOf(references);
    devices = List.copyOf(devices);
  }

  /**
   * Where to look first.
   *
   * @param alarms what needs a mechanic
   * @param charts whether a loom, shift, style, camera or kind is worse than chance explains
   * @param cuts the pieces of rolls that gain by being cut
   */
  record Leads(List<Alarm> alarms, List<Chart> charts, List<CutPiece> cuts) {

    static final Leads NONE = new Leads(List.of(), List.of(), List.of());

    Leads {
      alarms = List.copyOf(alarms);
      charts = List.copyOf(charts);
      cuts = List.copyOf(cuts);
    }
  }

  /** Refused things of one sort. */
  record RejectGroup(
      Reject.Subject subject, Reject.Reason reason, long count, List<Example> examples) {

    RejectGroup {
      examples = List.copyOf(examples);
    }
  }

  /** One refused thing: where it lies, its line (0 for an image), and what was wrong. */
  record Example(String uri, long line, String detail) {}

  /**
   * The reference that frames of a style were judged by.
   *
   * @param judgedFrames frames judged by it this night
   * @param goodFrames good frames it was fitted on; 0 where unknown
   */
  record StyleReference(
      String styleId,
      String version,
      boolean provisional,
      Optional<LocalDate> madeIn,
      long goodFrames,
      double threshold,
      long judgedFrames) {}

  /**
   * What one model did on one device.
   *
   * @param note why it did not run on a GPU, though there was one for it; or empty
   */
  record DeviceUse(
      String device, String note, String modelVersion, long frames, double elapsedMs) {}

  /** The statistics of one level, the surely worst first. */
  List<Statistic> of(Statistic.Level level) {
    Map<String, Integer> ranks = new HashMap<>();
    charts(Chart.Level.valueOf(level.name()))
        .forEach(chart -> ranks.put(chart.name(), chart.rank()));
    return statistics.stream()
        .filter(row -> row.level() == level)
        .sorted(
            Comparator.comparingInt(
                    (Statistic row) -> ranks.getOrDefault(row.name(), Integer.MAX_VALUE))
                .thenComparing(Statistic::name))
        .toList();
  }

  /** The charts of one level by rank. */
  List<Chart> charts(Chart.Level level) {
    return leads.charts().stream()
        .filter(chart -> chart.level() == level)
        .sorted(Comparator.comparingInt(Chart::rank))
        .toList();
  }

  /** The chart of a row of the statistics; empty where it has none. */
  Optional<Chart> chart(Statistic row) {
    return leads.charts().stream()
        .filter(chart -> chart.level().name().equals(row.level().name()))
        .filter(chart -> chart.name().equals(row.name()))
        .findFirst();
  }

  long refused(Reject.Subject subject) {
    return rejects.stream()
        .filter(group -> group.subject() == subject)
        .mapToLong(RejectGroup::count)
        .sum();
  }

  /** Images landed: accepted or refused. */
  long landedImages() {
    return frames + refused(Reject.Subject.IMAGE);
  }

  /** Refused images over landed images, in %; NaN where none landed. */
  double refusedPercent() {
    long landed = landedImages();
    return landed == 0 ? Double.NaN : 100.0 * refused(Reject.Subject.IMAGE) / landed;
  }

  long allRolls() {
    return rolls.size() + rollsLeftOut;
  }
}
