package io.loomsight.jobs.report;

import io.loomsight.jobs.page.Language;
import io.loomsight.jobs.table.Batch;
import io.loomsight.jobs.table.Reject;
import io.loomsight.jobs.table.RollGrade;
import io.loomsight.jobs.table.Run;
import io.loomsight.jobs.table.Statistic;
import io.loomsight.models.detect.Mismatch;
import io.loomsight.models.fabric.Box;
import io.loomsight.models.fabric.DefectKind;
import io.loomsight.models.fabric.Verdict;
import io.loomsight.models.grade.Grade;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import javax.imageio.ImageIO;

/** Made-up nights for the page's tests. */
final class SamplePages {

  static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-02T04:30:00Z"), ZoneOffset.UTC);
  static final Batch BATCH = new Batch("nantong-07", LocalDate.parse("2026-03-01"));
  static final String RULE_SET = "four-point-metric";

  private static final List<Statistic> SMALL =
      List.of(
          SampleRows.statistic(Statistic.Level.LOOM, "L1", 1, 9.0, 3, 10),
          SampleRows.statistic(Statistic.Level.LOOM, "L2", 1, 9.0, 0, 0),
          SampleRows.statistic(Statistic.Level.SHIFT, "night", 2, 18.0, 3, 10),
          SampleRows.statistic(Statistic.Level.STYLE, "satin-22", 1, 9.0, 3, 10),
          SampleRows.statistic(Statistic.Level.STYLE, "twill-7", 1, 9.0, 0, 0));

  private static final List<Statistic> RICH =
      List.of(
          SampleRows.statistic(Statistic.Level.LOOM, "L1", 2, 23.1, 21, 42),
          SampleRows.statistic(Statistic.Level.LOOM, "L2", 2, 101.2, 62, 124),
          SampleRows.statistic(Statistic.Level.LOOM, "L3", 1, 12.6, 48, 96),
          SampleRows.statistic(Statistic.Level.LOOM, "L4", 1, 11.4, 11, 22),
          SampleRows.statistic(Statistic.Level.SHIFT, "night 夜班", 4, 91.0, 74, 150),
          SampleRows.statistic(Statistic.Level.SHIFT, "late 中班", 2, 57.3, 26, 50),
          SampleRows.statistic(Statistic.Level.STYLE, "satin-4022", 3, 99.5, 73, 146),
          SampleRows.statistic(Statistic.Level.STYLE, "twill-7", 3, 48.8, 27, 54));

  private SamplePages() {}

  /** Nothing landed. */
  static ReportPage empty() {
    return new ReportPage(
        BATCH,
        ReportConfig.defaults(),
        CLOCK.instant(),
        0,
        Optional.empty(),
        List.of(),
        List.of(),
        List.of(),
        ReportPage.Leads.NONE,
        List.of(),
        0,
        List.of(),
        List.of(),
        List.of(),
        List.of());
  }

