package io.loomsight.jobs.evaluate;

import io.loomsight.jobs.InputException;
import io.loomsight.jobs.table.Batch;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;
import picocli.CommandLine.Option;

/**
 * The options of {@code loomsight evaluate}, to be mixed into its command.
 *
 * <pre>{@code
 * loomsight evaluate --layout aitex --data DIR --maps MAPS --fabrics fabric-00,fabric-02
 * loomsight evaluate --layout aitex --data DIR --night LANDING --factory lab --date 2026-03-01
 * }</pre>
 */
public final class EvaluateOptions {

  private static final String LAYOUT = "aitex";
  private static final long MOST_SEEDS = 1000;

  @Option(
      names = "--layout",
      defaultValue = LAYOUT,
      description = "How the data lie: aitex, <fabric>/{normal,defect,mask} (default).")
  private String layout = LAYOUT;

  @Option(
      names = "--data",
      required = true,
      description = "The folder of fabrics; it is only read.")
  private Path data = Path.of("");

  @Option(
      names = "--fabrics",
      split = ",",
      description = "The fabrics to take, separated by commas; all where not given.")
  private List<String> fabrics = new ArrayList<>();

  @Option(
      names = "--maps",
      description = "Also write every judged image's raw map and split.csv into this folder.")
  private Optional<Path> maps = Optional.empty();

  @Option(
      names = "--normals",
      split = ",",
      paramLabel = "N",
      description =
          "Good images of a fabric that its reference is fitted on (14); several, 1,2,5,10,14, are"
              + " compared. A fabric with so few or fewer keeps 6 of them to be judged.")
  private List<Integer> normals = new ArrayList<>();

  @Option(names = "--seed", description = "Seed of the split (0).")
  private Optional<Long> seed = Optional.empty();

  @Option(
      names = "--seeds",
      split = ",",
      paramLabel = "N",
      description =
          "Repeat with N splits, seeds 0 to N-1, or with those listed; mean ± deviation is shown.")
  private List<Long> seeds = new ArrayList<>();

  @Option(
      names = "--plot",
      paramLabel = "PNG",
      description = "Draw the quality against the number of good images into this file.")
  private Optional<Path> plot = Optional.empty();

  @Option(
      names = "--boxes",
      description =
          "Also find regions at the threshold that good images give, and match them to the masks'.")
  private boolean boxes;

  @Option(
      names = "--false-alarms-per-100m2",
      paramLabel = "N",
      description =
          "What the threshold of --boxes is fitted for; where not given, as in production.")
  private Optional<Double> falseAlarmsPer100M2 = Optional.empty();

  @Option(
      names = "--sheets",
      paramLabel = "DIR",
      description = "Draw truth and found regions of the images with defects; implies --boxes.")
  private Optional<Path> sheets = Optional.empty();

  @Option(
      names = "--false-alarms",
      description =
          "Also count false alarms on good images never seen at 300, 1,000 and 3,000 wanted per 100"
              + " m².")
  private boolean falseAlarms;

  @Option(names = "--mm-per-px", description = "The images' scale (0.2).")
  private Optional<Double> mmPerPx = Optional.empty();

  @Option(
      names = "--night",
      description =
          "Judge nothing, but lay the images out as a night in this landing folder; needs --factory"
              + " and --date.")
  private Optional<Path> night = Optional.empty();

  @Option(names = "--factory", description = "The laid-out night's factory.")
  private Optional<String> factory = Optional.empty();

  @Option(names = "--date", description = "The laid-out night's date, YYYY-MM-DD.")
  private Optional<String> date = Optional.empty();

  /**
   * What to evaluate.
   *
   * @param production how regions are found in production
   */
  EvaluateRequest request(RegionRule production) {
    if (!layout.equals(LAYOUT)) {
      throw new InputException("--layout: expected %s, found '%s'".formatted(LAYOUT, layout));
    }
    Set<EvaluateRequest.Part> parts = EnumSet.noneOf(EvaluateRequest.Part.class);
    if (boxes || sheets.isPresent()) {
      parts.add(EvaluateRequest.Part.BOXES);
    }
    if (falseAlarms) {
      parts.add(EvaluateRequest.Part.FALSE_ALARMS);
    }
    return new EvaluateRequest(
        data,
        fabrics,
        parts,
        new RegionRule(
            falseAlarmsPer100M2.orElse(production.wantedPer100M2()), production.lowShare()),
        new EvaluateRequest.Outputs(maps, sheets, plot));
  }

  /** The landing folder to lay a night out in instead of judging. */
  public Optional<Path> night() {
    return night;
  }

  /** The night to lay out. */
  public Batch batch() {
    String found = date.orElseThrow(() -> missing("--date"));
    try {
      return new Batch(factory.orElseThrow(() -> missing("--factory")), LocalDate.parse(found));
    } catch (DateTimeParseException notADate) {
      throw new InputException("--date: expected YYYY-MM-DD, found '" + found + "'", notADate);
    } catch (IllegalArgumentException notAName) {
      throw new InputException("--factory: " + notAName.getMessage(), notAName);
    }
  }

  private static InputException missing(String option) {
    return new InputException("--night: expected " + option + " beside it, found none");
  }

  /** {@code base} with what the options say. */
  public EvaluateConfig over(EvaluateConfig base) {
    try {
      return new EvaluateConfig(
          normals.stream().max(Integer::compare).orElse(base.normals()),
          seed.orElse(base.seed()),
          mmPerPx.orElse(base.mmPerPx()));
    } catch (IllegalArgumentException outOfRange) {
      throw new InputException(outOfRange.getMessage(), outOfRange);
    }
  }

  /** The runs that the options, or else the configuration over which they lie, ask for. */
  EvaluatePlan plan(EvaluateConfig config) {
    return new EvaluatePlan(seeds(config), normals.isEmpty() ? List.of(config.normals()) : normals);
  }

  private List<Long> seeds(EvaluateConfig config) {
    if (seeds.isEmpty()) {
      return List.of(config.seed());
    }
    if (seed.isPresent()) {
      throw new InputException("--seeds: expected no --seed beside it, found " + seed.get());
    }
    if (seeds.size() > 1) {
      return seeds;
    }
    long count = seeds.get(0);
    if (count < 1 || count > MOST_SEEDS) {
      throw new InputException("--seeds: expected 1 to 1000 of them, found " + count);
    }
    return LongStream.range(0, count).boxed().toList();
  }
}
