package io.loomsight.jobs.detect;

import io.loomsight.models.detect.KindMeasures;
import io.loomsight.models.detect.KindModel;
import io.loomsight.models.detect.RegionShape;
import io.loomsight.models.detect.Selvedges;
import io.loomsight.models.fabric.Defect;
import io.loomsight.models.grade.ClothEdges;
import io.loomsight.models.grade.DefectMerger;
import io.loomsight.models.grade.MergedRegion;
import io.loomsight.models.grade.RollGeometry.Edge;
import io.loomsight.models.grade.Sighting;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The defects of one roll: what its frames show, merged and named. */
final class RollDefects {

  private final FrameRegions first;
  private final Map<String, FrameRegions> frames;
  private final ClothEdges edges;

  /**
   * A roll of these frames. Loom and style are those of its first frame along the roll.
   *
   * @param frames one night's frames of one roll, at least one, in any order
   */
  RollDefects(Collection<FrameRegions> frames) {
    this.first =
        frames.stream()
            .min(
                Comparator.comparingDouble((FrameRegions frame) -> frame.frame().yMm())
                    .thenComparing(FrameRegions::frameId))
            .orElseThrow();
    this.frames = new TreeMap<>();
    frames.forEach(frame -> this.frames.put(frame.frameId(), frame));
    this.edges = edges(frames);
  }

  /** Every defect, whatever its size, in an order that does not depend on that of the frames. */
  List<MergedDefect> merge(DefectsConfig config) {
    List<Sighting> sightings =
        frames.values().stream()
            .flatMap(frame -> frame.sightings(config.maxRegionsPerFrame()).stream())
            .toList();
    return DefectMerger.merge(first.rollId(), sightings, config.mergeRules()).stream()
        .map(this::named)
        .toList();
  }

  private MergedDefect named(MergedRegion region) {
    RegionShape shape =
        new RegionShape(
            region.lengthMm(),
            region.thicknessMm(),
            region.angleDeg(),
            region.areaMm2(),
            region.contrast(),
            region.roughness());
    List<FrameRegions> shownBy = region.frameIds().stream().map(frames::get).toList();
    Map<String, Double> measures =
        KindMeasures.of(shape, region.look(), region.box(), selvedges(shownBy));
    Sighting best = region.best();
    return new MergedDefect(
        new Defect(
            region.defectId(),
            first.factory(),
            first.batchDate(),
            first.loomId(),
            first.rollId(),
            first.styleId(),
            region.cameraIds(),
            region.frameIds(),
            region.box(),
            region.lengthMm(),
            region.thicknessMm(),
            region.areaMm2(),
            KindModel.shipped().kind(measures),
            shape.direction(region.box()),
            region.contrast(),
            region.score(),
            shownBy.stream().anyMatch(FrameRegions::provisionalReference)),
        best.frameId(),
        best.region(),
        measures);
  }

  /**
   * The selvedges near a defect: as the frames show them that show the defect, since cloth wanders;
   * where these show none, as the roll's frames do.
   */
  private Selvedges selvedges(List<FrameRegions> shownBy) {
    ClothEdges near = edges(shownBy);
    Selvedges unseen = Selvedges.unseen();
    double leftMm =
        near.left() == Edge.SELVEDGE
            ? near.leftMm()
            : edges.left() == Edge.SELVEDGE ? edges.leftMm() : unseen.leftMm();
    double rightMm =
        near.right() == Edge.SELVEDGE
            ? near.rightMm()
            : edges.right() == Edge.SELVEDGE ? edges.rightMm() : unseen.rightMm();
    return new Selvedges(leftMm, rightMm);
  }

  private static ClothEdges edges(Collection<FrameRegions> frames) {
    return ClothEdges.of(frames.stream().map(FrameRegions::cloth).toList());
  }
}
