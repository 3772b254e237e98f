package io.loomsight.models.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.loomsight.models.fabric.Box;
import io.loomsight.models.fabric.RegionLook;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KindMeasuresTest {

  private static final Box BOX = new Box(300, 0, 4, 200);
  private static final RegionShape LINE = new RegionShape(200, 4, 178, 600, -1, 1);

  private static Map<String, Double> measures(Selvedges selvedges) {
    return KindMeasures.of(LINE, RegionLook.none(), BOX, selvedges);
  }

  @Test
  void anUnseenSelvedgeIsAsFarAsOneCanBe() {
    assertThat(measures(Selvedges.unseen())).containsEntry("selvedgeMm", 100.0);
    assertThat(measures(new Selvedges(0, 1600))).containsEntry("selvedgeMm", 100.0);
    assertThat(measures(new Selvedges(280, 1600))).containsEntry("selvedgeMm", 20.0);
    assertThat(measures(new Selvedges(0, 302))).containsEntry("selvedgeMm", 0.0);
  }

  @Test
  void anglesAreTakenFromTheWarpToEitherSide() {
    assertThat(measures(Selvedges.unseen())).containsEntry("fromWarpDeg", 2.0);
    assertThat(
            KindMeasures.of(
                new RegionShape(200, 4, 80, 600, -1, 1),
                RegionLook.none(),
                BOX,
                Selvedges.unseen()))
        .containsEntry("fromWarpDeg", 80.0)
        .containsEntry("fromYarnsDeg", 10.0);
  }

  @Test
  void widthIsAlsoCountedInYarns() {
    Map<String, Double> look =
        Map.of(
            "widthMm", 3.0,
            "pitchMm", 1.5,
            "fill", 0.5,
            "coreLengthMm", 100.0,
            "coreWidthMm", 3.0,
            "clearness", 4.0,
            "softness", 2.0);

    Map<String, Double> measures =
        KindMeasures.of(LINE, new RegionLook(look), BOX, Selvedges.unseen());

    assertThat(measures.get("yarns")).isCloseTo(Math.log(2), within(1e-4));
    assertThat(measures.get("coreArea")).isCloseTo(Math.log(300.1), within(1e-4));
    assertThat(measures).doesNotContainKeys("widthMm", "coreLengthMm");
  }

  @Test
  void whatFramesCutAnyhowIsNoLonger() {
    RegionShape endless = new RegionShape(30_000, 4, 0, 600, -1, 1);
    RegionShape metre = new RegionShape(1_000, 4, 0, 600, -1, 1);

    assertThat(KindMeasures.of(endless, RegionLook.none(), BOX, Selvedges.unseen()))
        .isEqualTo(KindMeasures.of(metre, RegionLook.none(), BOX, Selvedges.unseen()));
  }
}
