package io.loomsight.models.pattern;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TurnsTest {

  private static PatternTask task(int item, long seed) {
    return new PatternTask(item, RepeatLayout.STRAIGHT, 64, 64, 2, 1, seed);
  }

  @Test
  void everySwatchHasItsTurnBeforeOneComesAgain() {
    for (long seed = 0; seed < 20; seed++) {
      long of = seed;
      assertThat(IntStream.range(0, 11).map(item -> Turns.swatch(task(item, of), 0, 11)))
          .containsExactlyInAnyOrderElementsOf(IntStream.range(0, 11).boxed().toList());
    }
  }

  @Test
  void anItemKeepsItsSwatchForFourAttempts() {
    int first = Turns.swatch(task(3, 7), 0, 11);

    assertThat(IntStream.range(0, 4).map(attempt -> Turns.swatch(task(3, 7), attempt, 11)))
        .containsOnly(first);
    assertThat(Turns.swatch(task(3, 7), 4, 11)).isNotEqualTo(first);
  }

  @Test
  void randomNumbersDependOnSeedItemAndAttempt() {
    long one = Turns.random(task(3, 7), 0).nextLong();

    assertThat(Turns.random(task(3, 7), 0).nextLong()).isEqualTo(one);
    assertThat(Turns.random(task(3, 8), 0).nextLong()).isNotEqualTo(one);
    assertThat(Turns.random(task(4, 7), 0).nextLong()).isNotEqualTo(one);
    assertThat(Turns.random(task(3, 7), 1).nextLong()).isNotEqualTo(one);
  }
}
