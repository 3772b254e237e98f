package io.loomsight.jobs.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.loomsight.jobs.page.Browser;
import io.loomsight.jobs.page.Language;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;

final class ReportBrowserIT {

  @RegisterExtension static final Browser BROWSER = new Browser();

  @TempDir static Path folder;

  @Test
  void everyNightIsShownWithoutAnError() {
    for (ReportPage page : List.of(SamplePages.empty(), SamplePages.small(), rich())) {
      BROWSER.show(folder, ReportHtml.of(page));
      assertThat(BROWSER.complaints()).isEmpty();
    }
    assertThat(BROWSER.all("[data-chart] svg")).hasSize(3);
    BROWSER.picture(Path.of("target", "pictures", "report.png"));
  }

  @Test
  void languageIsSwitchedAndRemembered() {
    BROWSER.show(folder, ReportHtml.of(rich()));
    assertThat(BROWSER.find("main").getText()).contains("当晚质量如何？").doesNotContain("How good");
    assertThat(BROWSER.find("[data-chart=trend]").getText()).contains("扣分");
    BROWSER.click("button[data-to=en]");
    assertThat(BROWSER.find("main").getText())
        .contains("How good was the night?")
        .doesNotContain("当晚");
    assertThat(BROWSER.find("[data-chart=trend]").getText()).contains("Points / 100 m²");
    assertThat(BROWSER.text("return document.title")).startsWith("Fabric inspection");
    BROWSER.reload();
    assertThat(BROWSER.find("main").getText()).contains("How good was the night?");
    assertThat(BROWSER.find("[data-chart=trend]").getText()).contains("Points / 100 m²");
    assertThat(BROWSER.find("button[data-to=en]").getDomAttribute("aria-pressed"))
        .isEqualTo("true");
  }

  @Test
  void lightFollowsTheSystemUntilTheReaderChooses() {
    BROWSER.show(folder, ReportHtml.of(rich()));
    String ground = "return getComputedStyle(document.body).backgroundColor";
    String light = BROWSER.text(ground);
    BROWSER.media("", "dark");
    String dark = BROWSER.text(ground);
    assertThat(dark).isNotEqualTo(light);
    BROWSER.click("button[data-light]");
    assertThat(BROWSER.text(ground)).isEqualTo(light);
    BROWSER.reload();
    assertThat(BROWSER.text(ground)).isEqualTo(light);
    BROWSER.click("button[data-light]");
    BROWSER.media("", "light");
    assertThat(BROWSER.text(ground)).isEqualTo(dark);
  }

  @Test
  void clickOnAMarkShowsThatDefectsPicture() {
    BROWSER.show(folder, ReportHtml.of(rich()));
    String picture = "return document.querySelector('#d0-3 img').src";
    String shown = "return document.querySelector('dialog[open] .shown img').src";
    BROWSER.click("a[href='#d0-3'] .d");
    assertThat(BROWSER.text(shown)).isEqualTo(BROWSER.text(picture));
    assertThat(BROWSER.find("dialog .shown").getText())
        .contains("3 ")
        .isEqualTo(BROWSER.find("#d0-3").getText());
    BROWSER.press(Keys.ARROW_RIGHT);
    assertThat(BROWSER.find("dialog .shown").getText()).isEqualTo(BROWSER.find("#d0-4").getText());
    BROWSER.picture(Path.of("target", "pictures", "report-defect.png"));
    BROWSER.pressEscape();
    assertThat(BROWSER.all("dialog[open]")).isEmpty();
  }

