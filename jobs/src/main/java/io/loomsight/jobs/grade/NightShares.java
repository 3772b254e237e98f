package io.loomsight.jobs.grade;

import io.loomsight.jobs.table.Statistic.Level;
import io.loomsight.models.fabric.Defect;
import io.loomsight.models.fabric.DefectKind;
import io.loomsight.models.grade.Grade;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What a roll's cloth of tonight adds to the statistics.
 *
 * <p>Frames, area and defects count to the loom and the style of the roll; frames and area to the
 * camera and the shift that took them; a defect to the shift in which its first frame was taken and
 * to one camera, the first of its sorted {@code cameraIds}, so that no row counts it twice. A roll
 * counts once to every shift and every camera that saw it, so these rows' rolls may add up to more
 * than the batch has.
 *
 * <p>Cloth woven: length times width of the roll's cloth of tonight, a camera's with the width that
 * it sees. A stretch along the roll counts to the shift whose frame first shows it; one that no
 * frame shows, to the shift of the next frame.
 */
final class NightShares {

  private static final String ALL = "all";

  private final Roll roll;
  private final ShiftPlan shifts;
  private final Grade grade;
  private final Map<String, Long> pointsByDefect;
  private final Map<String, Instant> takenAt;

  /**
   * Shares of a roll.
   *
   * @param pointsByDefect points of the roll's defects by id
   */
  NightShares(Roll roll, ShiftPlan shifts, Grade grade, Map<String, Long> pointsByDefect) {
    this.roll = roll;
    this.shifts = shifts;
    this.grade = grade;
    this.pointsByDefect = Map.copyOf(pointsByDefect);
    this.takenAt =
        roll.tonight().stream()
            .collect(
                Collectors.toMap(RollFrame::frameId, RollFrame::capturedAt, (one, other) -> one));
  }

  List<RollShare> shares() {
    double lengthMm = roll.tonightToMm() - roll.tonightFromMm();
    double wovenMm2 = lengthMm * roll.geometry().widthMm();
    List<Defect> defects = roll.defectsOfTonight();
    List<RollShare> shares = new ArrayList<>();
    shares.add(share(Level.BATCH, ALL, roll.tonight(), wovenMm2, defects));
    shares.add(share(Level.LOOM, roll.first().loomId(), roll.tonight(), wovenMm2, defects));
    shares.add(share(Level.STYLE, roll.first().styleId(), roll.tonight(), wovenMm2, defects));
    Map<String, Double> wovenByShift = wovenMm2ByShift();
    Map<String, List<Defect>> defectsByShift = grouped(defects, this::shiftOf);
    grouped(roll.tonight(), frame -> shifts.shiftAt(frame.capturedAt()))
        .forEach(
            (shift, frames) ->
                shares.add(
                    share(
                        Level.SHIFT,
                        shift,
                        frames,
                        wovenByShift.get(shift),
                        defectsByShift.getOrDefault(shift, List.of()))));
    Map<String, List<Defect>> defectsByCamera = grouped(defects, NightShares::cameraOf);
    grouped(roll.tonight(), RollFrame::cameraId)
        .forEach(
            (camera, frames) ->
                shares.add(
                    share(
                        Level.CAMERA,
                        camera,
                        frames,
                        lengthMm * roll.widthMm(frames),
                        defectsByCamera.getOrDefault(camera, List.of()))));
    return shares;
  }

  List<KindShare> kinds() {
    List<Defect> defects = roll.defectsOfTonight();
    List<KindShare> shares = new ArrayList<>();
    addKinds(shares, Level.BATCH, grouped(defects, defect -> ALL));
    addKinds(shares, Level.LOOM, grouped(defects, defect -> roll.first().loomId()));
    addKinds(shares, Level.STYLE, grouped(defects, defect -> roll.first().styleId()));
    addKinds(shares, Level.SHIFT, grouped(defects, this::shiftOf));
    addKinds(shares, Level.CAMERA, grouped(defects, NightShares::cameraOf));
    return shares;
  }

  private RollShare share(
      Level level, String name, List<RollFrame> frames, double wovenMm2, List<Defect> defects) {
    boolean graded = grade != Grade.NONE;
    return new RollShare(
        level,
        name,
        frames.stream().filter(RollFrame::judged).count(),
        frames.stream().filter(RollFrame::judged).filter(RollFrame::provisionalReference).count(),
        1,
        graded ? 1 : 0,
        grade.isFirstQuality() ? 1 : 0,
        RollShare.milliMm2(roll.judgedAreaMm2(frames)),
        RollShare.milliMm2(wovenMm2),
        defects.size(),
        points(defects));
  }

  private void addKinds(
      List<KindShare> shares, Level level, Map<String, List<Defect>> defectsByName) {
    defectsByName.forEach(
        (name, defects) -> {
          Map<DefectKind, List<Defect>> byKind = new EnumMap<>(DefectKind.class);
          defects.forEach(
              defect ->
                  byKind.computeIfAbsent(defect.kind(), kind -> new ArrayList<>()).add(defect));
          byKind.forEach(
              (kind, some) ->
                  shares.add(new KindShare(level, name, kind, some.size(), points(some))));
        });
  }

  private long points(List<Defect> defects) {
    return defects.stream()
        .mapToLong(defect -> pointsByDefect.getOrDefault(defect.defectId(), 0L))
        .sum();
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

  /** The shift in which the first of a defect's frames was taken; else the roll's first. */
  private String shiftOf(Defect defect) {
    Instant first =
        defect.frameIds().stream()
            .map(takenAt::get)
            .filter(Objects::nonNull)
            .min(Comparator.naturalOrder())
            .orElse(roll.first().capturedAt());
    return shifts.shiftAt(first);
  }

  private static String cameraOf(Defect defect) {
    return defect.cameraIds().get(0);
  }

  private static <T> Map<String, List<T>> grouped(List<T> items, Function<T, String> name) {
    return items.stream().collect(Collectors.groupingBy(name, TreeMap::new, Collectors.toList()));
  }
}
