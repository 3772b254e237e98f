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
  void decisionsThatTheBrowserDoesNotKeepAreNotLostInSilence() throws IOException {
    BROWSER.press("a");
    assertThat(BROWSER.find("[role=alert]").isDisplayed()).isFalse();
    BROWSER.run(
        """
        window.setItem = Storage.prototype.setItem;
        Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); };
        """);
    BROWSER.press("f");
    assertThat(verdicts()).startsWith("DEFECT", "FALSE_ALARM", "");
    assertThat(BROWSER.find("[role=alert]").getText()).contains("does not keep your decisions");
    assertThat(BROWSER.barriers()).isEmpty();
    assertThat(isLeftFreely()).isFalse();
    BROWSER.click("[data-act=save]");
    Path file = BROWSER.downloaded();
    assertThat(Files.readAllLines(file)).hasSize(3);
    Files.delete(file);
    assertThat(isLeftFreely()).isTrue();
    BROWSER.press("f");
    assertThat(isLeftFreely()).isFalse();
    BROWSER.run("Storage.prototype.setItem = window.setItem");
    BROWSER.press("a");
    assertThat(BROWSER.find("[role=alert]").isDisplayed()).isFalse();
    assertThat(isLeftFreely()).isTrue();
    BROWSER.reload();
    assertThat(verdicts()).startsWith("DEFECT", "FALSE_ALARM", "FALSE_ALARM", "DEFECT", "");
  }

  @Test
  void onlySavedNightsAreForgotten() throws IOException {
    BROWSER.run(
        """
        const ago = days => new Date(Date.now() - days * 86400000).toISOString();
        const night = (name, ...saved) => localStorage.setItem('loomsight.review.f.' + name,
          JSON.stringify(Object.fromEntries(saved.map((when, i) => [i, { verdict: 'DEFECT', at: ago(400), saved: when }]))));
        night('long-saved', ago(31), ago(300));
        night('lately-saved', ago(31), ago(29));
        night('half-saved', ago(31), undefined);
        night('never-saved', undefined);
        localStorage.setItem('loomsight.review.f.broken', '{');
        localStorage.setItem('loomsight.reviewer', 'Wang');
        localStorage.setItem('another.page', '{}');
        """);
    BROWSER.reload();
    assertThat(BROWSER.text("return Object.keys(localStorage).sort().join(' ')"))
        .isEqualTo(
            "another.page loomsight.language loomsight.review.f.broken loomsight.review.f.half-saved"
                + " loomsight.review.f.lately-saved loomsight.review.f.never-saved"
                + " loomsight.reviewer");
  }

  @Test
  void whatIsDecidedAnewAfterItWasSavedIsNotSaved() throws IOException {
    BROWSER.press("a");
    BROWSER.press("a");
    BROWSER.press("a");
    BROWSER.click("[data-act=save]");
    Files.delete(BROWSER.downloaded());
    BROWSER.click("#tile-" + id(1));
    BROWSER.press("f");
    BROWSER.click("#note");
    BROWSER.press("oil?\n");
    assertThat(
            BROWSER.text(
                """
                const labels = JSON.parse(localStorage.getItem('loomsight.review.nantong-07.2026-03-01'));
                return Object.values(labels).map(label => label.note + Boolean(label.saved)).join(' ');
                """))
        .isEqualTo("true false oil?false");
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
    assertThat(focused()).isEqualTo("BODY");
    BROWSER.picture(Path.of("target", "pictures", "review.png"));
  }

  @Test
  void keysAfterTheListAreForTheDefectsAgain() {
    BROWSER.press("n");
    BROWSER.press("k");
    BROWSER.press("\n");
    BROWSER.press(Keys.ARROW_RIGHT);
    BROWSER.press("f");
    assertThat(verdicts()).startsWith("DEFECT", "FALSE_ALARM", "");
    assertThat(kinds()).isEqualTo("KNOT ");
    BROWSER.press("n");
    BROWSER.press("k");
    BROWSER.press(Keys.ARROW_RIGHT);
    BROWSER.press("f");
    assertThat(verdicts()).startsWith("DEFECT", "FALSE_ALARM", "", "FALSE_ALARM", "");
    assertThat(kinds()).isEqualTo("KNOT  ");
  }

  @Test
  void keysInTheListOnlyChoose() {
    BROWSER.press("n");
    BROWSER.press(Keys.ARROW_DOWN, Keys.ARROW_DOWN, Keys.ARROW_DOWN, Keys.ARROW_UP);
    assertThat(focused()).isEqualTo("SELECT");
    assertThat(BROWSER.text("return document.getElementById('kind').value"))
        .isEqualTo("DOUBLE_END");
    assertThat(kinds()).isEmpty();
    BROWSER.press("\n");
    assertThat(kinds()).isEqualTo("DOUBLE_END");
  }

  @Test
  void listIsLeftWithoutANewWord() {
    BROWSER.press("3");
    BROWSER.press(Keys.ARROW_LEFT);
    for (Keys key : List.of(Keys.ESCAPE, Keys.ARROW_RIGHT, Keys.ARROW_LEFT)) {
      BROWSER.press("n");
      BROWSER.press(Keys.ARROW_DOWN);
      BROWSER.press(key);
      assertThat(focused()).isEqualTo("BODY");
    }
    assertThat(BROWSER.find("#place").getText()).isEqualTo("1");
    assertThat(BROWSER.text("return document.getElementById('kind').value")).isEqualTo("KNOT");
    assertThat(kinds()).isEqualTo("KNOT");
  }

  @Test
  void kindPickedInTheOpenListIsTakenAtOnce() {
    BROWSER.press("n");
    BROWSER.press("k");
    BROWSER.find("#kind option[value=SLUB]").click();
    assertThat(kinds()).isEqualTo("SLUB");
    assertThat(focused()).isEqualTo("BODY");
    BROWSER.press(Keys.ARROW_RIGHT);
    BROWSER.press("f");
    assertThat(kinds()).isEqualTo("SLUB ");
    BROWSER.click("#kind");
    BROWSER.press(Keys.ARROW_DOWN);
    BROWSER.press("\n");
    BROWSER.until("document.activeElement === document.body");
    BROWSER.press(Keys.ARROW_RIGHT);
    BROWSER.press("f");
    assertThat(kinds()).isEqualTo("SLUB  BROKEN_END ");
  }

  @Test
  void aKeyHeldDownJudgesOnce() {
    for (String key : List.of("a", "f", "1")) {
      BROWSER.press(key);
      hold("document.body", key);
    }
    assertThat(verdicts()).startsWith("DEFECT", "FALSE_ALARM", "DEFECT", "");
    hold("document.body", "ArrowLeft");
    assertThat(BROWSER.find("#place").getText()).isEqualTo("1");
    assertThat(hold("document.querySelector('[data-act=accept]')", "Enter")).isFalse();
    BROWSER.press("n");
    assertThat(hold("document.getElementById('kind')", "n")).isFalse();
    assertThat(hold("document.getElementById('kind')", "Enter")).isFalse();
    assertThat(focused()).isEqualTo("SELECT");
    assertThat(hold("document.getElementById('note')", "a")).isTrue();
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

  /** Whether the page would be left without asking its reader. */
  private static boolean isLeftFreely() {
    return Boolean.TRUE.equals(
        BROWSER.run(
            "return window.dispatchEvent(new Event('beforeunload', { cancelable: true }))"));
  }

  /** Says whether the browser does with a key's repetitions what it does with the key. */
  private static boolean hold(String element, String key) {
    return Boolean.TRUE.equals(
        BROWSER.run(
            "return [1, 2, 3].map(() => "
                + element
                + ".dispatchEvent(new KeyboardEvent('keydown', { key: arguments[0], repeat: true, bubbles: true, cancelable: true }))).every(Boolean)",
            key));
  }

  /** Enter takes what an input method offers, as pinyin does; it is not yet the note's end. */
  @Test
  void keysOfAnInputMethodAreItsOwn() {
    BROWSER.run("document.getElementById('note').focus()");
    String enter =
        "document.getElementById('note').dispatchEvent(new KeyboardEvent('keydown',"
            + " { key: 'Enter', isComposing: arguments[0], bubbles: true }))";
    BROWSER.run(enter, true);
    assertThat(focused()).isEqualTo("INPUT");
    BROWSER.run(enter, false);
    assertThat(focused()).isEqualTo("BODY");
  }

  private static String focused() {
    return BROWSER.text("return document.activeElement.tagName");
  }

  /** The kinds that were named, in the order in which their defects were judged first. */
  private static String kinds() {
    return BROWSER.text(
        """
        const labels = JSON.parse(localStorage.getItem('loomsight.review.nantong-07.2026-03-01') || '{}');
        return Object.values(labels).map(label => label.kind).join(' ');
        """);
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
