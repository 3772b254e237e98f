package io.loomsight.jobs.table;

import io.loomsight.jobs.table.Table.Mode;
import io.loomsight.models.alarm.Alarm;
import io.loomsight.models.fabric.Defect;
import io.loomsight.models.fabric.Frame;
import java.util.List;

/** Every table of the warehouse. */
public final class Tables {

  public static final Table<Frame> FRAMES =
      new Table<>("frames", Frame.class, List.of("frameId"), Mode.REPLACE_BATCH, "ingest");

  public static final Table<Reject> REJECTS =
      new Table<>(
          "rejects", Reject.class, List.of("subject", "uri", "line"), Mode.REPLACE_BATCH, "ingest");

  public static final Table<Finding> FINDINGS =
      new Table<>("findings", Finding.class, List.of("frameId"), Mode.REPLACE_BATCH, "detect");

  public static final Table<FrameScore> SCORES =
      new Table<>("scores", FrameScore.class, List.of("frameId"), Mode.REPLACE_BATCH, "detect");

  public static final Table<Defect> DEFECTS =
      new Table<>("defects", Defect.class, List.of("defectId"), Mode.REPLACE_BATCH, "detect");

  public static final Table<Evidence> EVIDENCE =
      new Table<>("evidence", Evidence.class, List.of("defectId"), Mode.REPLACE_BATCH, "detect");

  public static final Table<Reference> REFERENCES =
      new Table<>(
          "references",
          Reference.class,
          List.of("factory", "styleId", "version"),
          Mode.INSERT_ONLY,
          "reference");

  public static final Table<DefectPoints> POINTS =
      new Table<>(
          "points",
          DefectPoints.class,
          List.of("rollId", "defectId"),
          Mode.REPLACE_BATCH_RULE_SET,
          "grade");

  public static final Table<RollGrade> ROLLS =
      new Table<>(
          "rolls", RollGrade.class, List.of("rollId"), Mode.REPLACE_BATCH_RULE_SET, "grade");

  public static final Table<Statistic> STATISTICS =
      new Table<>(
          "statistics",
          Statistic.class,
          List.of("level", "name"),
          Mode.REPLACE_BATCH_RULE_SET,
          "grade");

  public static final Table<KindStatistic> STATISTICS_BY_KIND =
      new Table<>(
          "statistics_by_kind",
          KindStatistic.class,
          List.of("level", "name", "kind"),
          Mode.REPLACE_BATCH_RULE_SET,
          "grade");

  public static final Table<Chart> CHARTS =
      new Table<>(
          "charts", Chart.class, List.of("level", "name"), Mode.REPLACE_BATCH_RULE_SET, "grade");

  public static final Table<CutPiece> CUTS =
      new Table<>(
          "cuts", CutPiece.class, List.of("rollId", "piece"), Mode.REPLACE_BATCH_RULE_SET, "grade");

  public static final Table<Alarm> ALARMS =
      new Table<>(
          "alarms", Alarm.class, List.of("rollId", "type", "box"), Mode.REPLACE_BATCH, "grade");

  public static final Table<Review> REVIEWS =
      new Table<>("reviews", Review.class, List.of("defectId"), Mode.APPEND, "review");

  public static final Table<Run> RUNS =
      new Table<>("runs", Run.class, List.of("runId"), Mode.APPEND, "night");

  public static final Table<Usage> USAGE =
      new Table<>("usage", Usage.class, List.of("runId", "taskId"), Mode.APPEND, "night");

  public static final Table<Claim> CLAIMS =
      new Table<>(
          "claims",
          Claim.class,
          List.of(
              "enterprise",
              "month",
              "factory",
              "stage",
              "gpu",
              "deviceModel",
              "reckoning",
              "supplier",
              "contract",
              "yuanPerHour"),
          Mode.REPLACE_RUN,
          "usage");

  public static final Table<Evaluation> EVALUATIONS =
      new Table<>(
          "evaluations",
          Evaluation.class,
          List.of("runId", "method", "fabric", "normals", "seed"),
          Mode.REPLACE_RUN,
          "evaluate");

  public static final Table<PatternAttempt> PATTERNS =
      new Table<>(
          "patterns",
          PatternAttempt.class,
          List.of("runId", "name", "attempt", "palette"),
          Mode.REPLACE_RUN,
          "generate");

  public static final Table<PatternSet> PATTERN_SETS =
      new Table<>(
          "pattern_sets",
          PatternSet.class,
          List.of("runId", "source", "kind"),
          Mode.REPLACE_RUN,
          "generate");

  private Tables() {}

  /** All tables, in the order in which a night fills them. */
  public static List<Table<?>> all() {
    return List.of(
        FRAMES,
        REJECTS,
        REFERENCES,
        FINDINGS,
        SCORES,
        DEFECTS,
        EVIDENCE,
        REVIEWS,
        POINTS,
        ROLLS,
        STATISTICS,
        STATISTICS_BY_KIND,
        CHARTS,
        CUTS,
        ALARMS,
        RUNS,
        USAGE,
        CLAIMS,
        EVALUATIONS,
        PATTERNS,
        PATTERN_SETS);
  }
}
