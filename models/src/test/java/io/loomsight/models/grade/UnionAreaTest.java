package io.loomsight.models.grade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.loomsight.models.fabric.Box;
import io.loomsight.models.grade.UnionArea.Patch;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnionAreaTest {

  @Test
  void nothingCoversNothing() {
    assertThat(UnionArea.areaMm2(List.of())).isZero();
    assertThat(UnionArea.areaMm2(List.of(new Patch(new Box(0, 0, 0, 10), 1)))).isZero();
  }

  @Test
  void overlapsCountOnce() {
    // 100 + 100 - 5 x 10 across, - 10 x 2 along
    assertThat(area(new Box(0, 0, 10, 10), new Box(5, 0, 10, 10))).isEqualTo(150);
    assertThat(area(new Box(0, 0, 10, 10), new Box(0, 8, 10, 10))).isEqualTo(180);
    assertThat(area(new Box(0, 0, 10, 10), new Box(2, 2, 3, 3))).isEqualTo(100);
    assertThat(area(new Box(0, 0, 10, 10), new Box(20, 20, 10, 10))).isEqualTo(200);
  }

  @Test
  void theLargestShareOfAnOverlapCounts() {
    List<Patch> patches =
        List.of(new Patch(new Box(0, 0, 10, 10), 0.5), new Patch(new Box(5, 0, 10, 10), 0.8));

    // 5 x 10 x 0.5 + 10 x 10 x 0.8
    assertThat(UnionArea.areaMm2(patches)).isCloseTo(105, within(1e-9));
  }

  @Test
  void aPatchCountsNoMoreThanItsBox() {
    assertThat(Patch.of(new Box(0, 0, 10, 10), 25).share()).isEqualTo(0.25);
    assertThat(Patch.of(new Box(0, 0, 10, 10), 101).share()).isEqualTo(1);
    assertThat(Patch.of(new Box(0, 0, 0, 10), 25).share()).isZero();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void agreesWithCountingMillimetreByMillimetre(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Box> boxes = new ArrayList<>();
    boolean[][] covered = new boolean[60][60];
    int expected = 0;
    for (int i = 0; i < 12; i++) {
      int x = random.nextInt(40);
      int y = random.nextInt(40);
      int width = 1 + random.nextInt(20);
      int height = 1 + random.nextInt(20);
      boxes.add(new Box(x, y, width, height));
      for (int row = y; row < y + height; row++) {
        for (int column = x; column < x + width; column++) {
          expected += covered[row][column] ? 0 : 1;
          covered[row][column] = true;
        }
      }
    }

    assertThat(area(boxes.toArray(Box[]::new))).isCloseTo(expected, within(1e-9));
  }

  private static double area(Box... boxes) {
    return UnionArea.areaMm2(List.of(boxes).stream().map(box -> new Patch(box, 1)).toList());
  }
}
