package io.loomsight.jobs.grade;

import io.loomsight.jobs.table.RollGrade.Status;
import io.loomsight.models.detect.Mismatch;
import io.loomsight.models.grade.ClothEdges;
import io.loomsight.models.grade.ClothView;
import io.loomsight.models.grade.RollCloth;
import io.loomsight.models.grade.RollGeometry;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One roll: its cloth of tonight and of earlier nights. Its loom and style are those of tonight's
 * first frame along the roll.
 */
final class Roll {

  private static final Comparator<RollFrame> ALONG =
      Comparator.comparingDouble((RollFrame frame) -> frame.box().yMm())
          .thenComparing(RollFrame::batchDate)
          .thenComparing(RollFrame::frameId);

  private final List<RollFrame> frames;
  private final List<RollFrame> tonight;
  private final LocalDate date;
  private final RollGeometry geometry;

  /**
   * A roll of these frames, in any order.
   *
   * @param frames of tonight (at least one) and of earlier nights
   * @param date tonight's
   */
  Roll(Collection<RollFrame> frames, LocalDate date) {
    this.frames = frames.stream().sorted(ALONG).toList();
    this.tonight = this.frames.stream().filter(frame -> frame.batchDate().equals(date)).toList();
    this.date = date;
    this.geometry =
        RollCloth.geometry(
            cloth(this.frames), this.frames.get(0).box().yMm(), endMm(this.frames, 0));
  }

  /** Tonight's first frame along the roll. */
  RollFrame first() {
    return tonight.get(0);
  }

  /**
   * From one frame's start along the roll to the next one's by the same camera: the median. A roll
   * of one frame has its height.
   */
  double frameStepMm() {
    Map<String, Double> startsMm = new HashMap<>();
    List<Double> stepsMm = new ArrayList<>();
    for (RollFrame frame : frames) {
      Double beforeMm = startsMm.put(frame.cameraId(), frame.box().yMm());
      if (beforeMm != null && frame.box().yMm() > beforeMm) {
        stepsMm.add(frame.box().yMm() - beforeMm);
      }
    }
    stepsMm.sort(Comparator.naturalOrder());
    return stepsMm.isEmpty() ? first().box().heightMm() : stepsMm.get(stepsMm.size() / 2);
  }

  /** Tonight's frames, along the roll. */
  List<RollFrame> tonight() {
    return tonight;
  }

  RollGeometry geometry() {
    return geometry;
  }

  LocalDate firstDate() {
    return frames.stream().map(RollFrame::batchDate).min(Comparator.naturalOrder()).orElseThrow();
  }

  int nights() {
    return (int) frames.stream().map(RollFrame::batchDate).distinct().count();
  }

  /** Frames that were judged, an image that landed in two nights once. */
  long judgedFrames() {
    return frames.stream().filter(RollFrame::judged).map(RollFrame::frameId).distinct().count();
  }

  Status status() {
    return frames.stream().anyMatch(RollFrame::rollEnd) ? Status.CLOSED : Status.OPEN;
  }

  /** Why the roll does not fit its style: the reason that most of its frames have. */
  Mismatch.Kind mismatch() {
    Map<Mismatch.Kind, Long> counts = new EnumMap<>(Mismatch.Kind.class);
    frames.stream()
        .filter(RollFrame::judged)
        .map(RollFrame::mismatch)
        .filter(kind -> kind != Mismatch.Kind.NONE)
        .forEach(kind -> counts.merge(kind, 1L, Long::sum));
    Mismatch.Kind most = Mismatch.Kind.NONE;
    for (Map.Entry<Mismatch.Kind, Long> count : counts.entrySet()) {
      if (count.getValue() > counts.getOrDefault(most, 0L)) {
        most = count.getKey();
      }
    }
    return most;
  }

  boolean hasProvisionalReference() {
    return frames.stream().filter(RollFrame::judged).anyMatch(RollFrame::provisionalReference);
  }

  /** All cloth judged so far, in mm², overlaps counted once. */
  double judgedAreaMm2() {
    return judgedAreaMm2(frames);
  }

  /** The cloth that these frames of the roll show together, in mm². */
  double judgedAreaMm2(List<RollFrame> some) {
    return RollCloth.judgedAreaMm2(cloth(some), geometry);
  }

  /** The width of the cloth that these frames of the roll show together. */
  double widthMm(List<RollFrame> some) {
    return ClothEdges.of(cloth(some)).widthMm();
  }

  /**
   * Where tonight's cloth begins: where that of earlier nights ended, so that a gap counts to the
   * night after it, or at tonight's first frame, whichever comes first.
   */
  double tonightFromMm() {
    double firstMm = first().box().yMm();
    List<RollFrame> earlier =
        frames.stream().filter(frame -> frame.batchDate().isBefore(date)).toList();
    return Math.min(firstMm, endMm(earlier, firstMm));
  }

  /** Where tonight's cloth ends. */
  double tonightToMm() {
    return endMm(tonight, tonightFromMm());
  }

  private static double endMm(List<RollFrame> some, double noneMm) {
    return some.stream().mapToDouble(frame -> frame.box().endMm()).max().orElse(noneMm);
  }

  private static List<ClothView> cloth(List<RollFrame> some) {
    return some.stream().filter(RollFrame::judged).map(RollFrame::cloth).toList();
  }
}
