package io.loomsight.jobs.grade;

import io.loomsight.jobs.table.Statistic.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What a roll's cloth of tonight adds to the statistics.
 *
 * <p>Frames and area count to the loom and the style of the roll, and to the camera and the shift
 * that took them. A roll counts once to every shift and every camera that saw it, so these rows'
 * rolls may add up to more than the batch has.
 *
 * <p>Cloth woven: length times width of the roll's cloth of tonight, a camera's with the width that
 * it sees. A stretch along the roll counts to the shift whose frame first shows it; one that no
 * frame shows, to the shift of the next frame.
 */
final class ClothShares {

  static final String ALL = "all";

  private final Roll roll;
  private final ShiftPlan shifts;

  ClothShares(Roll roll, ShiftPlan shifts) {
    this.roll = roll;
    this.shifts = shifts;
  }

  List<RollShare> shares() {
    double lengthMm = roll.tonightToMm() - roll.tonightFromMm();
    double wovenMm2 = lengthMm * roll.geometry().widthMm();
    List<RollShare> shares = new ArrayList<>();
    shares.add(share(Level.BATCH, ALL, roll.tonight(), wovenMm2));
    shares.add(share(Level.LOOM, roll.first().loomId(), roll.tonight(), wovenMm2));
    shares.add(share(Level.STYLE, roll.first().styleId(), roll.tonight(), wovenMm2));
    Map<String, Double> wovenByShift = wovenMm2ByShift();
    grouped(roll.tonight(), frame -> shifts.shiftAt(frame.capturedAt()))
        .forEach(
            (shift, frames) ->
                shares.add(share(Level.SHIFT, shift, frames, wovenByShift.get(shift))));
    grouped(roll.tonight(), RollFrame::cameraId)
        .forEach(
            (camera, frames) ->
                shares.add(share(Level.CAMERA, camera, frames, lengthMm * roll.widthMm(frames))));
    return shares;
  }

  private RollShare share(Level level, String name, List<RollFrame> frames, double wovenMm2) {
    return RollShare.ofCloth(
        level,
        name,
        frames.stream().filter(RollFrame::judged).count(),
        frames.stream().filter(RollFrame::judged).filter(RollFrame::provisionalReference).count(),
        frames.stream().filter(RollFrame::judged).mapToDouble(RollFrame::drift).sum(),
        roll.judgedAreaMm2(frames),
        wovenMm2);
  }

  private Map<String, Double> wovenMm2ByShift() {
    Map<String, Double> wovenMm2 = new TreeMap<>();
    double reachedMm = roll.tonightFromMm();
    for (RollFrame frame : roll.tonight()) {
      double endMm = Math.max(reachedMm, frame.box().endMm());
      wovenMm2.merge(
          shifts.shiftAt(frame.capturedAt()),
          (endMm - reachedMm) * roll.geometry().widthMm(),
          Double::sum);
      reachedMm = endMm;
    }
    return wovenMm2;
  }

  private static <T> Map<String, List<T>> grouped(List<T> items, Function<T, String> name) {
    return items.stream().collect(Collectors.groupingBy(name, TreeMap::new, Collectors.toList()));
  }
}
