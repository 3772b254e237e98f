package io.loomsight.models.pattern;

import java.io.Serializable;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * How large a repeat is printed. Pixels are {@code mm x dpi / 25.4}, that is {@code cm x dpi /
 * 2.54}, worked out in decimals, so 64 cm at 254 dpi are 6400 px and no rounding of binary
 * fractions spoils it. A raster has whole pixels: where the product is none, {@link #widthPx} and
 * {@link #heightPx} are the nearest (a half is rounded up), and {@link #printed} is the size that
 * these pixels really have at this density. A caller that must not deviate asks {@link #isWhole}.
 *
 * @param widthMm wanted width, above 0, in mm
 * @param heightMm wanted height, above 0, in mm
 * @param dpi pixels an inch (25.4 mm) in both directions, above 0
 */
public record PrintSize(BigDecimal widthMm, BigDecimal heightMm, BigDecimal dpi)
    implements Serializable {

  private static final BigDecimal MM_PER_INCH = new BigDecimal("25.4");
  private static final BigDecimal MM_PER_CM = BigDecimal.TEN;
  private static final int DIGITS = 9;

  public PrintSize {
    requireAboveZero("print width in mm", widthMm);
    requireAboveZero("print height in mm", heightMm);
    requireAboveZero("print density in dpi", dpi);
    wholePx(widthMm, dpi);
    wholePx(heightMm, dpi);
  }

  /** A size in centimetres. */
  public static PrintSize ofCm(double widthCm, double heightCm, double dpi) {
    return new PrintSize(
        decimal("print width in cm", widthCm).multiply(MM_PER_CM),
        decimal("print height in cm", heightCm).multiply(MM_PER_CM),
        decimal("print density in dpi", dpi));
  }

  /** A size in millimetres. */
  public static PrintSize ofMm(double widthMm, double heightMm, double dpi) {
    return new PrintSize(
        decimal("print width in mm", widthMm),
        decimal("print height in mm", heightMm),
        decimal("print density in dpi", dpi));
  }

  /** The size of so many pixels, to 9 decimals of a millimetre. */
  public static PrintSize ofPx(int widthPx, int heightPx, double dpi) {
    BigDecimal density = decimal("print density in dpi", dpi);
    requireAboveZero("print density in dpi", density);
    return new PrintSize(mm(widthPx, density), mm(heightPx, density), density);
  }

  /** Pixels across, the whole number nearest to {@link #exactWidthPx}, at least 1. */
  public int widthPx() {
    return wholePx(widthMm, dpi);
  }

  /** Pixels down, the whole number nearest to {@link #exactHeightPx}, at least 1. */
  public int heightPx() {
    return wholePx(heightMm, dpi);
  }

  /** {@code widthMm x dpi / 25.4}, to 9 decimals. */
  public BigDecimal exactWidthPx() {
    return exactPx(widthMm, dpi);
  }

  /** {@code heightMm x dpi / 25.4}, to 9 decimals. */
  public BigDecimal exactHeightPx() {
    return exactPx(heightMm, dpi);
  }

  /** Whether the wanted size is a whole number of pixels both ways. */
  public boolean isWhole() {
    return isWhole(widthMm, dpi) && isWhole(heightMm, dpi);
  }

  /** The size that the whole pixels have; this one where {@link #isWhole}. */
  public PrintSize printed() {
    return isWhole() ? this : new PrintSize(mm(widthPx(), dpi), mm(heightPx(), dpi), dpi);
  }

  /** Pixels a millimetre, {@code dpi / 25.4}. */
  public double pxPerMm() {
    return dpi.doubleValue() / MM_PER_INCH.doubleValue();
  }

  private static boolean isWhole(BigDecimal mm, BigDecimal dpi) {
    return mm.multiply(dpi).remainder(MM_PER_INCH).signum() == 0;
  }

  private static BigDecimal exactPx(BigDecimal mm, BigDecimal dpi) {
    return mm.multiply(dpi).divide(MM_PER_INCH, DIGITS, RoundingMode.HALF_UP);
  }

  private static int wholePx(BigDecimal mm, BigDecimal dpi) {
    BigDecimal px = mm.multiply(dpi).divide(MM_PER_INCH, 0, RoundingMode.HALF_UP);
    if (px.compareTo(BigDecimal.valueOf(Integer.MAX_VALUE)) > 0) {
      throw new IllegalArgumentException(
          "print size: expected at most %d px a side, found %s mm at %s dpi"
              .formatted(Integer.MAX_VALUE, mm.toPlainString(), dpi.toPlainString()));
    }
    return Math.max(1, px.intValueExact());
  }

  private static BigDecimal mm(int px, BigDecimal dpi) {
    return BigDecimal.valueOf(px).multiply(MM_PER_INCH).divide(dpi, DIGITS, RoundingMode.HALF_UP);
  }

  private static BigDecimal decimal(String what, double value) {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException(what + ": expected a number above 0, found " + value);
    }
    return BigDecimal.valueOf(value);
  }

  private static void requireAboveZero(String what, BigDecimal value) {
    if (value.signum() <= 0) {
      throw new IllegalArgumentException(
          what + ": expected a number above 0, found " + value.toPlainString());
    }
  }
}
