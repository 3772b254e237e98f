package io.loomsight.models.alarm;

import io.loomsight.models.alarm.Alarm.Urgency;
import io.loomsight.models.fabric.Box;
import io.loomsight.models.fabric.Direction;
import io.loomsight.models.grade.JudgedDefect;
import io.loomsight.models.grade.RunningDefect;
import io.loomsight.models.grade.RunningDefects;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a roll's defects say that a mechanic should see to: warp defects that run for long, and
 * defects that repeat. Defects are taken one by one and forgotten, whatever their number.
 *
 * <p>The pieces of a long running defect do not repeat. Where it has more gaps than cover it may be
 * marks that repeat at a short distance: then both may be said.
 */
public final class Alarms {

  /** A running defect that shows on a larger share of its length is no row of marks. */
  private static final double SOLID = 0.5;

  /** Far below a pixel, far above rounding. */
  private static final double ROUNDING_MM = 1e-6;

  private static final Comparator<Alarm> URGENT_FIRST =
      Comparator.comparing(Alarm::urgency)
          .thenComparingDouble(alarm -> alarm.box().yMm())
          .thenComparingDouble(alarm -> alarm.box().xMm())
          .thenComparing(Alarm::type)
          .thenComparing(alarm -> alarm.memberIds().get(0));

  private final SeenRoll roll;
  private final AlarmRules rules;
  private final Rollers rollers;

  private Alarms(SeenRoll roll, AlarmRules rules, Rollers rollers) {
    this.roll = roll;
    this.rules = rules;
    this.rollers = rollers;
  }

  /**
   * The alarms of a roll, those that should stop the loom first; also those of earlier nights of
   * which this night saw nothing.
   *
   * @param byStart the roll's defects of this night and of earlier ones, by where they start along
   *     the roll
   */
  public static List<Alarm> of(
      Iterator<JudgedDefect> byStart, SeenRoll roll, AlarmRules rules, Rollers rollers) {
    return new Alarms(roll, rules, rollers).find(byStart);
  }

  private List<Alarm> find(Iterator<JudgedDefect> byStart) {
    MarkBands bands = new MarkBands(rules.repeats().bandMm());
    List<RunningDefect> runs = new ArrayList<>();
    RunningDefects.of(new Collecting(byStart, bands), rules.runs())
        .forEachRemaining(
            run -> {
              if (run.lengthMm() > rules.runLengthMm()) {
                runs.add(run);
              }
            });
    bands.removeIf(
        mark ->
            mark.direction() == Direction.WARP
                && runs.stream().anyMatch(run -> isSolid(run) && holds(run.box(), mark.box())));
    return Stream.concat(
            runs.stream().map(this::alarm),
            Repeats.of(bands, rules.repeats()).stream().map(this::alarm))
        .sorted(URGENT_FIRST)
        .toList();
  }

  private static boolean isSolid(RunningDefect run) {
    return run.coveredMm() > SOLID * run.lengthMm();
  }

  private static boolean holds(Box outer, Box inner) {
    return outer.xMm() - ROUNDING_MM <= inner.xMm()
        && outer.yMm() - ROUNDING_MM <= inner.yMm()
        && outer.rightMm() + ROUNDING_MM >= inner.rightMm()
        && outer.endMm() + ROUNDING_MM >= inner.endMm();
  }

  private Alarm alarm(RunningDefect run) {
    Cause cause = Cause.of(run, roll.cloth(), rules.edgeMm());
    return new Alarm(
        roll.factory(),
        roll.batchDate(),
        roll.loomId(),
        roll.rollId(),
        roll.styleId(),
        Alarm.Type.RUNNING,
        run.reaches(roll.endMm(), roll.frameStepMm()) ? Urgency.STOP_LOOM : Urgency.CHECK,
        run.box(),
        run.coveredMm(),
        0,
        0,
        0,
        0,
        0,
        run.kind(),
        cause.part(),
        cause.english(),
        cause.chinese(),
        run.score(),
        run.firstNight(),
        run.lastNight(),
        run.members(),
        run.memberIds());
  }

  private Alarm alarm(Repeat repeat) {
    Cause cause = Cause.of(repeat, rollers, roll.frameStepMm());
    boolean goesOn =
        cause.part() != Cause.Part.CAMERA && repeat.reaches(roll.endMm(), roll.frameStepMm());
    return new Alarm(
        roll.factory(),
        roll.batchDate(),
        roll.loomId(),
        roll.rollId(),
        roll.styleId(),
        Alarm.Type.REPEATING,
        goesOn ? Urgency.STOP_LOOM : Urgency.CHECK,
        repeat.box(),
        0,
        repeat.periodMm(),
        repeat.periodErrorMm(),
        repeat.turns(),
        repeat.hits(),
        repeat.byChance(),
        repeat.kind(),
        cause.part(),
        cause.english(),
        cause.chinese(),
        repeat.score(),
        repeat.firstNight(),
        repeat.lastNight(),
        repeat.memberIds().size(),
        repeat.memberIds());
  }

  /** Passes a roll's defects on and keeps their marks. */
  private static final class Collecting implements Iterator<JudgedDefect> {

    private final Iterator<JudgedDefect> defects;
    private final MarkBands bands;

    private Collecting(Iterator<JudgedDefect> defects, MarkBands bands) {
      this.defects = defects;
      this.bands = bands;
    }

    @Override
    public boolean hasNext() {
      return defects.hasNext();
    }

    @Override
    public JudgedDefect next() {
      JudgedDefect defect = defects.next();
      bands.add(Mark.of(defect));
      return defect;
    }
  }
}
