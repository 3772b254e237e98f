package io.loomsight.jobs.generate;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.loomsight.jobs.page.Language;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

final class SheetHtmlTest {

  @Test
  void patternsHaveTheirNumbersInBothLanguages() {
    String html = SheetHtml.of(SampleSheets.noisy(Language.ZH, 1, 64));
    assertThat(html)
        .contains("house-half-drop-001", "href=\"tiles/house-half-drop-001-as-drawn.png\"")
        .contains("<span lang=\"zh\">接缝</span><span lang=\"en\">Seam</span>")
        .contains("<dd>0.84</dd>", "<dd>41 % · ornament-p4m-000</dd>")
        .contains("跳接，万花筒", "half-drop, kaleidoscope")
        .contains("href=\"tiles/house-half-drop-001-ink.tif\"", "background:#203040")
        .contains("1 pattern failed in all 3 attempts: house-half-drop-002", "线条过细，印不出来")
        .contains("among the designs 0.050")
        .contains("patches/1 · seed 3 · drawn at 96 × 64 px · made 2026-03-02 04:30 UTC");
  }

  @Test
  void languageOfTheCallIsShownFirst() {
    assertThat(SheetHtml.of(SampleSheets.noisy(Language.ZH, 1, 64)))
        .contains("<html lang=\"zh\" data-language=\"zh\"", "<title>花型样张 · small</title>");
    assertThat(SheetHtml.of(SampleSheets.noisy(Language.EN, 1, 64)))
        .contains("<html lang=\"en\" data-language=\"en\"", "<title>Pattern sheet · small</title>");
  }

  @Test
  void sixtyFourBusyPatternsStayBelowSixMegabytes() {
    assertThat(SheetHtml.of(SampleSheets.noisy(Language.ZH, 64, 256)).getBytes(UTF_8).length)
        .isLessThan(6_000_000);
    assertThat(SheetHtml.of(SampleSheets.noisy(Language.ZH, 64, 320))).contains("data:image/jpeg");
  }

  @Test
  void moreThanAPageHoldsAreLeftToThePicks() {
    SheetPage sheet = SampleSheets.noisy(Language.ZH, SheetPage.MOST_SHOWN / 2 + 3, 64);
    assertThat(sheet.shown()).hasSize(SheetPage.MOST_SHOWN / 2);
    assertThat(SheetHtml.of(sheet)).contains("3 more patterns not on this page");
  }

  @Test
  void sheetWithoutAnyPatternSaysWhy() {
    assertThat(SheetHtml.of(SampleSheets.noisy(Language.EN, 0, 64)))
        .contains("1 pattern failed in all 3 attempts", "<strong>3</strong>")
        .doesNotContain("<article", "NaN");
  }

  @Test
  void namesStayText() {
    String html = SheetHtml.of(SampleSheets.named(Language.EN, "<script>\"'&{0}"));
    assertThat(html)
        .contains(
            "<dd>41 % · &lt;script&gt;\"'&amp;{0}</dd>",
            "1 file could not be read: &lt;script&gt;");
    assertThat(found(html, "(<script)")).as("the house's own").hasSize(1);
  }

  @Test
  void pageAsksNothingFromOutsideAndLeadsToItsFiles() {
    String html = SheetHtml.of(SampleSheets.noisy(Language.ZH, 2, 64));
    assertThat(html)
        .doesNotContain("http:", "https:", "@import", "<link")
        .contains("default-src &#39;none&#39;; img-src data:; style-src &#39;unsafe-inline&#39;");
    assertThat(found(html, "url\\(([a-z:/]+)")).isNotEmpty().containsOnly("data:image/png");
    assertThat(found(html, " href=\"([^\"]+)\""))
        .hasSize(2 * 2 * 3)
        .allMatch(link -> link.matches("(tiles|previews)/[a-z0-9-]+\\.(png|tif)"));
  }

  private static List<String> found(String html, String pattern) {
    return Pattern.compile(pattern)
        .matcher(html)
        .results()
        .map((MatchResult one) -> one.group(1))
        .toList();
  }
}
