package io.loomsight.jobs.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.loomsight.jobs.page.Language;
import io.loomsight.jobs.table.RollGrade;
import io.loomsight.jobs.table.Run;
import io.loomsight.models.fabric.Box;
import io.loomsight.models.fabric.DefectKind;
import io.loomsight.models.fabric.Verdict;
import io.loomsight.models.grade.Grade;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

final class ReportHtmlTest {

  /** {@code -Dloomsight.golden=update} writes the golden page anew instead of comparing. */
  private static final boolean UPDATE =
      "update".equals(System.getProperty("loomsight.golden", "compare"));

  /** The house's, the charts' library, the charts', the maps', the charts' data. */
  private static final int SCRIPTS = 5;

  private static final Path GOLDEN = Path.of("src/test/resources/golden/report/page.html");

  @Test
  void goldenSwitchIsOff() {
    assertThat(UPDATE).as("an update run never counts as a passing one").isFalse();
  }

  @Test
  void smallNightIsTheGoldenPage() throws IOException {
    // how it looks and moves is looked at in a browser
    String html =
        ReportHtml.of(SamplePages.small())
            .replaceAll("(?s)<style>.*?</style>", "<style></style>")
            .replaceAll("(?s)<script>.*?</script>", "<script></script>")
            .replaceAll("sha256-[^&]+", "sha256-");
    if (UPDATE) {
      Files.createDirectories(GOLDEN.getParent());
      Files.writeString(GOLDEN, html);
    }
    assertThat(html).isEqualTo(Files.readString(GOLDEN));
  }

  @Test
  void everyElementIsClosedInItsPlace() {
    for (ReportPage page :
        List.of(
            SamplePages.empty(),
            SamplePages.small(),
            SamplePages.unseen(),
            SamplePages.rich(Language.EN))) {
      assertThat(leftOpen(ReportHtml.of(page))).isEmpty();
    }
    assertThat(leftOpen("<div><p></div>")).isNotEmpty();
  }

  /** Elements that are closed out of their place, or never. */
  private static List<String> leftOpen(String html) {
    String bare = html.replaceAll("(?s)<(script|style)[^>]*>.*?</\\1>", "");
    Deque<String> open = new ArrayDeque<>();
    List<String> wrong = new ArrayList<>();
    Matcher tags = Pattern.compile("<(/?)([a-z][a-z0-9]*)[^>]*?(/?)>").matcher(bare);
    while (tags.find()) {
      if (tags.group(1).isEmpty() && tags.group(3).isEmpty()) {
        open.push(tags.group(2));
      } else if (!tags.group(1).isEmpty() && !tags.group(2).equals(open.poll())) {
        wrong.add(tags.group(2));
      }
    }
    wrong.addAll(open);
    return wrong;
  }

  @Test
  void idsAreUniqueAndEveryLinkLeadsToOne() {
    String html = ReportHtml.of(SamplePages.rich(Language.ZH));
    List<String> ids = matches(html, " id=\"([^\"]+)\"");
    assertThat(ids).doesNotHaveDuplicates();
    List<String> links = matches(html, " href=\"#([^\"]+)\"");
    assertThat(links).isNotEmpty();
    assertThat(ids).containsAll(links);
  }

  @Test
  void pageAsksNothingFromOutside() {
    String html = ReportHtml.of(SamplePages.rich(Language.ZH));
    assertThat(withoutScripts(html)).doesNotContain("http:", "https:", "@import", "<link");
    assertThat(html).contains("default-src &#39;none&#39;");
    assertThat(matches(html, " src=\"([a-z:/;]+)")).allMatch(src -> src.startsWith("data:image/"));
  }

  @Test
  void rollIdWithMarkupStaysText() {
    String evil = "<script>alert('x')</script>\"";
    ReportPage small = SamplePages.small();
    RollGrade roll = SampleRows.roll(evil, evil, evil, Grade.REJECT, 6000, 1500, 0, 0);
    RollSheet sheet =
        new RollSheet(roll, Optional.of(new RollSheet.Drawing(List.of(), List.of(), 0)));
    String html = ReportHtml.of(SamplePages.withRolls(small, List.of(sheet)));
    assertThat(html)
        .doesNotContain("<script>alert")
        .contains("&lt;script>alert(&#39;x&#39;)&lt;/script>&#34;");
    assertThat(matches(html, "(<script)")).hasSize(SCRIPTS);
  }

  @Test
  void languageOfTheConfigIsShownFirst() {
    assertThat(ReportHtml.of(SamplePages.rich(Language.EN)))
        .contains("<html lang=\"en\" data-language=\"en\"")
        .contains("<title>Fabric inspection · nantong-07 · 2026-03-01</title>");
    assertThat(ReportHtml.of(SamplePages.rich(Language.ZH)))
        .contains("<html lang=\"zh\" data-language=\"zh\"")
        .contains("<title>验布夜报 · nantong-07 · 2026-03-01</title>");
  }

