package io.loomsight.models.grade;

import static org.assertj.core.api.Assertions.assertThat;

import io.loomsight.models.fabric.Box;
import io.loomsight.models.grade.RollGeometry.Edge;
import java.util.List;
import org.junit.jupiter.api.Test;

class RollClothTest {

  @Test
  void aRollBeginsAtZeroWhateverItsFirstFrame() {
    assertThat(RollCloth.geometry(List.of(view(0, 500, 1000)), 500, 4000))
        .isEqualTo(new RollGeometry(0, 4000, 10, 290, Edge.SELVEDGE, Edge.UNSEEN));
    assertThat(RollCloth.geometry(List.of(view(0, -20, 1000)), -20, 980))
        .isEqualTo(new RollGeometry(-20, 1000, 10, 290, Edge.SELVEDGE, Edge.UNSEEN));
  }

  @Test
  void aRollWithoutJudgedFramesHasALengthAndNoWidth() {
    RollGeometry roll = RollCloth.geometry(List.of(), 0, 4000);

    assertThat(roll.lengthMm()).isEqualTo(4000);
    assertThat(roll.areaMm2()).isZero();
    assertThat(RollCloth.judgedAreaMm2(List.of(), roll)).isZero();
  }

  @Test
  void clothThatSeveralFramesShowCountsOnce() {
    List<ClothView> views = List.of(view(0, 0, 1000), view(0, 600, 1000), view(280, 0, 1000));
    RollGeometry roll = RollCloth.geometry(views, 0, 1600);

    // 290 mm × 1600 mm by c0, and 280 mm of c1 beyond it × 1000 mm
    assertThat(RollCloth.judgedAreaMm2(views, roll)).isEqualTo(290 * 1600 + 280 * 1000);
  }

  @Test
  void onlyTheShareOfAFrameThatIsClothCounts() {
    ClothView label = new ClothView("c0", new Box(0, 0, 300, 1000), 200_000, 50, 300);
    RollGeometry roll = RollCloth.geometry(List.of(label), 0, 1000);

    assertThat(roll.areaMm2()).isEqualTo(250_000);
    assertThat(RollCloth.judgedAreaMm2(List.of(label), roll)).isEqualTo(200_000);
  }

  @Test
  void whatLiesBeyondTheSelvedgeIsNotTheRolls() {
    // the middle frame missed its edge: its ground is no cloth
    ClothView missed = new ClothView("c0", new Box(0, 1000, 300, 1000), 300_000, 0, 300);
    List<ClothView> views = List.of(view(0, 0, 1000), missed, view(0, 2000, 1000));
    RollGeometry roll = RollCloth.geometry(views, 0, 3000);

    assertThat(RollCloth.judgedAreaMm2(views, roll)).isEqualTo(roll.areaMm2()).isEqualTo(870_000);
  }

  @Test
  void coverageIsFromZeroToAHundred() {
    assertThat(RollCloth.coveragePercent(50, 200)).isEqualTo(25);
    assertThat(RollCloth.coveragePercent(201, 200)).isEqualTo(100);
    assertThat(RollCloth.coveragePercent(0, 0)).isZero();
  }

  /** A frame of 300 mm; at x = 0 its first 10 mm are ground. */
  private static ClothView view(double xMm, double yMm, double heightMm) {
    double leftMm = xMm == 0 ? 10 : xMm;
    double rightMm = xMm + 300;
    return new ClothView(
        "c" + (int) xMm,
        new Box(xMm, yMm, 300, heightMm),
        (rightMm - leftMm) * heightMm,
        leftMm,
        rightMm);
  }
}
