package io.loomsight.models.grade;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.loomsight.models.fabric.DefectKind;
import java.io.Serializable;
import java.util.List;

/**
 * A point system's rules, as a file under {@code conf/grading} states them.
 *
 * @param name the file's name without {@code .yaml}
 * @param bands points by longest dimension, shortest first
 * @param longerPoints points for what is longer than the last band
 * @param maxPointsPerMetre the cap of every linear metre, from the roll's y = 0
 * @param widthCap whether wider cloth has a higher cap
 * @param holes points for holes, whatever their band
 * @param selvedgeMarginMm what lies wholly within this of a selvedge does not count
 * @param running what a defect costs that runs for more than a metre
 * @param limits points per 100 m² up to which a roll is of a quality
 * @param minCoveragePercent a roll of which less was judged gets no grade
 * @param ignoredKinds kinds that cost nothing
 */
public record RuleSet(
    String name,
    List<Band> bands,
    int longerPoints,
    int maxPointsPerMetre,
    WidthCap widthCap,
    Holes holes,
    double selvedgeMarginMm,
    Running running,
    Limits limits,
    double minCoveragePercent,
    List<DefectKind> ignoredKinds)
    implements Serializable {

  public RuleSet {
    require(name.matches("[a-z0-9][a-z0-9-]{0,63}"), "name", "small letters, digits, dashes", name);
    bands = List.copyOf(bands);
    ignoredKinds = List.copyOf(ignoredKinds);
    require(!bands.isEmpty(), "bands", "at least one", bands);
    for (int i = 1; i < bands.size(); i++) {
      require(
          bands.get(i - 1).upToMm() < bands.get(i).upToMm()
              && bands.get(i - 1).points() <= bands.get(i).points(),
          "bands",
          "ascending lengths and points",
          bands);
    }
    require(
        longerPoints >= bands.get(bands.size() - 1).points(),
        "longerPoints",
        "no less than the last band's",
        longerPoints);
    require(maxPointsPerMetre >= 1, "maxPointsPerMetre", "at least 1", maxPointsPerMetre);
    require(selvedgeMarginMm >= 0, "selvedgeMarginMm", "at least 0", selvedgeMarginMm);
    require(
        minCoveragePercent >= 0 && minCoveragePercent <= 100,
        "minCoveragePercent",
        "0 to 100",
        minCoveragePercent);
  }

  /** Points of a defect whose longest dimension is no more than this. */
  public record Band(double upToMm, int points) implements Serializable {

    public Band {
      require(upToMm > 0, "upToMm", "above 0", upToMm);
      require(points >= 0, "points", "at least 0", points);
    }
  }

  /** Whether the cap of a metre grows with the width of the cloth. */
  public record WidthCap(Mode mode, double overWidthMm) implements Serializable {

    public WidthCap {
      require(overWidthMm > 0, "overWidthMm", "above 0", overWidthMm);
    }

    /** How the cap follows the width. */
    public enum Mode {
      /** The same for every width. */
      FIXED,
      /** In proportion to the width where cloth is wider than {@code overWidthMm}. */
      SCALED
    }
  }

  /** Points of a hole by its longest dimension. */
  public record Holes(double smallUpToMm, int smallPoints, int largePoints)
      implements Serializable {

    public Holes {
      require(smallUpToMm >= 0, "smallUpToMm", "at least 0", smallUpToMm);
      require(smallPoints >= 0, "smallPoints", "at least 0", smallPoints);
      require(largePoints >= smallPoints, "largePoints", "no less than smallPoints", largePoints);
    }
  }

  /**
   * Running defects: points for every metre, the length over which the roll is rejected, and the
   * gap over which warp defects of several nights are one when that length is measured.
   */
  public record Running(int pointsPerMetre, double rejectOverMm, double joinGapMm)
      implements Serializable {

    public Running {
      require(pointsPerMetre >= 0, "pointsPerMetre", "at least 0", pointsPerMetre);
      require(rejectOverMm > 0, "rejectOverMm", "above 0", rejectOverMm);
      require(joinGapMm >= 0, "joinGapMm", "at least 0", joinGapMm);
    }
  }

  /** Points per 100 m² up to which a roll is of first and of second quality. */
  public record Limits(double firstPer100M2, double secondPer100M2) implements Serializable {

    public Limits {
      require(firstPer100M2 >= 0, "firstPer100M2", "at least 0", firstPer100M2);
      require(
          secondPer100M2 >= firstPer100M2,
          "secondPer100M2",
          "no less than firstPer100M2",
          secondPer100M2);
    }
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
