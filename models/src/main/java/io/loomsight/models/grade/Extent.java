package io.loomsight.models.grade;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.io.Serializable;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A length as rule sets write it: {@code 75 mm}, {@code 3 in}, {@code 1 yd}, {@code 9.1 m}, a share
 * of the cloth's width as {@code 0.5 width}, or {@code any}, which no length exceeds.
 *
 * @param amount 0 or more; infinite for {@code any}
 */
public record Extent(double amount, Unit unit) implements Serializable {

  private static final String ANY = "any";
  private static final Pattern TEXT = Pattern.compile("([0-9]+(?:\\.[0-9]+)?) ?([a-z]+)");

  /** What an amount counts. */
  public enum Unit {
    MM(1),
    CM(10),
    M(1000),
    /** International inch. */
    IN(25.4),
    /** International yard. */
    YD(914.4),
    /** The width of the cloth. */
    WIDTH(Double.NaN);

    private final double mm;

    Unit(double mm) {
      this.mm = mm;
    }

    private String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * The length that a text says.
   *
   * @throws IllegalArgumentException where it says none
   */
  @JsonCreator
  public static Extent parse(String text) {
    if (text.equals(ANY)) {
      return new Extent(Double.POSITIVE_INFINITY, Unit.MM);
    }
    Matcher parts = TEXT.matcher(text);
    if (parts.matches()) {
      for (Unit unit : Unit.values()) {
        if (unit.word().equals(parts.group(2))) {
          return new Extent(Double.parseDouble(parts.group(1)), unit);
        }
      }
    }
    throw new IllegalArgumentException(
        "expected a length as '75 mm', in one of %s, or 'any', found '%s'"
            .formatted(
                Arrays.stream(Unit.values()).map(Unit::word).collect(Collectors.joining(", ")),
                text));
  }

  /**
   * The length in mm.
   *
   * @param widthMm of the cloth
   */
  public double mm(double widthMm) {
    return unit == Unit.WIDTH ? amount * widthMm : mm();
  }

  /** The length in mm; NaN for a share of a width. */
  public double mm() {
    return amount * unit.mm;
  }

  /** Whether it depends on the cloth. */
  public boolean isShareOfWidth() {
    return unit == Unit.WIDTH;
  }

  /** The text that {@link #parse} reads. */
  @Override
  public String toString() {
    if (Double.isInfinite(amount)) {
      return ANY;
    }
    String number = Double.toString(amount).replaceFirst("\\.0$", "");
    return number + " " + unit.word();
  }
}
