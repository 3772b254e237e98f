package io.loomsight.jobs.usage;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Money in whole fen, hundredths of a yuan. */
final class Fen {

  private static final double MOST_YUAN = 1e12;
  private static final int DECIMALS = 2;

  private Fen() {}

  /**
   * Fen of yuan.
   *
   * @throws IllegalArgumentException where it is negative or has more than two decimals
   */
  static long of(String name, double yuan) {
    if (!(yuan >= 0 && yuan <= MOST_YUAN)) {
      throw new IllegalArgumentException(
          "%s: expected yuan, 0 or more, found %s".formatted(name, yuan));
    }
    BigDecimal exact = BigDecimal.valueOf(yuan).movePointRight(DECIMALS).stripTrailingZeros();
    if (exact.scale() > 0) {
      throw new IllegalArgumentException(
          "%s: expected yuan with two decimals at most, found %s".formatted(name, yuan));
    }
    return exact.longValueExact();
  }

  /** Yuan with two decimals. */
  static BigDecimal yuan(long fen) {
    return BigDecimal.valueOf(fen, DECIMALS);
  }

  /**
   * Spreads an amount over shares so that the parts add up to it: each gets its share rounded down,
   * and those with the largest remainders, the first of equal ones, one fen more.
   *
   * @param shares 0 or more; all parts are 0 where all shares are
   */
  static List<Long> spread(long fen, List<BigDecimal> shares) {
    BigDecimal whole = shares.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    if (whole.signum() == 0) {
      return shares.stream().map(share -> 0L).toList();
    }
    List<Long> parts = new ArrayList<>();
    List<BigDecimal> remainders = new ArrayList<>();
    for (BigDecimal share : shares) {
      BigDecimal[] division = share.multiply(BigDecimal.valueOf(fen)).divideAndRemainder(whole);
      parts.add(division[0].longValueExact());
      remainders.add(division[1]);
    }
    long left = fen - parts.stream().mapToLong(Long::longValue).sum();
    IntStream.range(0, shares.size())
        .boxed()
        .sorted(Comparator.comparing((Integer i) -> remainders.get(i)).reversed())
        .limit(left)
        .forEach(i -> parts.set(i, parts.get(i) + 1));
    return parts;
  }

  static long rounded(BigDecimal yuan, RoundingMode mode) {
    return yuan.movePointRight(DECIMALS).setScale(0, mode).longValueExact();
  }
}
