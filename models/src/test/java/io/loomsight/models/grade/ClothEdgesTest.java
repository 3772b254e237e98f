package io.loomsight.models.grade;

import static org.assertj.core.api.Assertions.assertThat;

import io.loomsight.models.fabric.Box;
import io.loomsight.models.grade.RollGeometry.Edge;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClothEdgesTest {

  @Test
  void noClothHasNoEdges() {
    assertThat(ClothEdges.of(List.of())).isEqualTo(new ClothEdges(0, 0, Edge.UNSEEN, Edge.UNSEEN));
    assertThat(ClothEdges.of(List.of(new ClothView("c0", new Box(50, 0, 300, 100), 0, 50, 50))))
        .isEqualTo(new ClothEdges(0, 0, Edge.UNSEEN, Edge.UNSEEN));
  }

  @Test
  void whereNoGroundIsSeenTheClothReachesAsFarAsFramesShow() {
    assertThat(
            ClothEdges.of(List.of(view("c0", 100, 400, 100, 400), view("c1", 380, 700, 380, 700))))
        .isEqualTo(new ClothEdges(100, 700, Edge.UNSEEN, Edge.UNSEEN));
  }

  @Test
  void aSelvedgeLiesAtTheMedianOfTheOutermostCamera() {
    ClothEdges edges =
        ClothEdges.of(
            List.of(
                view("c0", 0, 300, 12, 300),
                view("c0", 0, 300, 10, 300),
                view("c0", 0, 300, 14, 300),
                view("c1", 280, 600, 280, 590)));

    assertThat(edges).isEqualTo(new ClothEdges(12, 590, Edge.SELVEDGE, Edge.SELVEDGE));
    assertThat(edges.widthMm()).isEqualTo(578);
  }

  @Test
  void aFrameWhoseEdgeWasMissedMovesNothing() {
    ClothEdges edges =
        ClothEdges.of(
            List.of(
                view("c0", 0, 300, 12, 300),
                view("c0", 0, 300, 0, 300),
                view("c0", 0, 300, 12, 300)));

    assertThat(edges.leftMm()).isEqualTo(12);
    assertThat(edges.left()).isEqualTo(Edge.SELVEDGE);
  }

  @Test
  void groundInHalfOfTheFramesOrInAnInnerCameraIsNoSelvedge() {
    assertThat(
            ClothEdges.of(List.of(view("c0", 0, 300, 12, 300), view("c0", 0, 300, 0, 300))).left())
        .isEqualTo(Edge.UNSEEN);
    assertThat(
            ClothEdges.of(List.of(view("c0", 0, 300, 0, 300), view("c1", 280, 600, 320, 600)))
                .left())
        .isEqualTo(Edge.UNSEEN);
  }

  @Test
  void roundingIsNoGround() {
    assertThat(ClothEdges.of(List.of(view("c0", 0.1, 300, 0.1 + 1e-9, 300 - 1e-9))))
        .extracting(ClothEdges::left, ClothEdges::right)
        .containsExactly(Edge.UNSEEN, Edge.UNSEEN);
  }

  @Test
  void theOrderOfFramesDoesNotMatter() {
    List<ClothView> views = new ArrayList<>();
    for (int i = 0; i < 9; i++) {
      views.add(view("c" + i % 3, 100 * (i % 3), 100 * (i % 3) + 150, 100 * (i % 3) + i, 340 - i));
    }
    ClothEdges edges = ClothEdges.of(views);
    Collections.reverse(views);

    assertThat(ClothEdges.of(views)).isEqualTo(edges);
  }

  private static ClothView view(
      String camera, double frameLeftMm, double frameRightMm, double leftMm, double rightMm) {
    return new ClothView(
        camera,
        new Box(frameLeftMm, 0, frameRightMm - frameLeftMm, 100),
        (rightMm - leftMm) * 100,
        leftMm,
        rightMm);
  }
}
