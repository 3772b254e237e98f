package io.loomsight.models.grade;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.loomsight.models.fabric.DefectKind;
import io.loomsight.models.fabric.Direction;
import java.io.Serializable;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * A point system's rules, as a file under {@code conf/grading} states them. Every key must be
 * given, so that a file says all of what it does.
 *
 * @param name the file's name without {@code .yaml}
 * @param version of the file, from 1; a change that can change a grade raises it
 * @param title what people call it
 * @param unit the linear unit that points are capped in and running defects counted by, from the
 *     roll's y = 0: a metre or a yard
 * @param scales points by longest dimension; the first that a defect fits gives them
 * @param cap the most points of a linear unit
 * @param selvedge what lies wholly in it does not count
 * @param running what a defect costs that runs along the roll for long
 * @param repeating what defects do to a roll that repeat along it; each costs its own points
 *     besides
 * @param counting which defects count, and on how much cloth
 * @param rate what the limits are in
 * @param limits up to which rate a roll is of which grade; the first that a roll fits holds
 */
public record RuleSet(
    String name,
    int version,
    Title title,
    Extent unit,
    List<Scale> scales,
    Cap cap,
    Selvedge selvedge,
    Running running,
    Repeating repeating,
    Counting counting,
    Rate rate,
    List<Limits> limits)
    implements Serializable {

  public RuleSet {
    require(name.matches("[a-z0-9][a-z0-9-]{0,63}"), "name", "small letters, digits, dashes", name);
    require(version >= 1, "version", "at least 1", version);
    require(isLength(unit), "unit", "a length as 1 m or 1 yd", unit);
    scales = List.copyOf(scales);
    require(
        !scales.isEmpty() && scales.get(scales.size() - 1).fitsAll(),
        "scales",
        "the last without directions and kinds, so that every defect has one",
        scales);
    limits = List.copyOf(limits);
    require(
        !limits.isEmpty() && limits.get(limits.size() - 1).fitsAll(),
        "limits",
        "the last for all fibres, styles and widths, so that every roll has one",
        limits);
  }

  /** What people call a rule set, in English and Chinese. */
  public record Title(String en, String zh) implements Serializable {

    public Title {
      require(!en.isBlank() && !zh.isBlank(), "title", "words in both languages", en + ", " + zh);
    }
  }

  /**
   * Points by longest dimension, for some defects.
   *
   * @param directions that it is for; none: for all
   * @param kinds that it is for; none: for all
   * @param bands shortest first
   * @param longerPoints points for what is longer than the last band
   */
  public record Scale(
      List<Direction> directions, List<DefectKind> kinds, List<Band> bands, int longerPoints)
      implements Serializable {

    public Scale {
      directions = List.copyOf(directions);
      kinds = List.copyOf(kinds);
      bands = List.copyOf(bands);
      int points = 0;
      double lengthMm = 0;
      for (Band band : bands) {
        // a share of the width is known with the cloth, and longer than what stands before it
        double upToMm = band.upTo().isShareOfWidth() ? Double.MAX_VALUE : band.upTo().mm();
        require(
            upToMm > lengthMm && band.points() >= points,
            "bands",
            "ascending lengths and points",
            bands);
        lengthMm = upToMm;
        points = band.points();
      }
      require(longerPoints >= points, "longerPoints", "no less than the last band's", longerPoints);
    }

    boolean fitsAll() {
      return directions.isEmpty() && kinds.isEmpty();
    }

    /** Whether it is meant for the defect's kind, not only for its direction. */
    boolean isOfKind() {
      return !kinds.isEmpty();
    }

    boolean fits(JudgedDefect defect) {
      return (directions.isEmpty() || directions.contains(defect.direction()))
          && (kinds.isEmpty() || kinds.contains(defect.kind()));
    }

    int points(double lengthMm, double widthMm) {
      return bands.stream()
          .filter(band -> lengthMm <= band.upTo().mm(widthMm) + BoxGroups.TOLERANCE_MM)
          .findFirst()
          .map(Band::points)
          .orElse(longerPoints);
    }
  }

  /** Points of a defect whose longest dimension is no more than this. */
  public record Band(Extent upTo, int points) implements Serializable {

    public Band {
      require(upTo.amount() > 0, "upTo", "above 0", upTo);
      require(points >= 0, "points", "at least 0", points);
    }
  }

  /**
   * The most points of a linear unit.
   *
   * @param points for cloth as wide as {@code overWidth} or narrower
   */
  public record Cap(int points, Width width, Extent overWidth) implements Serializable {

    public Cap {
      require(points >= 1, "cap.points", "at least 1", points);
      require(isLength(overWidth), "cap.overWidth", "a length above 0", overWidth);
    }

    /** How the cap follows the width. */
    public enum Width {
      /** The same for every width. */
      FIXED,
      /** In proportion to the width where cloth is wider than {@code overWidth}, rounded down. */
      SCALED
    }
  }

  /**
   * The strip along a selvedge where a defect that lies wholly in it costs nothing.
   *
   * @param upTo longer defects cost there too
   */
  public record Selvedge(Extent margin, Extent upTo) implements Serializable {

    public Selvedge {
      require(margin.mm() >= 0 && isFinite(margin), "selvedge.margin", "a length", margin);
      require(!upTo.isShareOfWidth(), "selvedge.upTo", "a length or any", upTo);
    }
  }

  /**
   * Defects that run along the roll.
   *
   * @param over how long they are at least
   * @param scoring how they are counted
   * @param pointsPerUnit points of every linear unit that such a defect touches; 0 where it is
   *     counted AGAIN
   * @param rejectOver the length over which the roll is rejected
   * @param joinGap warp defects of several nights within it are one when that length is measured
   */
  public record Running(
      Extent over, Scoring scoring, int pointsPerUnit, Extent rejectOver, Extent joinGap)
      implements Serializable {

    public Running {
      require(isLength(over), "running.over", "a length above 0", over);
      require(pointsPerUnit >= 0, "running.pointsPerUnit", "at least 0", pointsPerUnit);
      require(
          scoring == Scoring.EVERY_UNIT || pointsPerUnit == 0,
          "running.pointsPerUnit",
          "0 where scoring is AGAIN",
          pointsPerUnit);
      require(
          !rejectOver.isShareOfWidth() && rejectOver.amount() > 0,
          "running.rejectOver",
          "a length above 0 or any",
          rejectOver);
      require(joinGap.mm() >= 0 && isFinite(joinGap), "running.joinGap", "a length", joinGap);
    }

    /** How a running defect is counted. */
    public enum Scoring {
      /** The same points in every linear unit that it touches. */
      EVERY_UNIT,
      /**
       * Piece by piece of one unit from its start, each by its scale, and the rest by its length.
       */
      AGAIN
    }
  }

  /**
   * Defects that repeat along the roll, such as a roller's marks.
   *
   * @param rejectOver the length from the first to the last of them over which the roll is rejected
   * @param minShare of the turns between these, the share that shows one at least, from 0 to 1
   */
  public record Repeating(Extent rejectOver, double minShare) implements Serializable {

    public Repeating {
      require(
          !rejectOver.isShareOfWidth() && rejectOver.amount() > 0,
          "repeating.rejectOver",
          "a length above 0 or any",
          rejectOver);
      require(minShare >= 0 && minShare <= 1, "repeating.minShare", "0 to 1", minShare);
    }
  }

  /**
   * Which defects count, and on how much cloth.
   *
   * @param minScore what scores less costs nothing; 1 is the detector's threshold
   * @param ignoredKinds kinds that cost nothing
   * @param minCoveragePercent a roll of which less was judged gets no grade
   */
  public record Counting(double minScore, List<DefectKind> ignoredKinds, double minCoveragePercent)
      implements Serializable {

    public Counting {
      ignoredKinds = List.copyOf(ignoredKinds);
      require(minScore >= 0, "counting.minScore", "at least 0", minScore);
      require(
          minCoveragePercent >= 0 && minCoveragePercent <= 100,
          "counting.minCoveragePercent",
          "0 to 100",
          minCoveragePercent);
    }

    /** Whether a defect counts, wherever it lies. */
    boolean counts(DefectKind kind, double score) {
      return !ignoredKinds.contains(kind) && score >= minScore;
    }
  }

  /**
   * Limits for some rolls.
   *
   * @param fibres that they are for; none: for all
   * @param styles that they are for, {@code *} standing for any text; none: for all
   * @param maxWidth cloth that is wider has other limits
   * @param upTo the rate up to which a roll is of a grade, best first
   */
  public record Limits(
      List<String> fibres, List<String> styles, Extent maxWidth, Map<Grade, Double> upTo)
      implements Serializable {

    public Limits {
      fibres = List.copyOf(fibres);
      styles = List.copyOf(styles);
      require(!maxWidth.isShareOfWidth(), "limits.maxWidth", "a length or any", maxWidth);
      require(!upTo.isEmpty(), "limits.upTo", "at least one grade", upTo);
      EnumMap<Grade, Double> sorted = new EnumMap<>(upTo);
      double before = 0;
      for (Map.Entry<Grade, Double> limit : sorted.entrySet()) {
        require(
            limit.getKey().hasLimit() && limit.getValue() >= before,
            "limits.upTo",
            "PREMIUM, FIRST, SECOND, THIRD with rates from 0 that ascend",
            upTo);
        before = limit.getValue();
      }
      upTo = Collections.unmodifiableMap(sorted);
    }

    boolean fitsAll() {
      return fibres.isEmpty() && styles.isEmpty() && !isFinite(maxWidth);
    }

    boolean fits(String fibre, String style, double widthMm) {
      return (fibres.isEmpty() || fibres.contains(fibre))
          && (styles.isEmpty() || styles.stream().anyMatch(pattern -> matches(pattern, style)))
          && widthMm <= maxWidth.mm() + BoxGroups.TOLERANCE_MM;
    }
  }

  /** Whether a style is one of those that a pattern names, {@code *} standing for any text. */
  public static boolean matches(String pattern, String style) {
    return style.matches("\\Q" + pattern.replace("*", "\\E.*\\Q") + "\\E");
  }

  /**
   * Whether a repeating defect can reject a roll, by its length.
   *
   * @param kind what most of it is
   * @param score its highest
   * @param shownShare the share of its turns that show it
   */
  public boolean minds(DefectKind kind, double score, double shownShare) {
    return counting.counts(kind, score) && shownShare >= repeating.minShare();
  }

  /** The limits of a roll. */
  public Map<Grade, Double> limits(String fibre, String style, double widthMm) {
    return limits.stream()
        .filter(some -> some.fits(fibre, style, widthMm))
        .findFirst()
        .orElseThrow()
        .upTo();
  }

  /** A linear unit in mm. */
  double unitMm() {
    return unit.mm();
  }

  /** The scale that a defect is measured by. */
  Scale scale(JudgedDefect defect) {
    return scales.stream().filter(scale -> scale.fits(defect)).findFirst().orElseThrow();
  }

  private static boolean isLength(Extent extent) {
    return isFinite(extent) && extent.mm() > 0;
  }

  private static boolean isFinite(Extent extent) {
    return Double.isFinite(extent.mm());
  }

  /**
   * The rule set of a YAML text; a missing, unknown or repeated key is an error.
   *
   * @param yaml the text
   * @param source names the text in messages, for example its file
   * @throws IllegalArgumentException where the text is no rule set
   */
  public static RuleSet parse(String yaml, String source) {
    JsonMapper mapper =
        JsonMapper.builder(
                YAMLFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build())
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .build();
    try {
      return mapper.readValue(yaml, RuleSet.class);
    } catch (JsonMappingException problem) {
      throw new IllegalArgumentException(
          "%s: expected a rule set, found %s (at %s)"
              .formatted(source, problem.getOriginalMessage(), problem.getPathReference()),
          problem);
    } catch (JsonProcessingException problem) {
      throw new IllegalArgumentException(
          "%s: expected YAML, found %s".formatted(source, problem.getOriginalMessage()), problem);
    }
  }

  private static void require(boolean holds, String key, String expected, Object found) {
    if (!holds) {
      throw new IllegalArgumentException(
          "%s: expected %s, found %s".formatted(key, expected, found));
    }
  }
}
