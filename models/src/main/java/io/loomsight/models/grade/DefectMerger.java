package io.loomsight.models.grade;

import io.loomsight.models.fabric.Box;
import io.loomsight.models.fabric.RegionLook;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Makes one physical defect of all regions that show it: across tiles, across frames along the
 * roll, across neighbouring cameras whose images overlap, and over small gaps.
 *
 * <p>Two steps. First, regions whose boxes lie within the merge gap become a blob. Then blobs that
 * are thin lines join the blobs that continue them: warp lines at the same x over a larger gap
 * along the roll, weft lines at the same y over a larger gap across. Since the second step sees
 * whole blobs only, it does not matter into how many frames a line was cut: a line continued over a
 * frame's border is one running defect. Boxes stand for masks, so a spot inside a slanted defect's
 * box belongs to that defect.
 */
public final class DefectMerger {

  private DefectMerger() {}

  /**
   * The physical defects of one roll, by place along, then across the roll. The result does not
   * depend on the order of the sightings.
   */
  public static List<MergedRegion> merge(
      String rollId, List<Sighting> sightings, MergeRules rules) {
    List<Sighting> sorted = sightings.stream().sorted(Sighting.BY_FRAME).toList();
    List<List<Sighting>> blobs = blobs(sorted, rules);
    List<Box> boxes = blobs.stream().map(DefectMerger::union).toList();
    BoxGroups lines = new BoxGroups(boxes);
    lines.join(
        IntStream.range(0, boxes.size())
            .filter(index -> rules.isWarpLine(boxes.get(index)))
            .boxed()
            .toList(),
        rules.mergeGapMm(),
        rules.lineGapMm());
    lines.join(
        IntStream.range(0, boxes.size())
            .filter(index -> rules.isWeftLine(boxes.get(index)))
            .boxed()
            .toList(),
        rules.lineGapMm(),
        rules.mergeGapMm());
    return lines.groups().stream()
        .map(group -> group.stream().flatMap(index -> blobs.get(index).stream()).toList())
        .map(group -> merged(rollId, group.stream().sorted(Sighting.BY_FRAME).toList()))
        .sorted(
            Comparator.comparingDouble((MergedRegion region) -> region.box().yMm())
                .thenComparingDouble(region -> region.box().xMm())
                .thenComparing(MergedRegion::defectId))
        .toList();
  }

  private static List<List<Sighting>> blobs(List<Sighting> sightings, MergeRules rules) {
    BoxGroups near = new BoxGroups(sightings.stream().map(Sighting::box).toList());
    near.joinAll(rules.mergeGapMm());
    return near.groups().stream()
        .map(group -> group.stream().map(sightings::get).toList())
        .toList();
  }

  private static MergedRegion merged(String rollId, List<Sighting> sightings) {
    MergedShape shape = MergedShape.of(sightings, union(sightings));
    return new MergedRegion(
        defectId(rollId, sightings),
        sightings,
        union(sightings),
        toMicrometres(shape.lengthMm()),
        toMicrometres(shape.thicknessMm()),
        toMicrometres(shape.angleDeg()) % 180,
        toMicrometres(areaMm2(sightings)),
        weighted(sightings, Sighting::contrast),
        weighted(sightings, Sighting::roughness),
        RegionLook.mean(
            sightings.stream().map(Sighting::look).toList(),
            sightings.stream().map(sighting -> Math.max(1e-6, sighting.areaMm2())).toList()),
        sightings.stream().mapToDouble(Sighting::score).max().orElseThrow());
  }

  private static Box union(List<Sighting> sightings) {
    return sightings.stream().map(Sighting::box).reduce(Box::union).orElseThrow();
  }

  /** Three decimals: what rounding left of touching pieces must not decide between two bands. */
  private static double toMicrometres(double valueMm) {
    return Math.round(valueMm * 1000) / 1000.0;
  }

  private static double areaMm2(List<Sighting> sightings) {
    if (sightings.size() == 1) {
      return sightings.get(0).areaMm2();
    }
    return UnionArea.areaMm2(
        sightings.stream()
            .map(sighting -> UnionArea.Patch.of(sighting.box(), sighting.areaMm2()))
            .toList());
  }

  private static double weighted(List<Sighting> sightings, ToDoubleFunction<Sighting> value) {
    if (sightings.size() == 1) {
      return value.applyAsDouble(sightings.get(0));
    }
    double areaMm2 = 0;
    double sum = 0;
    for (Sighting sighting : sightings) {
      areaMm2 += sighting.areaMm2();
      sum += sighting.areaMm2() * value.applyAsDouble(sighting);
    }
    return areaMm2 > 0
        ? sum / areaMm2
        : sightings.stream().mapToDouble(value).average().orElseThrow();
  }

  private static String defectId(String rollId, List<Sighting> sightings) {
    return DefectIds.of(
        rollId,
        sightings.stream()
            .map(sighting -> new DefectIds.Place(sighting.frameId(), sighting.pixels()))
            .toList());
  }
}
