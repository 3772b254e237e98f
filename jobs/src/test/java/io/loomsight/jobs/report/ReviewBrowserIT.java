package io.loomsight.jobs.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.loomsight.jobs.page.Browser;
import io.loomsight.jobs.page.Language;
import io.loomsight.models.fabric.Box;
import io.loomsight.models.fabric.DefectKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;

final class ReviewBrowserIT {

  @RegisterExtension static final Browser BROWSER = new Browser();

  @TempDir static Path folder;

  @BeforeEach
  void open() {
    BROWSER.show(folder, ReportHtml.of(gallery("L1")));
    BROWSER.click("button[data-to=en]");
  }

  @Test
  void whatTheKeysDecidedIsInTheFile() throws IOException {
    BROWSER.click("#reviewer");
    BROWSER.press("Wang \"Li\", =1+1\n");
    BROWSER.press("a");
    BROWSER.press("f");
    BROWSER.press("2");
    BROWSER.press("a");
    BROWSER.run("document.getElementById('note').focus()");
    BROWSER.press("=1+1\n");
    BROWSER.press("f");
    BROWSER.press("f");
    BROWSER.press(Keys.ARROW_LEFT);
    BROWSER.press("u");
    assertThat(BROWSER.find("#done").getText()).isEqualTo("5");
    BROWSER.click("[data-act=save]");
    Path file = BROWSER.downloaded();
    assertThat(file.getFileName()).hasToString("labels-nantong-07-2026-03-01.csv");
    List<String> lines = Files.readAllLines(file);
    assertThat(lines.get(0)).isEqualTo("\uFEFFdefectId,verdict,kind,reviewer,reviewedAt,note");
    assertThat(lines.stream().skip(1).map(line -> line.replaceAll("[^,]*T[^,]*Z", "WHEN")))
        .containsExactly(
            id(0) + ",DEFECT,,\"Wang \"\"Li\"\", =1+1\",WHEN,",
            id(1) + ",FALSE_ALARM,,\"Wang \"\"Li\"\", =1+1\",WHEN,",
            id(2) + ",DEFECT,STAIN,\"Wang \"\"Li\"\", =1+1\",WHEN,",
            id(3) + ",DEFECT,,\"Wang \"\"Li\"\", =1+1\",WHEN,",
            id(4) + ",FALSE_ALARM,,\"Wang \"\"Li\"\", =1+1\",WHEN,'=1+1");
    Files.delete(file);
  }

  @Test
  void workGoesOnWhereItWasLeft() {
    BROWSER.press("a");
    BROWSER.press("f");
    BROWSER.reload();
    assertThat(BROWSER.find("#place").getText()).isEqualTo("3");
    assertThat(BROWSER.find("#done").getText()).isEqualTo("2");
    assertThat(BROWSER.find("#tile-" + id(1)).getDomAttribute("data-verdict"))
        .isEqualTo("FALSE_ALARM");
  }

  @Test
  void twoTabsOfANightKeepWhatBothDecide() {
    BROWSER.press("a");
    BROWSER.press("a");
    BROWSER.inAnotherTab(
        () -> {
          BROWSER.press("f");
          BROWSER.press(Keys.ARROW_LEFT, Keys.ARROW_LEFT, Keys.ARROW_LEFT);
          BROWSER.press("u");
        });
    BROWSER.until(
        "document.getElementById('tile-" + id(2) + "').dataset.verdict === 'FALSE_ALARM'");
    assertThat(verdicts()).startsWith("", "DEFECT", "FALSE_ALARM", "");
    BROWSER.press(Keys.ARROW_RIGHT);
    BROWSER.press("a");
    BROWSER.reload();
    assertThat(verdicts()).startsWith("", "DEFECT", "FALSE_ALARM", "DEFECT", "");
  }

  /** The page that writes is not told of what it wrote, so only what it reads again counts. */
  @Test
  void aDecisionChangesThatOneDefectOnly() {
    BROWSER.run(
        """
        const key = 'loomsight.review.nantong-07.2026-03-01';
        localStorage.setItem(key, JSON.stringify({ [arguments[0]]: { verdict: 'FALSE_ALARM', kind: '', note: '', reviewer: '', at: '' } }));
        """,
        id(3));
    BROWSER.press("a");
    assertThat(verdicts()).startsWith("DEFECT", "", "", "FALSE_ALARM", "");
    BROWSER.reload();
    assertThat(verdicts()).startsWith("DEFECT", "", "", "FALSE_ALARM", "");
  }

  @Test
  void whatIsBeingWrittenStaysWhenAnotherTabDecides() {
    BROWSER.click("#note");
    BROWSER.press("oil?");
    BROWSER.inAnotherTab(() -> BROWSER.press("f"));
    BROWSER.until("document.getElementById('done').textContent === '1'");
    assertThat(BROWSER.text("return document.getElementById('note').value")).isEqualTo("oil?");
  }

  @Test
  void anotherKindCanBeNamed() {
    BROWSER.press("n");
    assertThat(BROWSER.text("return document.activeElement.id")).isEqualTo("kind");
    BROWSER.press("k");
    BROWSER.until("document.getElementById('kind').value === 'KNOT'");
    BROWSER.press("\n");
    assertThat(BROWSER.text("return document.getElementById('kind').value")).isEqualTo("KNOT");
    assertThat(BROWSER.find(".card:not([hidden])").getDomAttribute("data-verdict"))
        .isEqualTo("DEFECT");
    BROWSER.picture(Path.of("target", "pictures", "review.png"));
  }

  @Test
  void fileKnowsOfNoServer() {
    assertThat(BROWSER.find("[data-act=send]").isDisplayed()).isFalse();
  }

  @Test
  void nobodyIsKeptOut() {
    for (String light : List.of("light", "dark")) {
      BROWSER.media("", light);
      BROWSER.press("a");
      assertThat(BROWSER.barriers()).as(light).isEmpty();
    }
  }

  @Test
  void namesStayText() throws IOException {
    String evil = "</script><img src=x onerror=\"window.broken=1\">";
    BROWSER.show(folder, ReportHtml.of(gallery(evil)));
    assertThat(BROWSER.find(".card:not([hidden])").getText()).contains(evil);
    assertThat(BROWSER.text("return window.broken")).isEqualTo("null");
  }

  private static List<String> verdicts() {
    return BROWSER.all(".tile-button").stream()
        .map(tile -> tile.getDomAttribute("data-verdict"))
        .toList();
  }

  private static String id(int number) {
    return "%032x".formatted(number);
  }

  private static Gallery gallery(String name) {
    RollSheet roll = SamplePages.rich(Language.ZH).rolls().get(0);
    List<Gallery.Item> items = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      items.add(
          new Gallery.Item(
              id(i),
              DefectKind.HOLE,
              0.9 - i / 100.0,
              List.of(DefectKind.HOLE, DefectKind.STAIN, DefectKind.KNOT),
              1.1,
              name,
              name,
              name,
              new Box(10, 20, 3, 4),
              4,
              3,
              i == 1
                  ? Optional.empty()
                  : roll.drawing().orElseThrow().defects().get(i).jpegBase64()));
    }
    return new Gallery(SamplePages.BATCH, ReportConfig.defaults(), 400, 12, items);
  }
}
