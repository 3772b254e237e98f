package io.loomsight.jobs.detect;

import static io.loomsight.jobs.WovenNight.HEIGHT_PX;
import static io.loomsight.jobs.WovenNight.LEFT_MM;
import static io.loomsight.jobs.WovenNight.MM_PER_PX;
import static io.loomsight.jobs.WovenNight.WIDTH_PX;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.loomsight.jobs.WovenNight;
import io.loomsight.jobs.detect.FrameJudge.Measure;
import io.loomsight.jobs.table.Finding;
import io.loomsight.jobs.table.Region;
import io.loomsight.models.detect.Detector;
import io.loomsight.models.detect.Mismatch;
import io.loomsight.models.detect.ModelZoo;
import io.loomsight.models.detect.StyleGaussian;
import io.loomsight.models.fabric.Box;
import io.loomsight.models.fabric.Frame;
import io.loomsight.models.fabric.PixelBox;
import io.loomsight.models.image.DecodeLimits;
import io.loomsight.models.image.Decoded;
import io.loomsight.models.image.GreyImage;
import io.loomsight.models.image.ImageDecoder;
import io.loomsight.models.image.Mask;
import io.loomsight.models.image.Masks;
import io.loomsight.models.synth.Weave;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class FrameJudgeTest {

  private static final double FRAME_MM2 = WIDTH_PX * HEIGHT_PX * MM_PER_PX * MM_PER_PX;
  private static final int MARGIN_PX = 32;
  private static final WovenNight NIGHT = new WovenNight(Path.of("nowhere"));
  private static final Frame FRAME = NIGHT.row(Weave.PLAIN, "r1", 3);

  private static Detector detector;
  private static Measure measure;

  @BeforeAll
  static void learnTheCloth() {
    detector = ModelZoo.open(ModelZoo.DEFAULT, "cpu");
    GreyImage other = WovenNight.clean(NIGHT.row(Weave.PLAIN, "r1", 0));
    StyleGaussian style = detector.features(other).sums().gaussian();
    double clean =
        detector.judge(detector.features(WovenNight.clean(FRAME)), style, Optional.empty()).score();
    measure =
        new Measure(style, Optional.empty(), 1.2 * clean, 0.25, Mismatch.none(), "ref-1", false);
  }

  @AfterAll
  static void close() {
    detector.close();
  }

  @Test
  void holeIsFoundWhereItIs() {
    Finding finding = judge(WovenNight.holed(FRAME));

    Box hole = WovenNight.hole(FRAME).box();
    assertThat(finding.score()).isGreaterThan(finding.threshold());
    Region region = finding.regions().get(0);
    assertThat(region.score()).isEqualTo(finding.score());
    assertThat(region.box().intersectionOverUnion(hole)).isGreaterThan(0.4);
    PixelBox pixels = region.pixels();
    assertThat(region.box())
        .isEqualTo(pixels.onCloth(MM_PER_PX, LEFT_MM, 3 * HEIGHT_PX * MM_PER_PX));
    assertThat(pixels.xPx() + pixels.widthPx() / 2).isCloseTo(WIDTH_PX / 2, within(8));
    assertThat(pixels.yPx() + pixels.heightPx() / 2).isCloseTo(HEIGHT_PX / 2, within(8));
    assertThat(region.lengthMm()).isGreaterThanOrEqualTo(region.thicknessMm()).isBetween(4.0, 16.0);
    assertThat(region.contrast()).isNegative();
  }

  @Test
  void picturesHaveTheSizeOfTheirRegion() {
    Region region = judge(WovenNight.holed(FRAME)).regions().get(0);

    PixelBox pixels = region.pixels();
    Mask mask = Masks.fromPng(region.mask());
    assertThat(mask.widthPx()).isEqualTo(pixels.widthPx());
    assertThat(mask.heightPx()).isEqualTo(pixels.heightPx());
    assertThat(mask.areaPx()).isEqualTo(region.areaPx());
    GreyImage thumbnail =
        ((Decoded.Image)
                new ImageDecoder(DecodeLimits.defaults()).decode(region.thumbnail(), "thumbnail"))
            .image();
    assertThat(thumbnail.widthPx()).isEqualTo(pixels.widthPx() + 2 * MARGIN_PX);
    assertThat(thumbnail.heightPx()).isEqualTo(pixels.heightPx() + 2 * MARGIN_PX);
  }

  @Test
  void cleanClothHasNoRegion() {
    Finding finding = judge(WovenNight.clean(FRAME));

    assertThat(finding.regions()).isEmpty();
    assertThat(finding.score()).isPositive().isLessThan(finding.threshold());
    assertThat(finding.clothAreaMm2()).isCloseTo(FRAME_MM2, within(1e-3));
    assertThat(finding.offClothAreaMm2()).isZero();
    assertThat(finding.clothLeftMm()).isEqualTo(LEFT_MM);
    assertThat(finding.clothRightMm()).isEqualTo(LEFT_MM + WIDTH_PX * MM_PER_PX);
  }

  @Test
  void groundAtASideIsLeftOut() {
    int groundPx = 64;
    Finding finding =
        judge(withBlack(WovenNight.clean(FRAME), new PixelBox(0, 0, groundPx, HEIGHT_PX)));

    assertThat(finding.clothLeftMm())
        .isBetween(LEFT_MM + groundPx * MM_PER_PX, LEFT_MM + 2 * groundPx * MM_PER_PX);
    assertThat(finding.clothRightMm()).isEqualTo(LEFT_MM + WIDTH_PX * MM_PER_PX);
    assertThat(finding.offClothAreaMm2())
        .isCloseTo((finding.clothLeftMm() - LEFT_MM) * HEIGHT_PX * MM_PER_PX, within(1e-3));
    assertThat(finding.clothAreaMm2() + finding.offClothAreaMm2())
        .isCloseTo(FRAME_MM2, within(2e-3));
    assertThat(finding.groundAreaMm2())
        .isCloseTo(groundPx * MM_PER_PX * HEIGHT_PX * MM_PER_PX, within(1e-3));
    assertThat(finding.groundAreaMm2() + finding.selvedgeAreaMm2())
        .isCloseTo(finding.offClothAreaMm2(), within(2e-3));
    assertThat(finding.labelAreaMm2() + finding.seamAreaMm2()).isZero();
    assertThat(finding.regions()).isEmpty();
  }

  @Test
  void groundAloneHasNeitherScoreNorRegion() {
    Finding finding = judge(WovenNight.ground());

    assertThat(finding.score()).isZero();
    assertThat(finding.regions()).isEmpty();
    assertThat(finding.clothAreaMm2()).isZero();
    assertThat(finding.offClothAreaMm2()).isCloseTo(FRAME_MM2, within(1e-3));
    assertThat(finding.clothRightMm()).isEqualTo(finding.clothLeftMm());
  }

  @Test
  void theRollsOwnLookExplainsWhatItIsFullOf() {
    GreyImage holed = WovenNight.holed(FRAME);
    StyleGaussian own = detector.features(holed).sums().gaussian();
    Measure both =
        new Measure(
            measure.style(), Optional.of(own), measure.threshold(), 2, Mismatch.none(), "r", true);

    Finding finding = judge(100, holed, both);

    assertThat(finding.score()).isLessThan(judge(holed).score());
  }

  @Test
  void findingSaysWhatItWasJudgedBy() {
    Finding finding = judge(WovenNight.clean(FRAME));

    assertThat(finding.frameId()).isEqualTo(FRAME.frameId());
    assertThat(finding.sequence()).isEqualTo(3);
    assertThat(finding.threshold()).isEqualTo(measure.threshold());
    assertThat(finding.drift()).isEqualTo(0.25);
    assertThat(finding.fitsStyle()).isTrue();
    assertThat(finding.referenceVersion()).isEqualTo("ref-1");
    assertThat(finding.provisionalReference()).isFalse();
    assertThat(finding.modelVersion()).isEqualTo(ModelZoo.DEFAULT);
    assertThat(finding.device()).isEqualTo("cpu");
    assertThat(finding.deviceNote()).isEqualTo("no GPU: drawn");
    assertThat(finding.elapsedMs()).isPositive();
  }

  @Test
  void crowdedFramesKeepTheirHighestRegions() {
    GreyImage twice = withBlack(WovenNight.holed(FRAME), new PixelBox(24, 24, 16, 16));

    Finding all = judge(twice);
    Finding one = judge(1, twice, measure);

    assertThat(all.regions()).hasSize(2);
    assertThat(one.regions()).hasSize(1);
    assertThat(one.regions().get(0).score()).isEqualTo(all.score());
  }

  private static Finding judge(GreyImage image) {
    return judge(100, image, measure);
  }

  private static Finding judge(int maxRegionsPerFrame, GreyImage image, FrameJudge.Measure by) {
    DetectConfig config = new DetectConfig(maxRegionsPerFrame, MARGIN_PX);
    FrameBatches.Batch batch = new FrameBatches.Batch(List.of(FRAME), List.of(image));
    return new FrameJudge(detector, "no GPU: drawn", 0.8, config).judge(batch, by).get(0);
  }

  private static GreyImage withBlack(GreyImage cloth, PixelBox black) {
    float[] grey = cloth.greys();
    for (int y = black.yPx(); y < black.yPx() + black.heightPx(); y++) {
      int from = y * WIDTH_PX + black.xPx();
      Arrays.fill(grey, from, from + black.widthPx(), 0f);
    }
    return GreyImage.wrap(WIDTH_PX, HEIGHT_PX, grey);
  }
}
