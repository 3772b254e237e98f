package io.loomsight.jobs.generate;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.loomsight.jobs.page.Language;
import io.loomsight.jobs.table.PatternSet;
import io.loomsight.models.pattern.ReducedImage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class SheetHtmlTest {

  private static final List<Integer> PALETTE = List.of(0xf4f1e8, 0xc3cfdb, 0x7d98b8, 0x1d2f54);

  @Test
  void patternsHaveTheirNumbersInBothLanguages() {
    String html = SheetHtml.of(page(1, 64));
    assertThat(html)
        .contains("house-half-drop-001", "tiles/house-half-drop-001-as-drawn.png")
        .contains("<span lang=\"zh\">接缝</span><span lang=\"en\">Seam</span>")
        .contains("万花筒", "kaleidoscope")
        .contains("tiles/house-half-drop-001-ink.tif", "#203040")
        .contains("1 pattern failed in all 3 attempts", "线条过细，印不出来");
  }

  @Test
  void sixtyFourBusyPatternsStayBelowSixMegabytes() {
    SheetPage page = page(64, 256);
    assertThat(SheetHtml.of(page).getBytes(UTF_8).length).isLessThan(6_000_000);
    SheetPage large = page(64, 320);
    assertThat(SheetHtml.of(large)).contains("data:image/jpeg");
  }

  @Test
  void moreThanAPageHoldsAreLeftToThePicks() {
    SheetPage page = page(SheetPage.MOST_SHOWN / 2 + 3, 64);
    assertThat(page.shown()).hasSize(SheetPage.MOST_SHOWN / 2);
    assertThat(SheetHtml.of(page)).contains("3 more patterns not on this page");
  }

  /** So many patterns of noise in two palettes, and one that failed. */
  private static SheetPage page(int patterns, int sidePx) {
    PatternRequest request = Requests.small();
    List<Drawing> drawings = new ArrayList<>();
    for (int number = 1; number <= patterns; number++) {
      drawings.add(Drawings.accepted(request, number, noise(sidePx, number)));
    }
    drawings.add(Drawings.refused(request, patterns + 1));
    PatternSet set =
        new PatternSet(
            "small",
            Instant.EPOCH,
            "house",
            PatternSet.Kind.PATTERNS,
            2,
            List.of(),
            patterns + 1,
            patterns,
            patterns + 3,
            patterns,
            0.05,
            0.9);
    GenerateCall call =
        new GenerateCall(request, "out", List.of(), 0, SetNumbers.Against.NOTHING, Language.ZH);
    return new SheetPage(call, drawings, List.of(set), Instant.EPOCH, 60_000);
  }

  private static ReducedImage noise(int sidePx, long seed) {
    byte[] screens = new byte[sidePx * sidePx];
    SplittableRandom random = new SplittableRandom(seed);
    for (int place = 0; place < screens.length; place++) {
      screens[place] = (byte) random.nextInt(3);
    }
    return ReducedImage.of(sidePx, sidePx, PALETTE.subList(0, 3), screens);
  }
}
