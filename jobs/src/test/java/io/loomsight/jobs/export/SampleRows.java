package io.loomsight.jobs.export;

import io.loomsight.jobs.table.Reject;
import io.loomsight.jobs.table.RollGrade;
import io.loomsight.jobs.table.Statistic;
import io.loomsight.models.detect.Mismatch;
import io.loomsight.models.fabric.Box;
import io.loomsight.models.fabric.DefectKind;
import io.loomsight.models.fabric.Direction;
import io.loomsight.models.fabric.Verdict;
import io.loomsight.models.grade.Grade;
import io.loomsight.models.grade.Rate;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** Made-up rows for the tests of exports. */
final class SampleRows {

  static final LocalDate NIGHT = LocalDate.of(2026, 3, 1);
  static final String FACTORY = "mill-7";
  static final String RULE_SET = "four-point-metric";

  /** What somebody might name a loom, a roll or a file, or write as a note. */
  static final List<String> HOSTILE =
      List.of(
          "<script>alert(1)</script>",
          "\"a\",\"b\"",
          "=1+1",
          "+cmd|' /C calc'!A0",
          "-1",
          "@SUM(1)",
          "断经",
          "a\tb\nc",
          "\tx",
          "'quoted",
          "=HYPERLINK(\"http://example.com\",\"断\")",
          "loom_x0041_",
          "1e5",
          "007",
          "a,b;c",
          "＝1+1");

  private SampleRows() {}

  static RollGrade roll(String loomId, String rollId, String reason, double rate) {
    return new RollGrade(
        FACTORY,
        NIGHT,
        RULE_SET,
        2,
        loomId,
        rollId,
        "twill-7",
        RollGrade.Status.CLOSED,
        NIGHT,
        1,
        1234,
        98_765.4,
        1480,
        146_000_000,
        99.95,
        17,
        2,
        41,
        28.1,
        rate,
        Rate.PER_100_M2,
        Grade.FIRST,
        reason,
        true,
        Mismatch.Kind.NONE,
        false);
  }

  static Statistic whole(double firstQualityPercent) {
    return new Statistic(
        FACTORY,
        NIGHT,
        RULE_SET,
        Statistic.Level.BATCH,
        "all",
        1234,
        12,
        11,
        8,
        146.2,
        99.95,
        1017,
        5,
        2,
        4100,
        694.2,
        2804.4,
        firstQualityPercent,
        0,
        0.25);
  }

  static DefectRow defect(String loomId, String rollId, String uri, String note, Instant at) {
    return new DefectRow(
        FACTORY,
        NIGHT,
        RULE_SET,
        loomId,
        rollId,
        "twill-7",
        "d".repeat(32),
        DefectKind.BROKEN_END,
        Direction.WARP,
        new Box(400, 1_234_567, 2, 850),
        850.5,
        2,
        1700,
        -3,
        2.5,
        List.of("c1", "c2"),
        3,
        false,
        4,
        9,
        Double.NaN,
        "longest",
        Verdict.DEFECT,
        DefectKind.UNKNOWN,
        "=reviewer",
        at,
        note,
        "f".repeat(32),
        uri);
  }

  static RejectRow reject(String uri, String detail) {
    return new RejectRow(
        FACTORY, NIGHT, Reject.Subject.IMAGE, Reject.Reason.CORRUPT_IMAGE, 3, uri, detail);
  }
}
