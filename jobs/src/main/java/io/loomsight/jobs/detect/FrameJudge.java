package io.loomsight.jobs.detect;

import io.loomsight.jobs.table.Finding;
import io.loomsight.jobs.table.Region;
import io.loomsight.models.detect.AnomalyMap;
import io.loomsight.models.detect.ClothArea;
import io.loomsight.models.detect.Detector;
import io.loomsight.models.detect.LeftOut;
import io.loomsight.models.detect.LeftOut.Reason;
import io.loomsight.models.detect.Mismatch;
import io.loomsight.models.detect.RegionFinder;
import io.loomsight.models.detect.RegionLooks;
import io.loomsight.models.detect.RegionShape;
import io.loomsight.models.detect.StyleGaussian;
import io.loomsight.models.fabric.Frame;
import io.loomsight.models.fabric.PixelBox;
import io.loomsight.models.image.GreyImage;
import io.loomsight.models.image.Mask;
import io.loomsight.models.image.Masks;
import io.loomsight.models.image.Thumbnails;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Makes one frame's finding: the model's one pass and all that needs the image. */
final class FrameJudge {

  private static final double MM2_DIGITS = 1e3;

  private final Detector detector;
  private final String deviceNote;
  private final double lowShare;
  private final DetectConfig config;

  /**
   * @param deviceNote why the detector is not on a GPU, though there was one for it; or empty
   */
  FrameJudge(Detector detector, String deviceNote, double lowShare, DetectConfig config) {
    this.detector = detector;
    this.deviceNote = deviceNote;
    this.lowShare = lowShare;
    this.config = config;
  }

  /** What a frame is judged by. */
  record Measure(
      StyleGaussian style,
      Optional<StyleGaussian> own,
      double threshold,
      double drift,
      Mismatch mismatch,
      String referenceVersion,
      boolean provisional) {}

  /** Findings of frames that go through the network together; each gets its share of the time. */
  List<Finding> judge(FrameBatches.Batch batch, Measure measure) {
    long started = System.nanoTime();
    List<AnomalyMap> maps = detector.judge(batch.images(), measure.style(), measure.own());
    double elapsedMs = (System.nanoTime() - started) / 1e6 / maps.size();
    return IntStream.range(0, maps.size())
        .mapToObj(
            i ->
                finding(
                    batch.frames().get(i), batch.images().get(i), maps.get(i), elapsedMs, measure))
        .toList();
  }

  private Finding finding(
      Frame frame, GreyImage image, AnomalyMap map, double elapsedMs, Measure measure) {
    ClothArea cloth = map.cloth();
    double pxMm2 = frame.mmPerPx() * frame.mmPerPx();
    double clothMm2 = rounded(cloth.areaPx(frame.heightPx()) * pxMm2);
    return new Finding(
        frame.frameId(),
        frame.factory(),
        frame.batchDate(),
        frame.loomId(),
        frame.rollId(),
        frame.styleId(),
        frame.cameraId(),
        frame.sequence(),
        frame.capturedAt(),
        frame.widthPx(),
        frame.heightPx(),
        frame.mmPerPx(),
        frame.offsetXMm(),
        frame.offsetYMm(),
        map.score(),
        measure.threshold(),
        clothMm2,
        rounded((double) frame.widthPx() * frame.heightPx() * pxMm2 - clothMm2),
        leftOutMm2(Reason.GROUND, cloth, frame),
        leftOutMm2(Reason.SELVEDGE, cloth, frame),
        leftOutMm2(Reason.LABEL, cloth, frame),
        leftOutMm2(Reason.SEAM, cloth, frame),
        rounded(frame.offsetXMm() + cloth.leftPx() * frame.mmPerPx()),
        rounded(frame.offsetXMm() + cloth.rightPx() * frame.mmPerPx()),
        measure.drift(),
        measure.mismatch().kind() == Mismatch.Kind.NONE,
        measure.mismatch().kind(),
        measure.mismatch().pitchRatio(),
        measure.mismatch().greyRatio(),
        measure.mismatch().sharpnessRatio(),
        measure.mismatch().lightChange(),
        regions(frame, image, map, measure.threshold()),
        detector.device(),
        deviceNote,
        elapsedMs,
        detector.modelVersion(),
        measure.referenceVersion(),
        measure.provisional());
  }

  private static double leftOutMm2(Reason reason, ClothArea cloth, Frame frame) {
    long leftOutPx = cloth.leftOutPx(reason, frame.widthPx(), frame.heightPx());
    return rounded(leftOutPx * frame.mmPerPx() * frame.mmPerPx());
  }

  private List<Region> regions(Frame frame, GreyImage image, AnomalyMap map, double threshold) {
    List<RegionFinder.Found> found =
        RegionFinder.find(map, threshold, lowShare, config.maxRegionsPerFrame());
    if (found.isEmpty()) {
      return List.of();
    }
    Mask cloth = mask(image, map.cloth());
    RegionLooks looks = new RegionLooks(image, cloth, map.cloth(), frame.mmPerPx());
    return found.stream().map(region -> region(frame, image, cloth, looks, region)).toList();
  }

  private Region region(
      Frame frame, GreyImage image, Mask cloth, RegionLooks looks, RegionFinder.Found found) {
    RegionShape shape =
        RegionShape.measure(image, cloth, found.mask(), found.pixels(), frame.mmPerPx());
    return new Region(
        found.pixels(),
        found.pixels().onCloth(frame.mmPerPx(), frame.offsetXMm(), frame.offsetYMm()),
        found.score(),
        found.meanScore(),
        found.mask().areaPx(),
        shape.lengthMm(),
        shape.thicknessMm(),
        shape.angleDeg(),
        shape.contrast(),
        shape.roughness(),
        looks.of(found.mask(), found.pixels(), shape).measures(),
        Masks.toPng(found.mask()),
        Thumbnails.jpeg(image, found.pixels(), config.thumbnailMarginPx()));
  }

  private static Mask mask(GreyImage image, ClothArea cloth) {
    int width = image.widthPx();
    BitSet pixels = new BitSet(width * image.heightPx());
    for (int y = 0; y < image.heightPx(); y++) {
      pixels.set(y * width + cloth.leftPx(), y * width + cloth.rightPx());
    }
    for (LeftOut patch : cloth.patches()) {
      PixelBox box = patch.box();
      for (int y = box.yPx(); y < box.yPx() + box.heightPx(); y++) {
        pixels.clear(y * width + box.xPx(), y * width + box.xPx() + box.widthPx());
      }
    }
    return Mask.of(width, image.heightPx(), pixels);
  }

  /** Three decimals, so that areas add up to the same sum on every machine. */
  private static double rounded(double value) {
    return Math.rint(value * MM2_DIGITS) / MM2_DIGITS;
  }
}
