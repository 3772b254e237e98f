package io.loomsight.jobs.report;

import static io.loomsight.jobs.report.ReportWords.say;

import io.loomsight.jobs.page.Numbers;
import io.loomsight.jobs.page.Words;
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
import java.util.TreeMap;

/**
 * All that the page says, bounded in size.
 *
 * @param createdAt when the page was made
 * @param frames accepted images
 * @param total the batch's own statistic; empty where it has no rolls
 * @param statistics by loom, shift, style and camera
 * @param kinds the batch's defects by kind
 * @param nights this night and those before it, oldest first
 * @param leads where to look first
 * @param rolls worst first
 * @param rollsLeftOut rolls beyond what the page lists
 * @param rejects by subject and reason
 * @param runs the last attempt at each stage, in the order they began
 */
public record ReportPage(
    Batch batch,
    ReportConfig config,
    Instant createdAt,
    long frames,
    Optional<Statistic> total,
    List<Statistic> statistics,
    List<KindStatistic> kinds,
    List<Night> nights,
    Leads leads,
    List<RollSheet> rolls,
    long rollsLeftOut,
    List<RejectGroup> rejects,
    List<Run> runs,
    List<StyleReference> references,
    List<DeviceUse> devices) {

  public ReportPage {
    statistics = List.copyOf(statistics);
    kinds = List.copyOf(kinds);
    nights = List.copyOf(nights);
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
  public record Leads(List<Alarm> alarms, List<Chart> charts, List<CutPiece> cuts) {

    static final Leads NONE = new Leads(List.of(), List.of(), List.of());

    public Leads {
      alarms = List.copyOf(alarms);
      charts = List.copyOf(charts);
      cuts = List.copyOf(cuts);
    }
  }

  /** One night's numbers on the trend; NaN where a night has none. */
  public record Night(
      LocalDate date,
      double pointsPer100M2,
      double defectsPer100M2,
      double firstQualityPercent,
      double coveragePercent,
      double areaM2) {}

  /** Refused things of one sort. */
  public record RejectGroup(
      Reject.Subject subject, Reject.Reason reason, long count, List<Example> examples) {

    public RejectGroup {
      examples = List.copyOf(examples);
    }
  }

  /** One refused thing: where it lies, its line (0 for an image), and what was wrong. */
  public record Example(String uri, long line, String detail) {

    /** The file's own name, and its line if it is one. */
    public String name() {
      String name = uri.substring(uri.lastIndexOf('/') + 1);
      return line > 0 ? name + ":" + line : name;
    }
  }

  /**
   * The reference that frames of a style were judged by.
   *
   * @param judgedFrames frames judged by it this night
   * @param goodFrames good frames it was fitted on; 0 where unknown
   */
  public record StyleReference(
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
  public record DeviceUse(
      String device, String note, String modelVersion, long frames, double elapsedMs) {}

  /** The statistics of one level, the surely worst first. */
  public List<Statistic> of(Statistic.Level level) {
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
  public List<Chart> charts(Chart.Level level) {
    return leads.charts().stream()
        .filter(chart -> chart.level() == level)
        .sorted(Comparator.comparingInt(Chart::rank))
        .toList();
  }

  /** The chart of a row of the statistics; empty where it has none. */
  public Optional<Chart> chart(Statistic row) {
    return leads.charts().stream()
        .filter(chart -> chart.level().name().equals(row.level().name()))
        .filter(chart -> chart.name().equals(row.name()))
        .findFirst();
  }

  public long refused(Reject.Subject subject) {
    return rejects.stream()
        .filter(group -> group.subject() == subject)
        .mapToLong(RejectGroup::count)
        .sum();
  }

  /** What was refused, the most of a reason first. */
  public List<RejectGroup> rejectsMostFirst() {
    return rejects.stream()
        .sorted(
            Comparator.comparingLong(RejectGroup::count)
                .reversed()
                .thenComparing(RejectGroup::subject)
                .thenComparing(RejectGroup::reason))
        .toList();
  }

  /** The rule set with its version, which any graded roll knows. */
  public Words rules() {
    return rolls.stream()
        .findFirst()
        .map(roll -> say("made.rules", config.ruleSet(), roll.grade().ruleSetVersion()))
        .orElse(say("made.rules.unknown", config.ruleSet()));
  }

  /** When the page was made, to the minute. */
  public String madeAt() {
    return Numbers.minute(createdAt);
  }

  /** Versions of all that the stages ran on. */
  public Map<String, String> versions() {
    Map<String, String> versions = new TreeMap<>();
    runs.forEach(run -> versions.putAll(run.versions()));
    return versions;
  }

  /** Images landed: accepted or refused. */
  public long landedImages() {
    return frames + refused(Reject.Subject.IMAGE);
  }

  /** Refused images over landed images, in %; NaN where none landed. */
  public double refusedPercent() {
    long landed = landedImages();
    return landed == 0 ? Double.NaN : 100.0 * refused(Reject.Subject.IMAGE) / landed;
  }

  public long allRolls() {
    return rolls.size() + rollsLeftOut;
  }
}