  /**
   * Two rolls, three defects, one reject; the picture is not a real one, so that bytes are fixed.
   */
  static ReportPage small() {
    RollSheet.Mark end =
        new RollSheet.Mark(
            "d-end",
            DefectKind.BROKEN_END,
            DefectKind.BROKEN_END.direction(),
            new Box(400, 1200, 2, 850),
            850,
            2,
            3.21,
            OptionalInt.of(4),
            Verdict.UNREVIEWED,
            Optional.of("/9j/2Q=="));
    RollSheet.Mark hole =
        new RollSheet.Mark(
            "d-hole",
            DefectKind.HOLE,
            DefectKind.HOLE.direction(),
            new Box(900, 3100, 12, 9),
            12.4,
            8.6,
            2.5,
            OptionalInt.of(2),
            Verdict.DEFECT,
            Optional.empty());
    RollSheet.Mark pick =
        new RollSheet.Mark(
            "d-pick",
            DefectKind.MISSING_PICK,
            DefectKind.MISSING_PICK.direction(),
            new Box(0, 4200, 1500, 3),
            1500,
            3,
            1.4,
            OptionalInt.empty(),
            Verdict.FALSE_ALARM,
            Optional.empty());
    RollGrade bad = SampleRows.roll("R-1", "L1", "satin-22", Grade.SECOND, 6000, 1500, 3, 10);
    RollGrade good = SampleRows.roll("R-2", "L2", "twill-7", Grade.FIRST, 6000, 1500, 0, 0);
    return new ReportPage(
        BATCH,
        ReportConfig.defaults(),
        CLOCK.instant(),
        24,
        Optional.of(SampleRows.statistic(Statistic.Level.BATCH, "all", 2, 18.0, 3, 10)),
        SMALL,
        List.of(
            SampleRows.kind(DefectKind.BROKEN_END, 1, 4),
            SampleRows.kind(DefectKind.HOLE, 1, 2),
            SampleRows.kind(DefectKind.MISSING_PICK, 1, 4)),
        List.of(SampleRows.night(0, 37, 50, 95)),
        new ReportPage.Leads(
            SampleAlarms.of("L1", "R-1"), SampleCharts.of(SMALL), SampleCuts.of("R-1", "R-2")),
        List.of(
            new RollSheet(
                bad,
                Optional.of(
                    new RollSheet.Drawing(
                        List.of(new Box(0, 0, 1500, 2600), new Box(0, 2900, 1500, 3100)),
                        List.of(end, hole, pick),
                        3))),
            new RollSheet(
                good,
                Optional.of(
                    new RollSheet.Drawing(List.of(new Box(0, 0, 1500, 6000)), List.of(), 0)))),
        0,
        List.of(
            new ReportPage.RejectGroup(
                Reject.Subject.IMAGE,
                Reject.Reason.BLURRED,
                1,
                List.of(
                    new ReportPage.Example(
                        "landing/R-1/000012.jpg", 0, "expected sharpness >= 0.2, found 0.04")))),
        List.of(SampleRows.run("detect", Run.Outcome.SUCCEEDED, 73_000, "")),
        List.of(
            new ReportPage.StyleReference(
                "satin-22", "r-0a", false, Optional.of(LocalDate.parse("2026-02-20")), 14, 1, 12)),
        List.of(new ReportPage.DeviceUse("cpu", "", "encoder-1", 24, 61_200)));
  }

  /** The small night, whose frames all show ground. */
  static ReportPage unseen() {
    ReportPage small = small();
    List<Statistic> statistics =
        List.of(
            SampleRows.unseen(Statistic.Level.LOOM, "L1", 1),
            SampleRows.unseen(Statistic.Level.LOOM, "L2", 1));
    List<RollGrade> rolls =
        List.of(
            SampleRows.roll("R-1", "L1", "satin-22", Grade.NONE, 6000, 0, 0, 0),
            SampleRows.roll("R-2", "L2", "satin-22", Grade.NONE, 6000, 0, 0, 0));
    return new ReportPage(
        BATCH,
        small.config(),
        small.createdAt(),
        small.frames(),
        Optional.of(SampleRows.unseen(Statistic.Level.BATCH, "all", 2)),
        statistics,
        List.of(),
        List.of(SampleRows.night(1, 30, 50, 95), SampleRows.night(0, Double.NaN, Double.NaN, 0)),
        new ReportPage.Leads(List.of(), SampleCharts.of(statistics), List.of()),
        rolls.stream()
            .map(roll -> new RollSheet(roll, Optional.of(RollSheet.Drawing.EMPTY)))
            .toList(),
        0,
        List.of(),
        small.runs(),
        small.references(),
        small.devices());
  }

  /** A page with other rolls. */
  static ReportPage withRolls(ReportPage page, List<RollSheet> rolls) {
    return new ReportPage(
        page.batch(),
        page.config(),
        page.createdAt(),
        page.frames(),
        page.total(),
        page.statistics(),
        page.kinds(),
        page.nights(),
        page.leads(),
        rolls,
        0,
        page.rejects(),
        page.runs(),
        page.references(),
        page.devices());
  }

