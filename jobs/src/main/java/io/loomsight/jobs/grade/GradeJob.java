package io.loomsight.jobs.grade;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_distinct;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;

import io.loomsight.jobs.runtime.HeldRows;
import io.loomsight.jobs.runtime.Progress;
import io.loomsight.jobs.runtime.StageContext;
import io.loomsight.jobs.table.Batch;
import io.loomsight.jobs.table.Publication;
import io.loomsight.jobs.table.Tables;
import io.loomsight.jobs.table.Warehouse;
import io.loomsight.models.alarm.Alarm;
import io.loomsight.models.alarm.SeenRoll;
import io.loomsight.models.grade.RuleSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.api.java.function.FilterFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Grades the rolls of the batch by every configured rule set, with the tables that hang on it, and
 * says which looms need a mechanic, which hangs on none.
 *
 * <p>A roll is graded from all its cloth so far: the batch's, and that of earlier batches of the
 * same mill within {@code lookBackNights}, never of later ones. Statistics count the cloth of the
 * batch alone; how, {@link ClothShares} and {@link DefectCell} say.
 */
public final class GradeJob {

  private static final Logger LOG = LoggerFactory.getLogger(GradeJob.class);

  private final StageContext context;
  private final GradeConfig config;
  private final Batch batch;
  private final NightsJob nights;

  private GradeJob(StageContext context, GradeConfig config) {
    this.context = context;
    this.config = config;
    this.batch = context.batch();
    this.nights = new NightsJob(context.warehouse(), batch, config);
  }

  /** The earlier nights whose cloth may count to rolls of the batch, by date. */
  public static List<Batch> earlierNights(Warehouse warehouse, Batch batch, GradeConfig config) {
    return NightsJob.earlier(warehouse, batch, config);
  }

  /** All nights whose cloth may count to rolls of the batch, the last its own. */
  public static List<Batch> nights(Warehouse warehouse, Batch batch, GradeConfig config) {
    return Stream.concat(earlierNights(warehouse, batch, config).stream(), Stream.of(batch))
        .toList();
  }

  /** The nights before the batch whose charts by a rule set say what is usual, by date. */
  public static List<Batch> chartedNights(
      Warehouse warehouse, Batch batch, GradeConfig config, String ruleSet) {
    return warehouse
        .batches(Tables.CHARTS, batch.factory(), NightsJob.before(batch, config.chartNights()))
        .stream()
        .filter(other -> warehouse.isPublished(Tables.CHARTS, other, ruleSet))
        .toList();
  }

  /** The rule sets as their files say now, by name. */
  public static Map<String, RuleSet> ruleSets(Warehouse warehouse, GradeConfig config) {
    RuleSetFiles files = new RuleSetFiles(warehouse.files(), config.ruleSetFolder());
    Map<String, RuleSet> ruleSets = new TreeMap<>();
    config.ruleSets().forEach(name -> ruleSets.put(name, files.read(name)));
    return ruleSets;
  }

  /** What a run publishes. */
  public enum Writes {
    /** All that the stage makes of a night. */
    ALL,
    /** What depends on a rule set: what other runs published of the night stays beside it. */
    BY_RULE_SET
  }

  /**
   * Grades and publishes, for every rule set, all tables of the batch that depend on it, and those
   * that depend on none.
   *
   * @return frames, frames that have no score, rolls, closed rolls, the batch's defects, and the
   *     points of all rolls by each rule set
   */
  public static Map<String, Long> run(StageContext context, GradeConfig config, Writes writes) {
    long startedMs = context.clock().millis();
    Map<String, Long> counts = new GradeJob(context, config).grade(writes);
    LOG.info(
        "grades of {} by {}: {} in {} ms",
        context.batch(),
        config.ruleSets(),
        counts,
        context.clock().millis() - startedMs);
    if (counts.get("framesNotJudged") > 0) {
      LOG.warn(
          "{} frames of {} have no score: their style has no reference, or the stage 'detect' is to run again",
          counts.get("framesNotJudged"),
          context.batch());
    }
    return counts;
  }

  private Map<String, Long> grade(Writes writes) {
    ShiftPlan shifts = ShiftPlan.of(config);
    ClothJob cloth = new ClothJob(nights);
    DefectsJob found = new DefectsJob(nights);
    Dataset<RollFrame> frames = cloth.tonight();
    Map<String, Long> counts = new TreeMap<>();
    Row totals =
        frames
            .agg(count(lit(1)), count_if(not(col("judged"))), count_distinct(col("rollId")))
            .first();
    counts.put("frames", totals.getLong(0));
    counts.put("framesNotJudged", totals.getLong(1));
    counts.put("defects", nights.ofTonight(Tables.DEFECTS).count());
    try (HeldRows held = new HeldRows();
        Progress progress = Progress.start(context, "grade", "rolls", totals.getLong(2))) {
      Dataset<RollFacts> rolls = held.few(cloth.rolls(shifts, progress.counter()));
      Dataset<RollDefect> defects = held.many(found.ofRolls());
      Dataset<Row> tonight = held.many(found.tonight(frames, shifts));
      List<RollFacts> facts = rolls.collectAsList();
      Dataset<Alarm> alarms = held.few(new AlarmsJob(seen(facts), config).alarms(defects));
      Publication publication = context.warehouse().publication(batch, context.runId());
      if (writes == Writes.ALL) {
        Dataset<Alarm> ofTonight = alarms.filter((FilterFunction<Alarm>) Alarm::isTonight);
        counts.put("alarms", publication.stage(Tables.ALARMS, ofTonight));
      }
      RuleSetJob.Night night = new RuleSetJob.Night(facts, rolls, defects, tonight, alarms);
      for (RuleSet rules : ruleSets(context.warehouse(), config).values()) {
        new RuleSetJob(context, config, rules).stage(publication, night, counts);
      }
      publication.publish();
    }
    return counts;
  }

  private Map<String, SeenRoll> seen(List<RollFacts> rolls) {
    return rolls.stream()
        .collect(
            Collectors.toMap(
                RollFacts::rollId,
                roll ->
                    new SeenRoll(
                        batch.factory(),
                        batch.batchDate(),
                        roll.loomId(),
                        roll.rollId(),
                        roll.styleId(),
                        roll.geometry(),
                        roll.frameStepMm())));
  }
}
