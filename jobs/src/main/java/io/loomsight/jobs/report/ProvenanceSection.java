package io.loomsight.jobs.report;

import io.loomsight.jobs.page.HtmlWriter;
import io.loomsight.jobs.page.Numbers;
import io.loomsight.jobs.page.Words;
import io.loomsight.jobs.table.Run;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** How the page came about: runs, versions, devices, references, times. */
final class ProvenanceSection {

  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private ProvenanceSection() {}

  static void write(HtmlWriter html, ReportPage page) {
    html.open("section", "id", "provenance");
    html.element("h2", Words.of("本报告的来历", "How this was made"));
    html.open("p").words(Words.of("评分规则 ", "Rule set "));
    html.element("code", page.config().ruleSet()).text(" · ");
    html.words(Words.of("生成于 ", "made ")).text(MINUTE.format(page.createdAt())).close();
    html.open("div", "class", "columns");
    runs(html, page);
    devices(html, page);
    references(html, page);
    html.close();
    versions(html, page);
    html.closeLine();
  }

  private static void runs(HtmlWriter html, ReportPage page) {
    panel(html, Words.of("阶段", "Stages"));
    head(
        html,
        Words.of("阶段", "Stage"),
        Words.of("结果", "Outcome"),
        Words.of("用时", "Time"),
        Words.of("运行编号", "Run"));
    for (Run run : page.runs()) {
      html.open("tr").element("th", run.stage(), "scope", "row");
      html.element("td", words(run.outcome()));
      html.element("td", Numbers.duration((double) run.elapsedMs()));
      html.open("td", "class", "wrap").element("code", run.runId()).close().closeLine();
    }
    endPanel(html, page.runs().isEmpty());
  }

  private static void devices(HtmlWriter html, ReportPage page) {
    panel(html, Words.of("模型与设备", "Model and devices"));
    head(
        html,
        Words.of("设备", "Device"),
        Words.of("图像", "Images"),
        Words.of("模型用时", "Model time"),
        Words.of("模型", "Model"));
    for (ReportPage.DeviceUse use : page.devices()) {
      html.open("tr").open("th", "scope", "row").text(use.device());
      if (!use.note().isEmpty()) {
        html.text(" ").element("span", Words.of("未用 GPU", "no GPU"), "class", "mark");
      }
      html.close();
      html.element("td", Numbers.count(use.frames()));
      html.element("td", Numbers.duration(use.elapsedMs()));
      html.open("td", "class", "wrap").element("code", use.modelVersion()).close().closeLine();
    }
    endPanel(html, page.devices().isEmpty());
  }

  private static void references(HtmlWriter html, ReportPage page) {
    panel(html, Words.of("品种基准", "Style references"));
    head(
        html,
        Words.of("品种", "Style"),
        Words.of("基准", "Reference"),
        Words.of("好布图像", "Good images"),
        Words.of("判定图像", "Images judged"));
    for (ReportPage.StyleReference reference : page.references()) {
      html.open("tr").element("th", reference.styleId(), "scope", "row");
      html.open("td", "class", "wrap").element("code", reference.version());
      if (reference.provisional()) {
        html.text(" ").element("span", Words.of("临时基准", "provisional"), "class", "mark");
      }
      reference.madeIn().ifPresent(date -> html.element("div", date.toString(), "class", "muted"));
      html.close();
      html.element(
          "td", reference.goodFrames() > 0 ? Numbers.count(reference.goodFrames()) : Numbers.NONE);
      html.element("td", Numbers.count(reference.judgedFrames())).closeLine();
    }
    endPanel(html, page.references().isEmpty());
  }

  private static void versions(HtmlWriter html, ReportPage page) {
    Map<String, String> versions = new TreeMap<>();
    page.runs().forEach(run -> versions.putAll(run.versions()));
    if (versions.isEmpty()) {
      return;
    }
    html.open("p", "class", "muted");
    String separator = "";
    for (Map.Entry<String, String> version : versions.entrySet()) {
      html.text(separator + version.getKey() + " ").element("code", version.getValue());
      separator = " · ";
    }
    html.close();
  }

  private static void panel(HtmlWriter html, Words title) {
    html.open("div", "class", "panel").element("h3", title);
  }

  private static void head(HtmlWriter html, Words... headings) {
    html.open("div", "class", "scroll").open("table").open("thead").open("tr");
    for (Words heading : headings) {
      html.element("th", heading, "scope", "col");
    }
    html.close().close().open("tbody");
  }

  private static void endPanel(HtmlWriter html, boolean empty) {
    if (empty) {
      html.open("tr").element("td", Numbers.NONE).close();
    }
    html.close().close().close().closeLine();
  }

  private static Words words(Run.Outcome outcome) {
    return switch (outcome) {
      case SUCCEEDED -> Words.of("✓ 成功", "✓ done");
      case SKIPPED -> Words.of("○ 跳过", "○ skipped");
      case FAILED -> Words.of("✕ 失败", "✕ failed");
    };
  }
}
