package io.loomsight.jobs.generate;

import static org.assertj.core.api.Assertions.assertThat;

import io.loomsight.jobs.page.PageSources;
import io.loomsight.jobs.table.PatternSet;
import io.loomsight.models.pattern.RepeatLayout;
import io.loomsight.models.synth.WallpaperGroup;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class SheetWordsTest {

  /** Keys that are put together from a word and a name. */
  private static final Set<String> BY_NAME =
      Stream.of(
              PageSources.keys("fault.", Fault.values()),
              PageSources.keys("kind.", PatternSet.Kind.values()),
              PageSources.keys("layout.", RepeatLayout.values()),
              recipes().map(Recipes::key))
          .flatMap(keys -> keys)
          .collect(Collectors.toSet());

  @Test
  void bothLanguagesHaveEveryMessageThatIsUsedAndNoOther() {
    Set<String> used = new TreeSet<>(BY_NAME);
    used.addAll(
        PageSources.found(
            Pattern.compile(
                "\"((?:page|tile|pick|number|meaning|pattern|refused|set)\\.[a-z.]+|recipe\\.[a-z]+)\""),
            "src/main/jte/generate",
            "src/main/java/io/loomsight/jobs/generate"));
    assertThat(SheetWords.MESSAGES.keys()).containsExactlyInAnyOrderElementsOf(used);
  }

  @Test
  void numbersOfThingsAgreeWithThem() {
    assertThat(SheetWords.say("refused.missing", 1, 1, "a").english())
        .isEqualTo("1 pattern failed in the one attempt: a");
    assertThat(SheetWords.say("refused.missing", 1234, 8, "a, b").english())
        .isEqualTo("1,234 patterns failed in all 8 attempts: a, b");
    assertThat(SheetWords.say("refused.missing", 1234, 8, "a, b").chinese())
        .isEqualTo("1,234 个花型画了 8 次仍不合格：a, b");
  }

  /** As {@code models.pattern} calls what it does by itself. */
  private static Stream<String> recipes() {
    return Stream.concat(
        Stream.of("tossed motifs", "tossed motifs, upright", "network", "network, mixed"),
        Stream.of(WallpaperGroup.values())
            .filter(group -> group.fits(64, 64))
            .map(group -> "folded, " + group.label()));
  }
}