  @Test
  void nearerMarksAreNearerToTheirSize() {
    BROWSER.show(folder, ReportHtml.of(rich()));
    String shares =
        """
        const mark = document.querySelector('#roll-0 [data-true].warp');
        const truly = mark.getAttribute('data-true').split(' ').map(Number);
        return mark.getAttribute('height') / truly[3];
        """;
    double far = ((Number) BROWSER.run(shares)).doubleValue();
    for (int i = 0; i < 3; i++) {
      BROWSER.click("#roll-0 [data-zoom=in]");
    }
    double near = ((Number) BROWSER.run(shares)).doubleValue();
    assertThat(near).isLessThan(far / 3).isGreaterThanOrEqualTo(1);
    String view = "return document.querySelector('#roll-0 svg.map').getAttribute('viewBox')";
    String zoomed = BROWSER.text(view);
    BROWSER.click("#roll-0 [data-zoom=whole]");
    assertThat(BROWSER.text(view)).isNotEqualTo(zoomed).startsWith("0.00 0.00");
  }

  @Test
  void printIsLightAndHoldsTheWholeNightOnFewSheets() throws IOException {
    BROWSER.show(folder, ReportHtml.of(rich()));
    BROWSER.click("button[data-light]");
    BROWSER.media("print", "dark");
    assertThat(BROWSER.text("return getComputedStyle(document.body).backgroundColor"))
        .isEqualTo("rgb(255, 255, 255)");
    assertThat(BROWSER.find(".switches").isDisplayed()).isFalse();
    byte[] pdf = BROWSER.printed();
    Files.createDirectories(Path.of("target", "pictures"));
    Files.write(Path.of("target", "pictures", "report.pdf"), pdf);
    assertThat(sheets(pdf)).isBetween(3L, 12L);
  }

  @Test
  void nobodyIsKeptOut() {
    for (String name : List.of("report", "roll")) {
      RollSheet roll = rich().rolls().get(0);
      BROWSER.show(
          folder,
          name.equals("report")
              ? ReportHtml.of(rich())
              : ReportHtml.of(SamplePages.BATCH, ReportConfig.defaults(), roll));
      for (String light : List.of("light", "dark")) {
        BROWSER.media("", light);
        for (String language : List.of("zh", "en")) {
          BROWSER.click("button[data-to=" + language + "]");
          assertThat(BROWSER.barriers()).as(name + " " + light + " " + language).isEmpty();
        }
      }
    }
  }

  @Test
  void barrierWouldBeSeen() {
    BROWSER.show(
        folder, "<!DOCTYPE html><html lang=\"en\"><title>t</title><main><img src=\"\"></main>");
    assertThat(BROWSER.barriers()).anyMatch(barrier -> barrier.startsWith("image-alt: "));
  }

  @Test
  void namesStayText() {
    String evil =
        "<img src=x onerror=\"window.broken=1\"></script><script>window.broken=2</script>";
    BROWSER.show(folder, ReportHtml.of(SamplePages.named(evil)));
    assertThat(BROWSER.text("return window.broken")).isEqualTo("null");
    assertThat(BROWSER.all("img[src=x]")).isEmpty();
    assertThat(BROWSER.find("#rolls tbody th").getText()).isEqualTo(evil);
    assertThat(BROWSER.text("return document.querySelector('[data-chart=looms]').textContent"))
        .contains("<img src=x");
    BROWSER.click("a[href='#d0-1'] .d");
    assertThat(BROWSER.text("return window.broken")).isEqualTo("null");
  }

  @Test
  void ownPageOfARollStandsAlone() {
    RollSheet roll = rich().rolls().get(0);
    BROWSER.show(folder, ReportHtml.of(SamplePages.BATCH, ReportConfig.defaults(), roll));
    assertThat(BROWSER.all("figure")).hasSize(48);
    BROWSER.click("a[href='#d7'] .d");
    assertThat(BROWSER.find("dialog .shown").getText()).isEqualTo(BROWSER.find("#d7").getText());
  }

  private static long sheets(byte[] pdf) {
    return Pattern.compile("/Type\\s*/Page[^s]")
        .matcher(new String(pdf, StandardCharsets.ISO_8859_1))
        .results()
        .count();
  }

  private static ReportPage rich() {
    return SamplePages.rich(Language.ZH);
  }
}
