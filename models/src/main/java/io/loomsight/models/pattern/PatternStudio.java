package io.loomsight.models.pattern;

import static java.util.Objects.requireNonNull;

import io.loomsight.models.image.ColourImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Draws patterns by a method until one passes the checks. A sketch becomes a pattern by reducing it
 * to its screens, removing specks, and moving it on its torus to where the tile's edges lie on its
 * quietest lines. The same task gives the same pattern. Not for several threads at once.
 */
public final class PatternStudio {

  private static final int STYLE_SIZE_PX = 64;
  private static final int LEAST_COLOURS = 2;
  private static final double OWN_SHARE = 0.005;

  private final PatternSource source;
  private final PatternMethod method;
  private final PatternRules rules;
  private final List<Swatch> swatches;
  private Optional<Training> known = Optional.empty();
  private Optional<HouseColours> house = Optional.empty();

  /** A collection to be told copies by, for tiles of one size. */
  private record Training(int sidePx, Novelty novelty, List<String> names) {

    static Training of(List<Swatch> swatches, int sidePx) {
      List<ColourImage> images = new ArrayList<>();
      List<String> names = new ArrayList<>();
      for (Swatch swatch : swatches) {
        images.add(swatch.example().image());
        names.add(swatch.name());
        ColourImage field = swatch.field(sidePx).image();
        if (field != swatch.example().image()) {
          images.add(field);
          names.add(swatch.name());
        }
      }
      return new Training(sidePx, Novelty.against(images), names);
    }
  }

  public PatternStudio(PatternSource source, PatternMethod method, PatternRules rules) {
    this.source = requireNonNull(source, "source is null");
    this.method = requireNonNull(method, "method is null");
    this.rules = requireNonNull(rules, "rules is null");
    this.swatches = source.all();
  }

  /** What the patterns are drawn from. */
  public PatternSource source() {
    return source;
  }

  /** What draws them. */
  public String version() {
    return method.version();
  }

  /**
   * All attempts at a pattern, in their order: none but the last is accepted, and that one is not
   * where the attempts were not enough.
   */
  public List<PatternDraft> draw(PatternTask task) {
    List<PatternDraft> drafts = new ArrayList<>();
    for (int attempt = 0; attempt < rules.attempts(); attempt++) {
      Sketch sketch = method.sketch(task, attempt);
      List<String> from = sketch.from().stream().map(at -> swatches.get(at).name()).toList();
      PatternDraft draft = new PatternDraft(attempt, sketch.recipe(), from, outcome(sketch, task));
      drafts.add(draft);
      if (draft.accepted()) {
        break;
      }
    }
    return drafts;
  }

  private PatternDraft.Outcome outcome(Sketch sketch, PatternTask task) {
    if (sketch.broken() > rules.maxBroken()) {
      // before the checks that take time
      return new PatternDraft.Refused(
          Optional.empty(),
          Optional.empty(),
          say(
              "joints: expected at most %.4f of the tile's patches unlike the designs', found %.4f",
              rules.maxBroken(), sketch.broken()));
    }
    int own = Math.min(task.screens(), ownColours(sketch.tile()));
    ColourReduction reduction = ColourReduction.of(sketch.tile(), own, task.seed());
    ReducedImage cleaned =
        Specks.cleaned(reduction.image(), task.layout(), rules.smallestSpeckPx());
    Optional<ReducedImage> coloured =
        own < LEAST_COLOURS
            ? Optional.empty()
            : Colouring.spread(
                cleaned, task.layout(), task.screens(), this::house, task.seed() + task.item());
    if (coloured.isEmpty()) {
      return new PatternDraft.Refused(
          Optional.empty(),
          Optional.empty(),
          "colours: expected %d, found %d, and no areas to colour apart"
              .formatted(task.screens(), own));
    }
    ReducedImage tile = QuietEdges.moved(coloured.get(), task.layout());
    PatternMetrics metrics = metrics(sketch, tile, reduction.error(), task);
    List<String> faults = faults(metrics, task);
    return faults.isEmpty()
        ? new PatternDraft.Accepted(tile, metrics)
        : new PatternDraft.Refused(
            Optional.of(tile), Optional.of(metrics), String.join("; ", faults));
  }

  /** Counted when they are first needed: most patterns have all their colours. */
  private HouseColours house() {
    HouseColours colours = house.orElseGet(() -> HouseColours.of(swatches));
    house = Optional.of(colours);
    return colours;
  }

  /** How many colours are more than the soft rims of others. */
  private static int ownColours(ColourImage tile) {
    ColourCount count = ColourCount.of(tile);
    long own = count.shares().stream().filter(one -> one.share() >= OWN_SHARE).count();
    // fine lines are all rim
    return (int) Math.max(own, Math.min(LEAST_COLOURS, count.colours()));
  }

  private PatternMetrics metrics(
      Sketch sketch, ReducedImage tile, ColourError error, PatternTask task) {
    ColourImage image = tile.toColourImage();
    ColourImage straight = task.layout().straightRepeat(image);
    Training training = training(task);
    Likeness likeness = training.novelty().of(image);
    return new PatternMetrics(
        SeamRatio.of(image, task.layout()),
        ColourCount.of(image).colours(),
        error,
        likeness,
        training.names().get(likeness.nearestStructure()),
        sketch.broken(),
        SmallestFeature.of(straight, task.pxPerMm()).widthMm(),
        SelfSimilarity.of(image, task.layout()),
        styleDistance(sketch, straight, task));
  }

  /** Made when it is first needed, and anew for tiles of another size. */
  private Training training(PatternTask task) {
    int sidePx = task.sidePx();
    Training training =
        known.filter(one -> one.sidePx() == sidePx).orElseGet(() -> Training.of(swatches, sidePx));
    known = Optional.of(training);
    return training;
  }

  private double styleDistance(Sketch sketch, ColourImage straight, PatternTask task) {
    return SlicedWasserstein.quick(
        ImageSet.ofTiles(List.of(straight)),
        Swatch.fields(sketch.from().stream().map(swatches::get).toList(), task.sidePx()),
        STYLE_SIZE_PX);
  }

  private List<String> faults(PatternMetrics metrics, PatternTask task) {
    List<String> faults = new ArrayList<>();
    if (metrics.seam().worst() > rules.maxSeamRatio()) {
      faults.add(
          say(
              "seam ratio: expected at most %.2f, found %.3f",
              rules.maxSeamRatio(), metrics.seam().worst()));
    }
    if (metrics.colours() != task.screens()) {
      faults.add(say("colours: expected %d, found %d", task.screens(), metrics.colours()));
    }
    if (rules.copies().isCopy(metrics.likeness())) {
      faults.add(
          say(
              "copy of %s: structure correlation %.3f, image distance %.3f",
              metrics.nearest(),
              metrics.likeness().structureCorrelation(),
              metrics.likeness().imageDistance()));
    }
    if (metrics.styleDistance() > rules.maxStyleDistance()) {
      faults.add(
          say(
              "style distance: expected at most %.3f, found %.3f",
              rules.maxStyleDistance(), metrics.styleDistance()));
    }
    if (metrics.smallestFeatureMm() < rules.minFeatureMm()) {
      faults.add(
          say(
              "smallest feature: expected at least %.2f mm, found %.2f mm",
              rules.minFeatureMm(), metrics.smallestFeatureMm()));
    }
    return faults;
  }

  private static String say(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
