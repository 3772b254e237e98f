package io.loomsight.models.pattern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loomsight.models.image.ColourImage;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PatternStudioTest {

  private static final PatternSource SOURCE =
      PatternSource.of(
          "house",
          List.of(
              Design.judged("dots.png", DrawnTiles.motifs(64, 3, 0xf4efe0, 0x23355c)),
              Design.judged(
                  "stripes.png",
                  DrawnTiles.drawRgb(
                      48, 48, (x, y) -> (x + y / 2) % 24 < 9 ? 0x23355c : 0xf4efe0))));
  private static final PatternRules RULES =
      new PatternRules(SeamRatio.LIMIT, CopyLimits.DEFAULT, 0.2, 1, 0.2, 6, 6);

  private static PatternTask task(int item, RepeatLayout layout) {
    return new PatternTask(item, layout, 96, 96, 2, 2, 7);
  }

  private static PatternStudio studio() {
    return new PatternStudio(SOURCE, new PatchMethod(SOURCE, 2, PatchSettings.defaults()), RULES);
  }

  @ParameterizedTest
  @EnumSource(RepeatLayout.class)
  void acceptedPatternsPassEveryCheck(RepeatLayout layout) {
    List<PatternDraft> drafts = studio().draw(task(0, layout));

    PatternDraft last = drafts.get(drafts.size() - 1);
    assertThat(last.accepted()).as(drafts.toString()).isTrue();
    PatternDraft.Accepted pattern = (PatternDraft.Accepted) last.outcome();
    ColourImage image = pattern.tile().toColourImage();
    assertThat(image.widthPx()).isEqualTo(96);
    assertThat(SeamRatio.of(image, layout).isSeamless()).isTrue();
    assertThat(ColourCount.of(image).colours()).isEqualTo(2);
    assertThat(pattern.metrics().smallestFeatureMm()).isGreaterThanOrEqualTo(0.2);
    assertThat(CopyLimits.DEFAULT.isCopy(pattern.metrics().likeness())).isFalse();
  }

  @Test
  void theSameTaskGivesTheSamePatternInAnyStudio() {
    PatternStudio one = studio();
    PatternStudio other = studio();
    one.draw(task(1, RepeatLayout.STRAIGHT));

    List<PatternDraft> after = one.draw(task(0, RepeatLayout.STRAIGHT));
    List<PatternDraft> first = other.draw(task(0, RepeatLayout.STRAIGHT));

    assertThat(after).hasSameSizeAs(first);
    assertThat(tile(after).screens()).isEqualTo(tile(first).screens());
    assertThat(tile(after).palette()).isEqualTo(tile(first).palette());
  }

  private static ReducedImage tile(List<PatternDraft> drafts) {
    return ((PatternDraft.Accepted) drafts.get(drafts.size() - 1).outcome()).tile();
  }

  @Test
  void aCopyIsRefusedAndNamed() {
    Swatch swatch = SOURCE.swatches().get(0);
    PatternMethod copies = method(swatch.field(96).image(), 0);

    List<PatternDraft> drafts =
        new PatternStudio(SOURCE, copies, RULES).draw(task(0, RepeatLayout.STRAIGHT));

    assertThat(drafts).hasSize(6).noneMatch(PatternDraft::accepted);
    assertThat(reason(drafts.get(0))).startsWith("copy of dots.png: structure correlation ");
  }

  @Test
  void tooFewColoursAndFeaturesTooFineAreRefused() {
    PatternMethod plain = method(DrawnTiles.plain(96, 96, 0.5), 0);
    assertThat(
            reason(
                new PatternStudio(SOURCE, plain, RULES)
                    .draw(task(0, RepeatLayout.STRAIGHT))
                    .get(0)))
        .isEqualTo("colours: expected 2, found 1, and no areas to colour apart");

    PatternMethod hairlines =
        method(DrawnTiles.drawRgb(96, 96, (x, y) -> x % 12 == 0 || y % 16 == 3 ? 0 : 0xffffff), 0);
    PatternRules coarse = new PatternRules(SeamRatio.LIMIT, CopyLimits.DEFAULT, 0.05, 1, 1.5, 1, 1);
    assertThat(
            reason(
                new PatternStudio(SOURCE, hairlines, coarse)
                    .draw(task(0, RepeatLayout.STRAIGHT))
                    .get(0)))
        .isEqualTo("smallest feature: expected at least 1.50 mm, found 0.50 mm");
  }

  private static String reason(PatternDraft draft) {
    return ((PatternDraft.Refused) draft.outcome()).reason();
  }

  private static PatternMethod method(ColourImage tile, int from) {
    return new PatternMethod() {
      @Override
      public Sketch sketch(PatternTask task, int attempt) {
        return new Sketch(tile, List.of(from), "given", 0);
      }

      @Override
      public String version() {
        return "given/1";
      }

      @Override
      public void close() {
        // nothing to close
      }
    };
  }

  @Test
  void tasksAndRulesAreChecked() {
    assertThatThrownBy(() -> new PatternTask(0, RepeatLayout.BRICK, 97, 96, 2, 2, 7))
        .hasMessage("brick repeat: expected an even width, found a tile of 97 x 96 px");
    assertThatThrownBy(() -> new PatternTask(0, RepeatLayout.STRAIGHT, 96, 32, 2, 2, 7))
        .hasMessage("pattern: expected sides of at least 64 px, found 96 x 32 px");
    assertThatThrownBy(() -> new PatternTask(0, RepeatLayout.STRAIGHT, 96, 96, 1, 2, 7))
        .hasMessage("pattern: expected 2 to 16 screens, found 1");
    assertThatThrownBy(() -> new PatternRules(1.05, CopyLimits.DEFAULT, 0.05, 1, 0.2, 6, 0))
        .hasMessageContaining("attempts >= 1, found 1.05, 0.05, 1.0, 0.2, 6 and 0");
    assertThatThrownBy(() -> PatternSource.of("empty", List.of()))
        .hasMessage("empty: expected a collection of at least one design, found none");
  }

  @Test
  void aMixDrawsFromBothCollections() {
    PatternSource other =
        PatternSource.of(
            "other",
            List.of(
                Design.judged(
                    "net.png",
                    DrawnTiles.drawRgb(
                        40, 40, (x, y) -> x % 20 < 5 || y % 20 < 5 ? 0x7a3b2e : 0xf4efe0))));
    PatternSource mix = SOURCE.mixedWith(other);

    Sketch sketch =
        new PatchMethod(mix, 2, PatchSettings.defaults()).sketch(task(0, RepeatLayout.STRAIGHT), 0);

    assertThat(mix.name()).isEqualTo("house+other");
    assertThat(sketch.from()).contains(2).hasSize(2);
  }
}
