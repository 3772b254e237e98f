package io.loomsight.jobs.grade;

import io.loomsight.models.alarm.AlarmRules;
import io.loomsight.models.alarm.Roller;
import io.loomsight.models.cut.CuttingRules;
import java.io.Serializable;
import java.time.DateTimeException;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;

/**
 * By which rules rolls are graded, and how a day is cut into shifts.
 *
 * @param ruleSets names of rule sets; a roll gets a grade by each
 * @param ruleSetFolder a folder, path or URI, with rule sets of one's own, each {@code
 *     <name>.yaml}; they come before the shipped ones. Empty: the shipped ones alone
 * @param lookBackNights a roll's cloth of so many earlier nights counts to it
 * @param chartNights what is usual of a style or kind, and trends, are told from so many earlier
 *     nights
 * @param zone the time zone that shifts start in
 * @param shifts the shifts; each lasts until the next starts, the last of the day over midnight
 * @param cutting what the mill asks of the pieces that a roll is cut into
 * @param alarms what of a roll's defects is worth a mechanic's way
 * @param rollers parts of the looms that come round with the cloth; a period that repeats is
 *     matched with them
 * @param fibres what styles are woven of, as rule sets name it; the first that fits holds
 */
public record GradeConfig(
    List<String> ruleSets,
    String ruleSetFolder,
    int lookBackNights,
    int chartNights,
    String zone,
    List<Shift> shifts,
    CuttingRules cutting,
    AlarmRules alarms,
    List<Roller> rollers,
    List<StyleFibre> fibres)
    implements Serializable {

  public GradeConfig {
    ruleSets = List.copyOf(ruleSets);
    shifts = List.copyOf(shifts);
    rollers = List.copyOf(rollers);
    fibres = List.copyOf(fibres);
    require(!ruleSets.isEmpty(), "ruleSets", "at least one name", ruleSets);
    require(
        ruleSets.stream().allMatch(name -> name.matches("[a-z0-9][a-z0-9-]{0,63}")),
        "ruleSets",
        "names of small letters, digits, dashes",
        ruleSets);
    require(
        ruleSets.stream().distinct().count() == ruleSets.size(),
        "ruleSets",
        "each name once",
        ruleSets);
    require(
        lookBackNights >= 0 && lookBackNights <= 366, "lookBackNights", "0 to 366", lookBackNights);
    require(chartNights >= 0 && chartNights <= 366, "chartNights", "0 to 366", chartNights);
    require(isZone(zone), "zone", "a time zone like Asia/Shanghai", zone);
    require(!shifts.isEmpty(), "shifts", "at least one", shifts);
    require(
        shifts.stream().map(Shift::name).distinct().count() == shifts.size(),
        "shifts",
        "each name once",
        shifts);
    require(
        shifts.stream().map(Shift::start).distinct().count() == shifts.size(),
        "shifts",
        "each start once",
        shifts);
  }

  /**
   * One shift.
   *
   * @param name what the mill calls it
   * @param start when it starts, {@code HH:mm}
   */
  public record Shift(String name, String start) implements Serializable {

    public Shift {
      require(!name.isBlank(), "shifts.name", "a name", "'" + name + "'");
      require(
          start.matches("([01][0-9]|2[0-3]):[0-5][0-9]"),
          "shifts.start",
          "a time from 00:00 to 23:59",
          start);
    }

    LocalTime startTime() {
      return LocalTime.parse(start);
    }
  }

  /**
   * What some styles are woven of.
   *
   * @param styles their names, {@code *} standing for any text
   * @param fibre as in a rule set's limits
   */
  public record StyleFibre(String styles, String fibre) implements Serializable {

    public StyleFibre {
      require(!styles.isBlank(), "fibres.styles", "a style, or several by *", "'" + styles + "'");
      require(!fibre.isBlank(), "fibres.fibre", "a name as in rule sets", "'" + fibre + "'");
    }
  }

  /**
   * The shipped metric rule set, a fortnight of earlier cloth, a month of charts, two shifts of 12
   * hours in China.
   */
  public static GradeConfig defaults() {
    return new GradeConfig(
        List.of("four-point-metric"),
        "",
        14,
        30,
        "Asia/Shanghai",
        List.of(new Shift("day", "08:00"), new Shift("night", "20:00")),
        CuttingRules.defaults(),
        AlarmRules.defaults(),
        List.of(),
        List.of());
  }

  private static boolean isZone(String zone) {
    try {
      ZoneId.of(zone);
      return true;
    } catch (DateTimeException unknown) {
      return false;
    }
  }

  private static void require(boolean holds, String key, String expected, Object found) {
    if (!holds) {
      throw new IllegalArgumentException(
          "grade.%s: expected %s, found %s".formatted(key, expected, found));
    }
  }
}
