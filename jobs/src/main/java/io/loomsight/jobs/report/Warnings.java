package io.loomsight.jobs.report;

import io.loomsight.jobs.page.Numbers;
import io.loomsight.jobs.page.Words;
import io.loomsight.jobs.table.RollGrade;
import io.loomsight.jobs.table.Run;
import io.loomsight.jobs.table.Statistic;
import io.loomsight.models.detect.Mismatch;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What a reader must know before trusting the numbers. */
final class Warnings {

  private static final int NAMES_SHOWN = 6;
  private static final double LOW_COVERAGE_PERCENT = 90;

  /** How much a warning weighs. */
  enum Weight {
    /** The night's result is incomplete or doubtful. */
    GRAVE,
    /** The result stands, with a reservation. */
    NOTE
  }

  /** One warning: a headline and what it means. */
  record Warning(Weight weight, Words title, Words detail) {}

  private Warnings() {}

  static boolean anyGrave(ReportPage page) {
    return of(page).stream().anyMatch(warning -> warning.weight() == Weight.GRAVE);
  }

  static List<Warning> of(ReportPage page) {
    List<Warning> warnings = new ArrayList<>();
    failedStages(page, warnings);
    misfits(page, warnings);
    rejects(page, warnings);
    coverage(page, warnings);
    provisional(page, warnings);
    withoutGpu(page, warnings);
    return warnings;
  }

  private static void failedStages(ReportPage page, List<Warning> warnings) {
    for (Run run : page.runs()) {
      if (run.outcome() == Run.Outcome.FAILED) {
        warnings.add(
            new Warning(
                Weight.GRAVE,
                Words.of("阶段失败：" + run.stage(), "Stage failed: " + run.stage()),
                Words.of(run.failure(), run.failure())));
      }
    }
  }

  private static void misfits(ReportPage page, List<Warning> warnings) {
    for (Mismatch.Kind kind : Mismatch.Kind.values()) {
      List<String> rolls =
          page.rolls().stream()
              .map(RollSheet::grade)
              .filter(roll -> !roll.fitsStyle() && mismatch(roll) == kind)
              .map(RollGrade::rollId)
              .toList();
      if (!rolls.isEmpty()) {
        warnings.add(
            new Warning(
                Weight.GRAVE,
                Words.of("布面与品种不符：", "Does not look like its style: ").then(names(rolls)),
                advice(kind)));
      }
    }
  }

  /** Nights graded before reasons were named have none. */
  private static Mismatch.Kind mismatch(RollGrade roll) {
    return roll.mismatch() == null || roll.mismatch() == Mismatch.Kind.NONE
        ? Mismatch.Kind.OTHER
        : roll.mismatch();
  }

  static Words advice(Mismatch.Kind kind) {
    return switch (kind) {
      case SCALE ->
          Words.of(
              "清单中的毫米/像素与基准相差超过 5%；请核对清单，或以新比例另建基准；在此之前不予定等。",
              "The manifest's mm per px is more than 5 % off the reference's. Check the manifest, or"
                  + " make a reference at this scale; not graded until then.");
      case MAGNIFICATION ->
          Words.of(
              "纱线间距在经纬两向同比改变：放大倍率不同；请核对镜头与相机距离；在此之前不予定等。",
              "The yarns lie farther apart or closer, alike in both directions: another"
                  + " magnification. Check lens and distance; not graded until then.");
      case STYLE ->
          Words.of(
              "纱线间距与基准不同：可能是其他品种；请核对品种登记；在此之前不予定等。",
              "Its yarns are not the reference's: probably another style. Check the style entered;"
                  + " not graded until then.");
      case LIGHT ->
          Words.of(
              "整体或部分列的亮度与基准不同；请检查灯具；在此之前不予定等。",
              "Darker or lighter than the reference, all over or at some columns. Check the lamps;"
                  + " not graded until then.");
      case FOCUS ->
          Words.of(
              "图像模糊，或各帧同一列处有相同痕迹；请检查对焦并清洁镜头；在此之前不予定等。",
              "Blurred, or the same marks at the same columns of all frames. Check the focus, clean"
                  + " the lens; not graded until then.");
      case NONE, OTHER ->
          Words.of(
              "请核对品种登记、光照与放大倍率；在此之前不予定等。",
              "Check the style entered, the light and the scale; not graded until then.");
    };
  }

  private static void rejects(ReportPage page, List<Warning> warnings) {
    double percent = page.refusedPercent();
    if (percent > page.config().rejectWarningPercent()) {
      String share = Numbers.percent(percent);
      String limit = Numbers.percent(page.config().rejectWarningPercent());
      warnings.add(
          new Warning(
              Weight.GRAVE,
              Words.of("剔除图像占 " + share, share + " of the images were refused"),
              Words.of(
                  "超过 %s；这部分布面未经检验，请检查相机。".formatted(limit),
                  "Over %s; that cloth was not inspected. Check the cameras.".formatted(limit))));
    }
  }

  private static void coverage(ReportPage page, List<Warning> warnings) {
    double coverage = page.total().map(Statistic::coveragePercent).orElse(Double.NaN);
    if (coverage < LOW_COVERAGE_PERCENT) {
      String shown = Numbers.percent(coverage);
      warnings.add(
          new Warning(
              Weight.NOTE,
              Words.of("检验覆盖率仅 " + shown, "Only " + shown + " of the cloth was inspected"),
              Words.of(
                  "未检验处可能还有疵点；布卷图上以斜线标出。",
                  "More defects may lie elsewhere; the roll maps hatch what was not seen.")));
    }
  }

  private static void provisional(ReportPage page, List<Warning> warnings) {
    List<String> styles =
        Stream.concat(
                page.references().stream()
                    .filter(ReportPage.StyleReference::provisional)
                    .map(ReportPage.StyleReference::styleId),
                page.rolls().stream()
                    .map(RollSheet::grade)
                    .filter(RollGrade::provisionalReference)
                    .map(RollGrade::styleId))
            .distinct()
            .sorted()
            .toList();
    if (!styles.isEmpty()) {
      warnings.add(
          new Warning(
              Weight.NOTE,
              Words.of("采用临时基准的品种：", "Provisional reference for style: ").then(names(styles)),
              Words.of(
                  "基准取自被检布卷本身，遍布整卷的疵点可能漏检；请指定好布。",
                  "Made from the inspected rolls themselves, so a fault all over a roll may be"
                      + " missed; name good cloth.")));
    }
  }

  private static void withoutGpu(ReportPage page, List<Warning> warnings) {
    List<ReportPage.DeviceUse> slow =
        page.devices().stream().filter(use -> !use.note().isEmpty()).toList();
    if (slow.isEmpty()) {
      return;
    }
    String frames = Numbers.count(slow.stream().mapToLong(ReportPage.DeviceUse::frames).sum());
    String reason = slow.get(0).note();
    warnings.add(
        new Warning(
            Weight.NOTE,
            Words.of(
                frames + " 张图像未用 GPU，改用 CPU 判定",
                frames + " images were judged on the CPU, though there was a GPU"),
            Words.of("结果相同，但较慢。原因：" + reason, "The result is the same, but slower: " + reason)));
  }

  private static Words names(List<String> all) {
    int left = all.size() - NAMES_SHOWN;
    List<String> shown = all.subList(0, Math.min(NAMES_SHOWN, all.size()));
    return Words.of(
        String.join("、", shown) + (left > 0 ? " 等 %d 个".formatted(all.size()) : ""),
        String.join(", ", shown) + (left > 0 ? " and %d more".formatted(left) : ""));
  }
}
