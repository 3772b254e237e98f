package io.loomsight.models.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.loomsight.models.detect.AnomalyMap;
import io.loomsight.models.image.GreyImage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FalseAlarmStudyTest {

  private static final int SIDE_PX = 256;

  /** Maps are the images themselves; keeps what it learnt from, and what it judged by that. */
  private static final class Spy implements JudgingMethod<GreyImage> {

    private final List<String> log = new ArrayList<>();

    @Override
    public String name() {
      return "spy";
    }

    @Override
    public String modelVersion() {
      return "none";
    }

    @Override
    public GreyImage prepare(GreyImage image) {
      return image;
    }

    @Override
    public long bytes(GreyImage prepared) {
      return 0;
    }

    @Override
    public FabricJudge<GreyImage> learn(List<GreyImage> goodImages) {
      String known = goodImages.stream().map(Spy::number).toList().toString();
      return image -> {
        log.add(number(image) + " by " + known);
        return AnomalyMap.ofPixels(SIDE_PX, SIDE_PX, image.greys());
      };
    }

    /** Images carry their number in their first grey. */
    private static String number(GreyImage image) {
      return Integer.toString(Math.round(1000 * image.grey(0, 0)));
    }

    @Override
    public void close() {}
  }

  @Test
  void everyImageIsJudgedByReferencesWithoutIt() {
    Spy spy = new Spy();
    CrossFit fit = CrossFit.of(spy, images(6), 0.5, 1000);
    assertThat(spy.log)
        .containsExactly(
            "0 by [1, 2, 3, 4]",
            "5 by [1, 2, 3, 4]",
            "1 by [0, 2, 3, 4, 5]",
            "2 by [0, 1, 3, 4, 5]",
            "3 by [0, 1, 2, 4, 5]",
            "4 by [0, 1, 2, 3, 5]");
    assertThat(fit.peaks()).hasSize(6);
    // six images of 128 x 128 mm
    assertThat(fit.clothM2()).isCloseTo(6 * 0.128 * 0.128, within(1e-12));
  }

  @Test
  void loneImageIsJudgedByItself() {
    Spy spy = new Spy();
    assertThat(CrossFit.of(spy, images(1), 0.5, 1000).peaks()).hasSize(1);
    assertThat(spy.log).containsExactly("0 by [0]");
  }

  @Test
  void imagesOfGroundAloneSayNothing() {
    GreyImage black = GreyImage.wrap(SIDE_PX, SIDE_PX, new float[SIDE_PX * SIDE_PX]);
    assertThat(CrossFit.of(new Spy(), List.of(black), 0.5, 1000).showsCloth()).isFalse();
  }

  @Test
  void alarmsAreRegionsOnImagesThatNothingWasFittedOn() {
    List<GreyImage> images = new ArrayList<>(images(5));
    float[] spotted = images.get(3).greys();
    square(spotted, 40, 40);
    square(spotted, 150, 200);
    images.set(3, GreyImage.wrap(SIDE_PX, SIDE_PX, spotted));
    List<FalseAlarmCount> counts =
        new FalseAlarmStudy(0.5, 0.95).measure(new Spy(), images, List.of(1000.0, 2000.0));
    // five images of 128 x 128 mm; the other folds' thresholds lie above the spots, that of the
    // spotted one's own fold little above the 0.115 that good images reach
    assertThat(counts).extracting(FalseAlarmCount::found).containsExactly(2L, 2L);
    assertThat(counts).extracting(FalseAlarmCount::wantedPer100M2).containsExactly(1000.0, 2000.0);
    assertThat(counts.get(0).areaM2()).isCloseTo(5 * 0.128 * 0.128, within(1e-12));
  }

  @Test
  void oneImageCannotBeCrossValidated() {
    assertThatThrownBy(
            () -> new FalseAlarmStudy(0.5, 0.8).measure(new Spy(), images(1), List.of(300.0)))
        .hasMessage("false alarms: expected at least 2 good images, found 1");
  }

  private static void square(float[] greys, int leftPx, int topPx) {
    for (int y = topPx; y < topPx + 12; y++) {
      Arrays.fill(greys, y * SIDE_PX + leftPx, y * SIDE_PX + leftPx + 12, 0.9f);
    }
  }

  /** Blocks of 64 x 64 px at 0.1, 0.101, … 0.115; the image's number in the corner. */
  private static List<GreyImage> images(int count) {
    return IntStream.range(0, count)
        .mapToObj(
            number -> {
              float[] greys = new float[SIDE_PX * SIDE_PX];
              for (int at = 0; at < greys.length; at++) {
                int block = at / SIDE_PX / 64 * 4 + at % SIDE_PX / 64;
                greys[at] = 0.1f + 0.001f * block;
              }
              greys[0] = number / 1000f;
              return GreyImage.wrap(SIDE_PX, SIDE_PX, greys);
            })
        .toList();
  }
}
