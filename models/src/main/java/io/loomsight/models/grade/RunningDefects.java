package io.loomsight.models.grade;

import io.loomsight.models.fabric.Box;
import io.loomsight.models.fabric.Direction;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Queue;
import java.util.Set;

/**
 * Makes one running defect of the warp defects of a roll that continue each other: whose gap across
 * is no more than {@link RunRules#sidewaysMm} and whose gap along no more than {@link
 * RunRules#joinGapMm}, directly or through others. A warp defect that continues no other is a
 * running defect of one member; what is too short to matter is for the reader to leave out.
 *
 * <p>Defects are taken one by one and forgotten: what is held is the running defects that go on or
 * ended within a gap, a few for every {@code sidewaysMm} of the cloth's width, and for every place
 * across how far along it is covered, no finer than the defects' edges, which lie on the cameras'
 * pixels. Any number of defects does. Which defects are joined, and what comes out in which order,
 * does not depend on the order of defects that start at the same place along.
 */
public final class RunningDefects implements Iterator<RunningDefect> {

  /** What may end is looked for this often at least, so that little waits that has ended. */
  private static final double SWEEP_MM = 1;

  private static final Comparator<RunningDefect> BY_PLACE =
      Comparator.comparingDouble((RunningDefect run) -> run.box().yMm())
          .thenComparingDouble(run -> run.box().xMm())
          .thenComparing(run -> run.memberIds().get(0));

  private final Iterator<JudgedDefect> defects;
  private final RunRules rules;
  private final RunFront front = new RunFront();
  private final List<OpenRun> open = new ArrayList<>();
  private final Queue<RunningDefect> ended = new ArrayDeque<>();
  private double reachedMm = Double.NEGATIVE_INFINITY;
  private double sweptMm = Double.NEGATIVE_INFINITY;

  private RunningDefects(Iterator<JudgedDefect> defects, RunRules rules) {
    this.defects = defects;
    this.rules = rules;
  }

  /**
   * The running defects of a roll, those that end first first.
   *
   * @param byStart the roll's defects by where they start along it; those that do not run along the
   *     warp are passed over
   */
  public static RunningDefects of(Iterator<JudgedDefect> byStart, RunRules rules) {
    return new RunningDefects(byStart, rules);
  }

  @Override
  public boolean hasNext() {
    while (ended.isEmpty() && defects.hasNext()) {
      take(defects.next());
    }
    if (ended.isEmpty()) {
      endBefore(Double.POSITIVE_INFINITY);
    }
    return !ended.isEmpty();
  }

  /**
   * The next running defect.
   *
   * @throws IllegalArgumentException where the defects are not sorted
   */
  @Override
  public RunningDefect next() {
    if (!hasNext()) {
      throw new NoSuchElementException("no running defect is left");
    }
    return ended.remove();
  }

  /** Running defects that may still go on. */
  int openRuns() {
    return open.size();
  }

  /** Places across that are told apart. */
  int frontPieces() {
    return front.pieces();
  }

  private void take(JudgedDefect defect) {
    Box box = defect.box();
    if (box.yMm() < reachedMm) {
      throw new IllegalArgumentException(
          "defect %s: expected defects by their start along the roll, found y=%s after y=%s"
              .formatted(defect.defectId(), box.yMm(), reachedMm));
    }
    reachedMm = box.yMm();
    if (defect.direction() != Direction.WARP) {
      return;
    }
    double endsFromMm = box.yMm() - rules.joinGapMm() - BoxGroups.TOLERANCE_MM;
    if (box.yMm() - sweptMm > Math.max(SWEEP_MM, rules.joinGapMm())) {
      sweptMm = box.yMm();
      endBefore(endsFromMm);
    }
    Set<OpenRun> near =
        front.runsNear(box, rules.sidewaysMm() + BoxGroups.TOLERANCE_MM, endsFromMm);
    OpenRun run =
        near.stream().max(Comparator.comparingLong(OpenRun::members)).orElseGet(this::begin);
    near.stream().filter(other -> other != run).forEach(run::absorb);
    run.add(defect);
    front.cover(box, run);
  }

  private OpenRun begin() {
    OpenRun run = new OpenRun();
    open.add(run);
    return run;
  }

  private void endBefore(double endMm) {
    front.dropBefore(endMm);
    List<RunningDefect> ending =
        open.stream()
            .filter(run -> !run.isAbsorbed() && run.endMm() < endMm)
            .map(OpenRun::running)
            .sorted(BY_PLACE)
            .toList();
    open.removeIf(run -> run.isAbsorbed() || run.endMm() < endMm);
    ended.addAll(ending);
  }
}