  @Test
  void nightWithoutClothSaysSo() {
    String html = ReportHtml.of(SamplePages.empty());
    assertThat(html)
        .contains("No cloth was inspected this night.", "当晚没有检验任何布面。", "No rolls this night.")
        .satisfies(page -> assertThat(withoutScripts(page)).doesNotContain("NaN", "Infinity"));
  }

  @Test
  void nightOnWhichAllFramesShowGroundIsNotPraised() {
    String html = withoutScripts(ReportHtml.of(SamplePages.unseen()));
    assertThat(html)
        .contains("<section class=\"verdict empty\">", "○ No data", "○ 无数据")
        .contains("No cloth was inspected this night.", "当晚没有检验任何布面。")
        .contains("<span class=\"big\">–</span>", "limit 33.5", "限值 33.5")
        .contains("– Not known: no cloth was inspected this night.", "– 无法判断：当晚没有检验任何布面。")
        .contains("– No cloth of it was inspected this night.", "– 当晚没有检验该卷的任何布面。")
        .doesNotContain("<div class=\"answer good\"", "within the limit", "None: no", "NaN")
        .doesNotContain("✓ No defects found.");
  }

  @Test
  void whatStopsALoomComesFirst() {
    String html = withoutScripts(ReportHtml.of(SamplePages.small()));
    assertThat(html)
        .containsSubsequence(
            "▲ Stop the loom",
            "oil stain, again every 400.0 mm, on 29 of 30 turns",
            "R-1: 0.70 m across, 48.00–59.60 m along",
            "press roller: 402 mm a turn, one mark on it",
            "Check",
            "broken end, runs for 6.20 m",
            "断经或缺经：接经，检查经停装置");
    assertThat(ReportHtml.of(SamplePages.empty())).contains("✓ No running or repeating defect.");
  }

  @Test
  void missingNumbersAreDashes() {
    assertThat(withoutScripts(ReportHtml.of(SamplePages.small())))
        .contains("– points")
        .doesNotContain("NaN");
  }

  @Test
  void defectsBeyondTheLimitsAreCounted() {
    List<RollSheet.Mark> marks = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      marks.add(
          new RollSheet.Mark(
              "d" + i,
              DefectKind.NEP,
              DefectKind.NEP.direction(),
              new Box(i, 10.0 * i, 2, 2),
              2,
              2,
              1.5,
              OptionalInt.of(1),
              Verdict.UNREVIEWED,
              Optional.empty()));
    }
    RollGrade roll = SampleRows.roll("R-9", "L1", "satin", Grade.REJECT, 6000, 1500, 5000, 9);
    RollSheet sheet =
        new RollSheet(roll, Optional.of(new RollSheet.Drawing(List.of(), marks, 5000)));
    String html = ReportHtml.of(SamplePages.withRolls(SamplePages.small(), List.of(sheet)));
    assertThat(html)
        .contains("4,700 more not drawn", "另有 4,700 个疵点未画出")
        .contains("4,988 more not shown as pictures", "另有 4,988 个疵点未附图片");
    assertThat(matches(html, "(<figure)")).hasSize(12);
  }

  @Test
  void failedStageIsAWarning() {
    ReportPage small = SamplePages.small();
    ReportPage failed =
        new ReportPage(
            small.batch(),
            small.config(),
            small.createdAt(),
            small.frames(),
            small.total(),
            small.statistics(),
            small.kinds(),
            small.nights(),
            small.leads(),
            small.rolls(),
            0,
            small.rejects(),
            List.of(SampleRows.run("detect", Run.Outcome.FAILED, 10, "disk <full>")),
            small.references(),
            small.devices());
    assertThat(ReportHtml.of(failed)).contains("Stage failed: detect", "disk &lt;full&gt;");
  }

  @Test
  void hundredDefectsFitInTwoMegabytes() throws IOException {
    for (Language language : Language.values()) {
      String html = ReportHtml.of(SamplePages.rich(language));
      Path target = Path.of("target", "sample-report-" + language.code() + ".html");
      Files.writeString(target, html);
      assertThat(html.getBytes(StandardCharsets.UTF_8).length).isLessThan(2_000_000);
    }
  }

  private static String withoutScripts(String html) {
    return html.replaceAll("(?s)<script>.*?</script>", "");
  }

  private static List<String> matches(String text, String pattern) {
    return Pattern.compile(pattern).matcher(text).results().map(result -> result.group(1)).toList();
  }
}