  /** The small night, whose loom, roll, style, factory, files and reasons have the same name. */
  static ReportPage named(String name) {
    ReportPage small = small();
    RollGrade roll = SampleRows.roll(name, name, name, Grade.REJECT, 6000, 1500, 3, 10);
    List<Statistic> statistics =
        List.of(
            SampleRows.statistic(Statistic.Level.LOOM, name, 1, 9.0, 3, 10),
            SampleRows.statistic(Statistic.Level.SHIFT, name, 1, 9.0, 3, 10),
            SampleRows.statistic(Statistic.Level.STYLE, name, 1, 9.0, 3, 10));
    return new ReportPage(
        BATCH,
        small.config(),
        small.createdAt(),
        small.frames(),
        small.total(),
        statistics,
        small.kinds(),
        small.nights(),
        new ReportPage.Leads(
            SampleAlarms.of(name, name), SampleCharts.of(statistics), SampleCuts.of(name, name)),
        List.of(new RollSheet(roll, small.rolls().get(0).drawing())),
        0,
        List.of(
            new ReportPage.RejectGroup(
                Reject.Subject.IMAGE,
                Reject.Reason.BLURRED,
                1,
                List.of(new ReportPage.Example(name, 0, name)))),
        List.of(SampleRows.run(name, Run.Outcome.FAILED, 10, name)),
        List.of(new ReportPage.StyleReference(name, name, true, Optional.empty(), 0, 1, 1)),
        List.of(new ReportPage.DeviceUse(name, name, name, 1, 1)));
  }

  /** A night to look at: four looms, six rolls, a hundred defects with pictures, all warnings. */
  static ReportPage rich(Language language) {
    SplittableRandom random = new SplittableRandom(7);
    ReportConfig config = new ReportConfig(RULE_SET, language.code(), 33.5, 12, 300, 100_000, 2);
    int[] defects = {48, 9, 13, 11, 12, 7};
    String[] looms = {"L3", "L1", "L2", "L4", "L1", "L2"};
    double[] lengthsM = {8.4, 7.2, 60, 7.5, 8.0, 6.6};
    Grade[] grades = {Grade.REJECT, Grade.FIRST, Grade.FIRST, Grade.NONE, Grade.SECOND, Grade.NONE};
    List<RollSheet> sheets = new ArrayList<>();
    for (int i = 0; i < defects.length; i++) {
      RollGrade grade =
          SampleRows.roll(
              "26030%d-%s".formatted(i + 1, looms[i]),
              looms[i],
              i % 2 == 0 ? "satin-4022" : "twill-7",
              grades[i],
              lengthsM[i] * 1000,
              1600,
              defects[i],
              defects[i] * 2L);
      grade = i == 3 ? SampleRows.misfit(grade, Mismatch.Kind.MAGNIFICATION) : grade;
      sheets.add(new RollSheet(grade, Optional.of(drawing(random, grade, i))));
    }
    sheets.sort((a, b) -> RollSheet.worstFirst(33.5).compare(a.grade(), b.grade()));
    EnumMap<DefectKind, Integer> counts = new EnumMap<>(DefectKind.class);
    sheets.forEach(
        sheet ->
            sheet
                .drawing()
                .orElseThrow()
                .defects()
                .forEach(d -> counts.merge(d.kind(), 1, Integer::sum)));
    return new ReportPage(
        BATCH,
        config,
        CLOCK.instant(),
        612,
        Optional.of(SampleRows.statistic(Statistic.Level.BATCH, "all", 6, 148.3, 100, 200)),
        RICH,
        counts.entrySet().stream()
            .map(e -> SampleRows.kind(e.getKey(), e.getValue(), 2L * e.getValue()))
            .toList(),
        List.of(
            SampleRows.night(9, 52, 80, 96),
            SampleRows.night(8, 47, 82, 97),
            SampleRows.night(7, 61, 71, 58),
            SampleRows.night(6, 44, 85, 95),
            SampleRows.night(5, 39, 90, 96),
            SampleRows.night(4, 48, 81, 94),
            SampleRows.night(2, 42, 86, 95),
            SampleRows.night(1, 55, Double.NaN, 96),
            SampleRows.night(0, 135, 83.3, 95)),
        new ReportPage.Leads(
            SampleAlarms.of("L2", "260303-L2"),
            SampleCharts.of(RICH),
            SampleCuts.of("260303-L2", "260301-L3")),
        sheets,
        0,
        List.of(
            new ReportPage.RejectGroup(
                Reject.Subject.IMAGE,
                Reject.Reason.CORRUPT_IMAGE,
                9,
                List.of(
                    new ReportPage.Example(
                        "s3a://mill/x/R/000017.jpg",
                        0,
                        "expected a whole JPEG, found its end after 8,192 bytes"),
                    new ReportPage.Example(
                        "s3a://mill/x/R/000018.jpg",
                        0,
                        "expected a whole JPEG, found its end after 4,096 bytes"))),
            new ReportPage.RejectGroup(
                Reject.Subject.IMAGE,
                Reject.Reason.BLURRED,
                5,
                List.of(
                    new ReportPage.Example(
                        "s3a://mill/x/R/000120.jpg", 0, "expected sharpness >= 0.2, found 0.04"))),
            new ReportPage.RejectGroup(
                Reject.Subject.LINE,
                Reject.Reason.MISSING_FILE,
                2,
                List.of(
                    new ReportPage.Example(
                        "s3a://mill/x/manifest.csv",
                        118,
                        "expected R/000200.jpg, found no such file")))),
        List.of(
            SampleRows.run("ingest", Run.Outcome.SUCCEEDED, 8_400, ""),
            SampleRows.run("reference", Run.Outcome.SUCCEEDED, 21_000, ""),
            SampleRows.run("detect", Run.Outcome.SUCCEEDED, 133_000, ""),
            SampleRows.run("grade", Run.Outcome.SUCCEEDED, 2_100, "")),
        List.of(
            new ReportPage.StyleReference(
                "satin-4022",
                "20260214T031500-5f0c",
                false,
                Optional.of(LocalDate.parse("2026-02-13")),
                14,
                1,
                300),
            new ReportPage.StyleReference(
                "twill-7",
                "20260302T010233-71aa",
                true,
                Optional.of(BATCH.batchDate()),
                32,
                1,
                312)),
        List.of(new ReportPage.DeviceUse("cpu", "", "encoder-1", 612, 118_000)));
  }

