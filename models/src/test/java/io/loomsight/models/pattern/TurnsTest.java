package io.loomsight.models.pattern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TurnsTest {

  private static final int DESIGNS = 40;

  /** Greys from 0 to 39/39 in a disorder. */
  private static final List<Double> GREYS = greys();

  private static final Turns TURNS = Turns.of(GREYS.stream().map(TurnsTest::swatch).toList());

  private static List<Double> greys() {
    double[] greys = IntStream.range(0, DESIGNS).mapToDouble(at -> at / (DESIGNS - 1.0)).toArray();
    SplittableRandom random = new SplittableRandom(11);
    for (int at = 0; at < greys.length; at++) {
      int other = random.nextInt(at + 1);
      double grey = greys[at];
      greys[at] = greys[other];
      greys[other] = grey;
    }
    return IntStream.range(0, DESIGNS).mapToObj(at -> greys[at]).toList();
  }

  private static Swatch swatch(double grey) {
    return new Swatch("grey", new Example(DrawnTiles.plain(8, 8, grey), true));
  }

  private static PatternTask task(int item, long seed) {
    return new PatternTask(item, RepeatLayout.STRAIGHT, 64, 64, 2, 1, seed);
  }

  @Test
  void everySwatchHasItsTurnBeforeOneComesAgain() {
    for (long seed = 0; seed < 20; seed++) {
      long of = seed;
      assertThat(IntStream.range(0, DESIGNS).map(item -> TURNS.swatch(task(item, of), 0)))
          .containsExactlyInAnyOrderElementsOf(IntStream.range(0, DESIGNS).boxed().toList());
      assertThat(TURNS.swatch(task(DESIGNS, of), 0)).isEqualTo(TURNS.swatch(task(0, of), 0));
    }
  }

  @Test
  void theFirstFewAreAsLightAndDarkAsAll() {
    for (long seed = 0; seed < 20; seed++) {
      for (int few : List.of(8, 13, 24)) {
        long of = seed;
        double[] grey =
            IntStream.range(0, few)
                .mapToDouble(item -> GREYS.get(TURNS.swatch(task(item, of), 0)))
                .sorted()
                .toArray();
        for (int at = 0; at < few; at++) {
          assertThat(grey[at]).isCloseTo((at + 0.5) / few, within(0.16));
        }
      }
    }
  }

  @Test
  void seedsBeginElsewhere() {
    assertThat(
            IntStream.range(0, 20).map(seed -> TURNS.swatch(task(0, seed), 0)).distinct().count())
        .isGreaterThan(10);
  }

  @Test
  void anItemKeepsItsSwatchForFourAttempts() {
    int first = TURNS.swatch(task(3, 7), 0);

    assertThat(IntStream.range(0, 4).map(attempt -> TURNS.swatch(task(3, 7), attempt)))
        .containsOnly(first);
    assertThat(IntStream.range(0, 6).map(Turns::before)).containsExactly(0, 1, 2, 3, 0, 1);
    assertThat(TURNS.swatch(task(3, 7), 4)).isNotEqualTo(first);
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
