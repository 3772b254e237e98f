package io.loomsight.jobs.page;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Numbers as people read them: sensible digits, units, and a dash where there is no number. */
public final class Numbers {

  /** Stands where there is no number. */
  public static final String NONE = "–";

  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private static final int MILLIS_PER_SECOND = 1000;
  private static final int SECONDS_PER_MINUTE = 60;
  private static final int MINUTES_PER_HOUR = 60;

  private Numbers() {}

  /** With digit grouping: {@code 12,345}. */
  public static String count(long value) {
    return String.format(Locale.ROOT, "%,d", value);
  }

  /** With digit grouping and so many decimals; a dash where the value is no number. */
  public static String decimals(double value, int decimals) {
    if (!Double.isFinite(value)) {
      return NONE;
    }
    BigDecimal rounded = BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_UP);
    return String.format(Locale.ROOT, "%,." + decimals + "f", rounded);
  }

  /** Two to four significant digits: {@code 1,235}, {@code 58.3}, {@code 0.42}. */
  public static String sensible(double value) {
    double size = Math.abs(value);
    return decimals(value, size >= 100 ? 0 : size >= 1 || size == 0 ? 1 : 2);
  }

  /** Without decimals from 10 up, for a sentence: {@code 58}, {@code 4.2}. */
  public static String rough(double value) {
    return decimals(value, Math.abs(value) >= 10 || value == 0 ? 0 : 1);
  }

  public static String areaM2(double areaM2) {
    return withUnit(sensible(areaM2), "m²");
  }

  /** One decimal; what is not quite all never reads {@code 100}, what is not quite none never 0. */
  public static String percent(double percent) {
    if (percent == 0 || percent == 100) {
      return withUnit(decimals(percent, 0), "%");
    }
    double shown = percent > 99.9 && percent < 100 ? 99.9 : percent;
    shown = shown > 0 && shown < 0.1 ? 0.1 : shown;
    return withUnit(decimals(shown, 1), "%");
  }

  /** A length, in metres from 1 m up: {@code 1.25 m}, {@code 37 mm}, {@code 0.8 mm}. */
  public static String length(double mm) {
    if (mm >= 1000) {
      return metres(mm);
    }
    return withUnit(decimals(mm, mm >= 10 || mm == 0 ? 0 : 1), "mm");
  }

  /** A place or a length in metres, to the centimetre. */
  public static String metres(double mm) {
    return withUnit(decimals(mm / 1000, 2), "m");
  }

  /** Two sides of a defect: {@code 230 × 1.2 mm}. */
  public static String size(double lengthMm, double thicknessMm) {
    String thickness = length(thicknessMm);
    return lengthMm < 1000 && thicknessMm < 1000
        ? length(lengthMm).replace(" mm", "") + " × " + thickness
        : length(lengthMm) + " × " + thickness;
  }

  /** A time span: {@code 350 ms}, {@code 4.2 s}, {@code 3 min 7 s}, {@code 2 h 5 min}. */
  public static String duration(double elapsedMs) {
    if (!Double.isFinite(elapsedMs)) {
      return NONE;
    }
    if (elapsedMs < MILLIS_PER_SECOND) {
      return decimals(elapsedMs, 0) + " ms";
    }
    if (elapsedMs < 9_950) {
      return decimals(elapsedMs / MILLIS_PER_SECOND, 1) + " s";
    }
    long seconds = Math.round(elapsedMs / MILLIS_PER_SECOND);
    if (seconds < SECONDS_PER_MINUTE) {
      return seconds + " s";
    }
    long minutes = seconds / SECONDS_PER_MINUTE;
    return minutes < MINUTES_PER_HOUR
        ? minutes + " min " + seconds % SECONDS_PER_MINUTE + " s"
        : minutes / MINUTES_PER_HOUR + " h " + minutes % MINUTES_PER_HOUR + " min";
  }

  /** A moment to the minute: {@code 2026-03-02 04:30 UTC}. */
  public static String minute(Instant moment) {
    return MINUTE.format(moment);
  }

  /** A coordinate or size in a drawing, in px. */
  public static String px(double value) {
    BigDecimal rounded = BigDecimal.valueOf(value).setScale(1, RoundingMode.HALF_UP);
    return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
  }

  private static String withUnit(String number, String unit) {
    return number.equals(NONE) ? NONE : number + " " + unit;
  }
}