  private static RollSheet.Drawing drawing(SplittableRandom random, RollGrade roll, int index) {
    List<Box> seen = new ArrayList<>();
    double gap = 900 + 700 * index;
    seen.add(new Box(0, 0, roll.widthMm(), gap));
    seen.add(new Box(0, gap + 350, roll.widthMm(), roll.lengthMm() - gap - 350));
    List<RollSheet.Mark> marks = new ArrayList<>();
    for (int i = 0; i < roll.defects(); i++) {
      DefectKind kind =
          List.of(DefectKind.values()).get((int) (random.nextDouble() * random.nextDouble() * 25));
      double length = 4 + random.nextDouble() * random.nextDouble() * 400;
      double thickness = 1 + random.nextDouble() * 3;
      double x = random.nextDouble() * (roll.widthMm() - 420);
      double y = random.nextDouble() * (roll.lengthMm() - 420);
      Box box =
          switch (kind.direction()) {
            case WARP -> new Box(x, y, thickness, length);
            case WEFT -> new Box(x, y, length, thickness);
            case AREA -> new Box(x, y, length / 6, length / 7);
          };
      marks.add(
          new RollSheet.Mark(
              "%s-%d".formatted(roll.rollId(), i),
              kind,
              kind.direction(),
              box,
              box.longestMm(),
              Math.min(box.widthMm(), box.heightMm()),
              9.0 / (1 + i / 4.0),
              OptionalInt.of(1 + i % 4),
              Verdict.UNREVIEWED,
              Optional.of(texture(random, kind))));
    }
    return new RollSheet.Drawing(seen, marks, marks.size());
  }

  /** A grey weave-like texture with a dark line or spot, as a JPEG. */
  private static String texture(SplittableRandom random, DefectKind kind) {
    int size = 128;
    BufferedImage image = new BufferedImage(size, size, BufferedImage.TYPE_BYTE_GRAY);
    for (int y = 0; y < size; y++) {
      for (int x = 0; x < size; x++) {
        double grey = 150 + 25 * Math.sin(x * 1.1 + y * 0.7) + 30 * (random.nextDouble() - 0.5);
        boolean inside =
            switch (kind.direction()) {
              case WARP -> Math.abs(x - 64) < 3;
              case WEFT -> Math.abs(y - 64) < 3;
              case AREA -> Math.hypot(x - 64, y - 60) < 18;
            };
        int level = (int) (inside ? grey - 70 : grey);
        image.setRGB(x, y, level << 16 | level << 8 | level);
      }
    }
    try (ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
      ImageIO.write(image, "jpeg", bytes);
      return Base64.getEncoder().encodeToString(bytes.toByteArray());
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }
}
