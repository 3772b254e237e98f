package io.loomsight.jobs.detect;

import io.loomsight.models.fabric.Box;
import io.loomsight.models.fabric.PixelBox;
import io.loomsight.models.fabric.RegionLook;
import io.loomsight.models.grade.ClothView;
import io.loomsight.models.grade.Sighting;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** A finding without its pictures: what the merge reads. Public, because Spark's code makes it. */
public record FrameRegions(
    String frameId,
    String factory,
    LocalDate batchDate,
    String loomId,
    String rollId,
    String styleId,
    String cameraId,
    Box frame,
    double mmPerPx,
    double threshold,
    double clothAreaMm2,
    double clothLeftMm,
    double clothRightMm,
    boolean provisionalReference,
    List<Shape> regions) {

  public FrameRegions {
    regions = List.copyOf(regions);
    if (!(threshold > 0)) {
      throw new IllegalStateException(
          "frame %s: expected a threshold above 0, found %s".formatted(frameId, threshold));
    }
  }

  /** A region without its pictures; its names are those of {@code Region}. */
  public record Shape(
      PixelBox pixels,
      Box box,
      double score,
      int areaPx,
      double lengthMm,
      double thicknessMm,
      double angleDeg,
      double contrast,
      double roughness,
      Map<String, Double> look) {}

  /** What the frame shows of the cloth. */
  ClothView cloth() {
    return new ClothView(cameraId, frame, clothAreaMm2, clothLeftMm, clothRightMm);
  }

  /** The frame's regions that reach the threshold, highest score first, no more than this many. */
  List<Sighting> sightings(int maxRegions) {
    return IntStream.range(0, regions.size())
        .filter(index -> regions.get(index).score() >= threshold)
        .boxed()
        .sorted(
            Comparator.comparingDouble((Integer index) -> -regions.get(index).score())
                .thenComparing(Comparator.naturalOrder()))
        .limit(maxRegions)
        .map(this::sighting)
        .toList();
  }

  private Sighting sighting(int index) {
    Shape shape = regions.get(index);
    return new Sighting(
        frameId,
        cameraId,
        index,
        shape.pixels(),
        shape.box(),
        shape.lengthMm(),
        shape.thicknessMm(),
        shape.angleDeg(),
        shape.areaPx() * mmPerPx * mmPerPx,
        shape.contrast(),
        shape.roughness(),
        new RegionLook(shape.look()),
        shape.score() / threshold);
  }
}
