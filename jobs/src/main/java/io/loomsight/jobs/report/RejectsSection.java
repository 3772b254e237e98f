package io.loomsight.jobs.report;

import io.loomsight.jobs.page.HtmlWriter;
import io.loomsight.jobs.page.Numbers;
import io.loomsight.jobs.page.Words;
import io.loomsight.jobs.table.Reject;
import java.util.Comparator;
import java.util.List;

/** What was refused, by reason, with examples. */
final class RejectsSection {

  private RejectsSection() {}

  static void write(HtmlWriter html, ReportPage page) {
    html.open("section", "id", "rejects");
    html.element("h2", Words.of("剔除的图像与清单行", "Images and manifest lines refused"));
    if (page.rejects().isEmpty()) {
      html.element("p", Words.of("✓ 全部收下。", "✓ Nothing was refused."), "class", "calm");
      html.closeLine();
      return;
    }
    html.element(
        "p",
        Words.of(
            "图像 %s 张，清单行 %s 行。"
                .formatted(
                    Numbers.count(page.refused(Reject.Subject.IMAGE)),
                    Numbers.count(page.refused(Reject.Subject.LINE))),
            "%s and %s."
                .formatted(
                    Numbers.plural(page.refused(Reject.Subject.IMAGE), "image"),
                    Numbers.plural(page.refused(Reject.Subject.LINE), "manifest line"))));
    html.open("div", "class", "scroll").open("table").open("thead").open("tr");
    html.element("th", Words.of("原因", "Reason"), "scope", "col");
    html.element("th", Words.of("对象", "What"), "scope", "col");
    html.element("th", Words.of("数量", "Count"), "scope", "col", "class", "n");
    html.element("th", Words.of("例", "Examples"), "scope", "col").close().close().open("tbody");
    List<ReportPage.RejectGroup> sorted =
        page.rejects().stream()
            .sorted(
                Comparator.comparingLong(ReportPage.RejectGroup::count)
                    .reversed()
                    .thenComparing(ReportPage.RejectGroup::subject)
                    .thenComparing(ReportPage.RejectGroup::reason))
            .toList();
    for (ReportPage.RejectGroup group : sorted) {
      html.open("tr").element("th", words(group.reason()), "scope", "row");
      html.element(
          "td",
          group.subject() == Reject.Subject.IMAGE
              ? Words.of("图像", "image")
              : Words.of("清单行", "line"));
      html.element("td", Numbers.count(group.count()), "class", "n").open("td", "class", "wrap");
      for (ReportPage.Example example : group.examples()) {
        html.open("div").element("code", name(example)).text(" ");
        html.element("span", example.detail(), "class", "muted").close();
      }
      html.close().closeLine();
    }
    html.close().close().close().closeLine();
  }

  /** The file's own name, and its line if it is one. */
  private static String name(ReportPage.Example example) {
    String name = example.uri().substring(example.uri().lastIndexOf('/') + 1);
    return example.line() > 0 ? name + ":" + example.line() : name;
  }

  static Words words(Reject.Reason reason) {
    return switch (reason) {
      case EMPTY_FILE -> Words.of("空文件", "empty file");
      case NOT_AN_IMAGE -> Words.of("不是图像", "not an image");
      case CORRUPT_IMAGE -> Words.of("图像损坏", "corrupt image");
      case TOO_LARGE -> Words.of("图像过大", "too large");
      case TOO_SMALL -> Words.of("图像过小", "too small");
      case WRONG_SIZE -> Words.of("尺寸与同相机不一致", "not its camera's size");
      case DUPLICATE_CONTENT -> Words.of("内容重复", "duplicate content");
      case DUPLICATE_SEQUENCE -> Words.of("序号重复", "duplicate sequence");
      case BLURRED -> Words.of("模糊", "blurred");
      case UNDEREXPOSED -> Words.of("曝光不足", "too dark");
      case OVEREXPOSED -> Words.of("曝光过度", "too bright");
      case NO_MANIFEST_LINE -> Words.of("清单中没有", "not in the manifest");
      case MISSING_FILE -> Words.of("文件缺失", "file missing");
      case MALFORMED_LINE -> Words.of("清单行无法读取", "malformed line");
      case DUPLICATE_LINE -> Words.of("清单行重复", "duplicate line");
      case OUTSIDE_LANDING -> Words.of("指向收图目录之外", "outside the landing folder");
      case OUT_OF_ORDER -> Words.of("位置与序号矛盾", "out of order");
      case OVERLAPPING -> Words.of("与前一图像重叠过多", "overlaps too much");
    };
  }
}
