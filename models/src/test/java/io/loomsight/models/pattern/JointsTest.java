package io.loomsight.models.pattern;

import static org.assertj.core.api.Assertions.assertThat;

import io.loomsight.models.image.ColourImage;
import java.util.List;
import java.util.function.IntBinaryOperator;
import org.junit.jupiter.api.Test;

class JointsTest {

  /** A black bar over a white tile of 32 px. */
  private static final ColourImage BAR =
      DrawnTiles.drawRgb(32, 32, (x, y) -> y >= 10 && y < 16 ? 0 : 0xffffff);

  private static final List<Example> EXAMPLES = List.of(new Example(BAR, true));

  /** The left half as it is, the right one from another row. */
  private static Arrangement arranged(IntBinaryOperator column, IntBinaryOperator row) {
    Arrangement arrangement = new Arrangement(32, 32);
    for (int y = 0; y < 32; y++) {
      for (int x = 0; x < 32; x++) {
        arrangement.set(
            x,
            y,
            0,
            Math.floorMod(column.applyAsInt(x, y), 32),
            Math.floorMod(row.applyAsInt(x, y), 32));
      }
    }
    return arrangement;
  }

  private static long near(Arrangement arrangement, int reachPx) {
    boolean[] near = Joints.around(arrangement, EXAMPLES, RepeatLayout.STRAIGHT, reachPx);
    long count = 0;
    for (boolean one : near) {
      count += one ? 1 : 0;
    }
    return count;
  }

  @Test
  void noJointShowsInTheDesignItselfNorInAMirror() {
    assertThat(near(arranged((x, y) -> x, (x, y) -> y), 5)).isZero();
    assertThat(near(arranged((x, y) -> x < 16 ? x : 31 - x, (x, y) -> y), 5)).isZero();
  }

  @Test
  void aJointShowsWhereALineIsCutAndNowhereElse() {
    Arrangement cut = arranged((x, y) -> x, (x, y) -> x < 16 ? y : y + 3);

    // three rows lose the bar and three get it, at the tile's middle and at its edge
    assertThat(near(cut, 0)).isEqualTo(2 * (3 + 3));
    boolean[] around = Joints.around(cut, EXAMPLES, RepeatLayout.STRAIGHT, 2);
    assertThat(around[8 * 32 + 15]).isTrue();
    assertThat(around[8 * 32 + 17]).isTrue();
    assertThat(around[8 * 32 + 24]).isFalse();
    assertThat(around[25 * 32 + 15]).isFalse();
  }
}
