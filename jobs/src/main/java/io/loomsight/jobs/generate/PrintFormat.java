package io.loomsight.jobs.generate;

import static java.util.Objects.requireNonNull;

import io.loomsight.models.pattern.PatternTask;
import io.loomsight.models.pattern.PrintSize;
import io.loomsight.models.pattern.RepeatLayout;
import java.io.Serializable;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How large a tile is printed, and how large it is drawn before it is enlarged to that. A print
 * that is no whole number of pixels, or an odd one where a layout needs an even side, is refused
 * with the nearest sizes that are.
 *
 * @param size of the tile in print
 * @param drawnPx the shorter side while it is drawn, even, from 64
 */
public record PrintFormat(PrintSize size, int drawnPx) implements Serializable {

  /** The most pixels of a tile in print. */
  static final long MOST_PX = 200_000_000;

  private static final BigDecimal CM_PER_INCH = new BigDecimal("2.54");
  private static final BigDecimal MM_PER_CM = BigDecimal.TEN;
  private static final int MOST_DECIMALS = 5;
  private static final int FARTHEST_PX = 20_000;

  public PrintFormat {
    requireNonNull(size, "size is null");
    if (drawnPx < PatternTask.LEAST_SIDE_PX || drawnPx % 2 != 0) {
      throw new IllegalArgumentException(
          "drawnPx: expected an even number from %d, found %d"
              .formatted(PatternTask.LEAST_SIDE_PX, drawnPx));
    }
  }

  /** The format of a size in cm and a density, for all of some layouts. */
  static PrintFormat of(
      double widthCm, double heightCm, double dpi, int drawnPx, List<RepeatLayout> layouts) {
    requireAboveZero("widthCm", widthCm);
    requireAboveZero("heightCm", heightCm);
    requireAboveZero("dpi", dpi);
    PrintSize size = PrintSize.ofCm(widthCm, heightCm, dpi);
    requireFits("widthCm", size.widthMm(), size.exactWidthPx(), dpi, layouts, RepeatLayout.BRICK);
    requireFits(
        "heightCm", size.heightMm(), size.exactHeightPx(), dpi, layouts, RepeatLayout.HALF_DROP);
    if ((long) size.widthPx() * size.heightPx() > MOST_PX) {
      throw new IllegalArgumentException(
          "widthCm x heightCm: expected at most %,d px in all, found %,d x %,d px"
              .formatted(MOST_PX, size.widthPx(), size.heightPx()));
    }
    PrintFormat format = new PrintFormat(size, drawnPx);
    if (format.drawnWidthPx() > size.widthPx() || format.drawnHeightPx() > size.heightPx()) {
      throw new IllegalArgumentException(
          "drawnPx: expected no more than the print's shorter side of %d px, found %d"
              .formatted(Math.min(size.widthPx(), size.heightPx()), drawnPx));
    }
    return format;
  }

  /** The width while it is drawn, even, in px. */
  int drawnWidthPx() {
    return drawn(size.widthPx());
  }

  /** The height while it is drawn, even, in px. */
  int drawnHeightPx() {
    return drawn(size.heightPx());
  }

  /** The scale of the drawn tile in print. */
  double drawnPxPerMm() {
    return drawnWidthPx() / size.widthMm().doubleValue();
  }

  private int drawn(int printedPx) {
    int shorter = Math.min(size.widthPx(), size.heightPx());
    return 2 * (int) Math.round(drawnPx / 2.0 * printedPx / shorter);
  }

  private static void requireAboveZero(String key, double value) {
    if (!(value > 0)) {
      throw new IllegalArgumentException(
          "%s: expected a number above 0, found %s".formatted(key, value));
    }
  }

  private static void requireFits(
      String key,
      BigDecimal mm,
      BigDecimal exactPx,
      double dpi,
      List<RepeatLayout> layouts,
      RepeatLayout evenFor) {
    boolean even = layouts.contains(evenFor);
    String expected =
        even ? "an even number of pixels, as %s needs".formatted(evenFor.label()) : "whole pixels";
    boolean whole = mm.multiply(BigDecimal.valueOf(dpi)).remainder(mmPerInch()).signum() == 0;
    if (!whole || (even && exactPx.intValue() % 2 != 0)) {
      throw new IllegalArgumentException(
          "%s: expected %s, found %s cm x %s dpi / 2.54 = %s px; nearest that fit: %s"
              .formatted(
                  key,
                  expected,
                  plain(mm.divide(MM_PER_CM)),
                  plain(BigDecimal.valueOf(dpi)),
                  plain(exactPx.setScale(3, RoundingMode.HALF_UP)),
                  nearest(exactPx, BigDecimal.valueOf(dpi), even ? 2 : 1)));
    }
  }

  private static BigDecimal mmPerInch() {
    return CM_PER_INCH.multiply(MM_PER_CM);
  }

  /** The sizes below and above that are whole pixels and can be written in decimals. */
  private static String nearest(BigDecimal px, BigDecimal dpi, int step) {
    List<String> sizes =
        Stream.of(writable(px, dpi, -step), writable(px, dpi, step))
            .flatMap(Optional::stream)
            .toList();
    return sizes.isEmpty() ? "none near at this dpi, try 254" : String.join(" or ", sizes);
  }

  private static Optional<String> writable(BigDecimal px, BigDecimal dpi, int step) {
    int start =
        px.setScale(0, step < 0 ? RoundingMode.FLOOR : RoundingMode.CEILING).intValueExact();
    int even = Math.abs(step);
    int from = start - Math.floorMod(start, even) + (step > 0 && start % even != 0 ? even : 0);
    for (int at = from; at >= 1 && Math.abs(at - from) <= FARTHEST_PX; at += step) {
      BigDecimal[] cm =
          BigDecimal.valueOf(at)
              .multiply(CM_PER_INCH)
              .movePointRight(MOST_DECIMALS)
              .divideAndRemainder(dpi);
      if (cm[1].signum() == 0) {
        return Optional.of(
            "%s cm (%d px)".formatted(plain(cm[0].movePointLeft(MOST_DECIMALS)), at));
      }
    }
    return Optional.empty();
  }

  private static String plain(BigDecimal number) {
    return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
  }
}
