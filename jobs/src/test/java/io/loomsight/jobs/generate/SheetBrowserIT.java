package io.loomsight.jobs.generate;

import static org.assertj.core.api.Assertions.assertThat;

import io.loomsight.jobs.page.Browser;
import io.loomsight.jobs.page.Language;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

final class SheetBrowserIT {

  @RegisterExtension static final Browser BROWSER = new Browser();

  @TempDir static Path folder;

  @Test
  void sheetIsShownInBothLanguagesAndKeepsNobodyOut() {
    open(SampleSheets.noisy(Language.ZH, 4, 64));
    assertThat(BROWSER.find("main").getText())
        .contains("合格花型", "最细线条")
        .doesNotContain("Finest line");
    assertThat(BROWSER.barriers()).as("Chinese").isEmpty();
    BROWSER.click("button[data-to=en]");
    assertThat(BROWSER.find("main").getText()).contains("Finest line").doesNotContain("最细线条");
    assertThat(BROWSER.text("return document.title")).isEqualTo("Pattern sheet · small");
    for (String light : List.of("light", "dark")) {
      BROWSER.media("", light);
      assertThat(BROWSER.barriers()).as(light).isEmpty();
      BROWSER.picture(Path.of("target", "pictures", "sheet-%s.png".formatted(light)));
    }
  }

  @Test
  void patternsAreSeenThreeByThreeAndNothingRunsOverTheEdge() {
    open(SampleSheets.noisy(Language.EN, 2, 64));
    assertThat(BROWSER.all(".thumb")).hasSize(4);
    assertThat(
            BROWSER.text(
                "const seen = getComputedStyle(document.querySelector('.thumb'));"
                    + "return [seen.width, seen.height, seen.backgroundSize].join(' ')"))
        .as("a half-drop's straight repeat is two tiles wide")
        .isEqualTo("177px 177px 118px 59px");
    assertThat(BROWSER.text("return document.querySelector('.swatches i').offsetHeight"))
        .isEqualTo("16");
    assertThat(BROWSER.find(".caption a").getDomProperty("href"))
        .isEqualTo(folder.toUri() + "previews/house-half-drop-001-as-drawn-curtain.png");
    assertThat(
            BROWSER.text(
                "return document.documentElement.scrollWidth - document.documentElement.clientWidth"))
        .isEqualTo("0");
  }

  @Test
  void namesStayText() {
    String evil = "</script><img src=x onerror=\"window.broken=1\">";
    open(SampleSheets.named(Language.EN, evil));
    assertThat(BROWSER.find("tbody th").getText()).isEqualTo(evil);
    assertThat(BROWSER.find(".made").getText()).endsWith("from " + evil);
    assertThat(BROWSER.text("return window.broken")).isEqualTo("null");
  }

  private static void open(SheetPage sheet) {
    BROWSER.show(folder, SheetHtml.of(sheet));
  }
}
