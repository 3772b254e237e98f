package io.loomsight.models.grade;

import io.loomsight.models.fabric.Box;
import io.loomsight.models.fabric.DefectKind;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A running defect that may still go on. Lengths are summed in whole micrometres: exactly. */
final class OpenRun {

  private static final Comparator<Member> BY_START =
      Comparator.comparingDouble(Member::yMm).thenComparing(Member::id);

  private record Member(double yMm, String id) {}

  private final List<Member> first = new ArrayList<>();
  private final TreeMap<Double, Double> endsByStart = new TreeMap<>();
  private final Map<DefectKind, Long> lengthsUm = new EnumMap<>(DefectKind.class);
  private OpenRun into = this;
  private double leftMm = Double.POSITIVE_INFINITY;
  private double rightMm = Double.NEGATIVE_INFINITY;
  private double endMm = Double.NEGATIVE_INFINITY;
  private long members;
  private double score = Double.NEGATIVE_INFINITY;
  private LocalDate firstNight = LocalDate.MAX;
  private LocalDate lastNight = LocalDate.MIN;

  long members() {
    return members;
  }

  double endMm() {
    return endMm;
  }

  boolean isAbsorbed() {
    return into != this;
  }

  /** The running defect that this one is now part of: itself where none has absorbed it. */
  OpenRun whole() {
    OpenRun whole = this;
    while (whole.into != whole) {
      whole.into = whole.into.into;
      whole = whole.into;
    }
    return whole;
  }

  void add(JudgedDefect defect) {
    Box box = defect.box();
    cover(box.yMm(), box.endMm());
    keep(new Member(box.yMm(), defect.defectId()));
    lengthsUm.merge(defect.kind(), Math.round(box.heightMm() * 1000), Long::sum);
    leftMm = Math.min(leftMm, box.xMm());
    rightMm = Math.max(rightMm, box.rightMm());
    endMm = Math.max(endMm, box.endMm());
    members++;
    score = Math.max(score, defect.score());
    see(defect.seenDate(), defect.seenDate());
  }

  void absorb(OpenRun other) {
    other.endsByStart.forEach(this::cover);
    other.first.forEach(this::keep);
    other.lengthsUm.forEach((kind, lengthUm) -> lengthsUm.merge(kind, lengthUm, Long::sum));
    leftMm = Math.min(leftMm, other.leftMm);
    rightMm = Math.max(rightMm, other.rightMm);
    endMm = Math.max(endMm, other.endMm);
    members += other.members;
    score = Math.max(score, other.score);
    see(other.firstNight, other.lastNight);
    other.into = this;
    other.first.clear();
    other.endsByStart.clear();
  }

  /** What it has come to. */
  RunningDefect running() {
    double startMm = endsByStart.firstKey();
    double coveredMm = 0;
    for (Map.Entry<Double, Double> stretch : endsByStart.entrySet()) {
      coveredMm += stretch.getValue() - stretch.getKey();
    }
    first.sort(BY_START);
    return new RunningDefect(
        new Box(leftMm, startMm, rightMm - leftMm, endMm - startMm),
        coveredMm,
        kind(),
        members,
        first.stream().limit(RunningDefect.KEPT_IDS).map(Member::id).toList(),
        score,
        firstNight,
        lastNight);
  }

  private DefectKind kind() {
    DefectKind longest = DefectKind.UNKNOWN;
    long longestUm = -1;
    for (Map.Entry<DefectKind, Long> length : lengthsUm.entrySet()) {
      if (length.getValue() > longestUm) {
        longest = length.getKey();
        longestUm = length.getValue();
      }
    }
    return longest;
  }

  private void see(LocalDate from, LocalDate to) {
    firstNight = from.isBefore(firstNight) ? from : firstNight;
    lastNight = to.isAfter(lastNight) ? to : lastNight;
  }

  private void keep(Member member) {
    first.add(member);
    if (first.size() >= 2 * RunningDefect.KEPT_IDS) {
      first.sort(BY_START);
      first.subList(RunningDefect.KEPT_IDS, first.size()).clear();
    }
  }

  /** Adds a stretch along, one with all that it touches. */
  private void cover(double fromMm, double toMm) {
    double startMm = fromMm;
    double stopMm = toMm;
    Map.Entry<Double, Double> before = endsByStart.floorEntry(fromMm);
    if (before != null && before.getValue() >= fromMm) {
      startMm = before.getKey();
      stopMm = Math.max(toMm, before.getValue());
    }
    Map.Entry<Double, Double> after = endsByStart.ceilingEntry(startMm);
    while (after != null && after.getKey() <= stopMm) {
      stopMm = Math.max(stopMm, after.getValue());
      endsByStart.remove(after.getKey());
      after = endsByStart.ceilingEntry(startMm);
    }
    endsByStart.put(startMm, stopMm);
  }
}
