package io.loomsight.jobs.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class FenTest {

  @Test
  void yuanBecomeFenExactly() {
    assertThat(Fen.of("paidYuan", 36_800.1)).isEqualTo(3_680_010);
    assertThat(Fen.of("paidYuan", 0.29)).isEqualTo(29);
    assertThat(Fen.yuan(3_680_010)).isEqualTo(new BigDecimal("36800.10"));
  }

  @Test
  void partsOfFenAndDebtsAreRefused() {
    assertThatThrownBy(() -> Fen.of("paidYuan", 0.295))
        .hasMessage("paidYuan: expected yuan with two decimals at most, found 0.295");
    assertThatThrownBy(() -> Fen.of("paidYuan", -1))
        .hasMessage("paidYuan: expected yuan, 0 or more, found -1.0");
  }

  @Test
  void largestRemaindersGetTheFenThatAreLeft() {
    assertThat(Fen.spread(10, shares(1, 1, 1))).containsExactly(4L, 3L, 3L);
    assertThat(Fen.spread(10, shares(0, 5, 8, 0))).containsExactly(0L, 4L, 6L, 0L);
    assertThat(Fen.spread(10, shares(0, 0))).containsExactly(0L, 0L);
    assertThat(Fen.spread(0, shares(2, 3))).containsExactly(0L, 0L);
  }

  @Test
  void partsAddUpToTheWholeAndLieWithinAFenOfTheirShare() {
    for (int seed = 0; seed < 200; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      long fen = random.nextLong(1_000_000_000L);
      List<BigDecimal> shares =
          Stream.generate(() -> BigDecimal.valueOf(random.nextLong(1_000_000_000_000L), 3))
              .limit(1 + random.nextInt(30))
              .toList();
      List<Long> parts = Fen.spread(fen, shares);
      double whole = shares.stream().mapToDouble(BigDecimal::doubleValue).sum();
      assertThat(parts.stream().mapToLong(Long::longValue).sum()).isEqualTo(fen);
      for (int i = 0; i < parts.size(); i++) {
        assertThat(Math.abs(parts.get(i) - fen * shares.get(i).doubleValue() / whole))
            .isLessThan(1.001);
      }
    }
  }

  private static List<BigDecimal> shares(long... shares) {
    return java.util.Arrays.stream(shares).mapToObj(BigDecimal::valueOf).toList();
  }
}
