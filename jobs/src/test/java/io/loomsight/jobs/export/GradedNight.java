package io.loomsight.jobs.export;

import io.loomsight.jobs.table.DefectPoints;
import io.loomsight.jobs.table.KindStatistic;
import io.loomsight.jobs.table.Publication;
import io.loomsight.jobs.table.Reject;
import io.loomsight.jobs.table.RollGrade;
import io.loomsight.jobs.table.Statistic;
import io.loomsight.jobs.table.Tables;
import io.loomsight.jobs.table.Warehouse;
import io.loomsight.models.fabric.DefectKind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/** The labelled night once it is graded, with rolls of hostile names. */
final class GradedNight {

  private GradedNight() {}

  /** Lays it out. */
  static Warehouse in(Path folder) throws IOException {
    Warehouse warehouse = LabelledNight.in(folder);
    Publication rows = warehouse.publication(LabelledNight.BATCH, "run-2");
    List<RollGrade> rolls =
        IntStream.range(0, SampleRows.HOSTILE.size())
            .mapToObj(
                at ->
                    SampleRows.roll(
                        SampleRows.HOSTILE.get(at), SampleRows.HOSTILE.get(at), "ok", at))
            .toList();
    rows.stage(Tables.ROLLS, SampleRows.RULE_SET, LabelledNight.set(Tables.ROLLS, rolls));
    rows.stage(
        Tables.STATISTICS,
        SampleRows.RULE_SET,
        LabelledNight.set(Tables.STATISTICS, List.of(SampleRows.whole(72.7))));
    rows.stage(
        Tables.STATISTICS_BY_KIND,
        SampleRows.RULE_SET,
        LabelledNight.set(Tables.STATISTICS_BY_KIND, List.of(kind())));
    rows.stage(
        Tables.POINTS, SampleRows.RULE_SET, LabelledNight.set(Tables.POINTS, List.of(points())));
    rows.stage(
        Tables.REJECTS,
        LabelledNight.set(
            Tables.REJECTS,
            List.of(
                reject("landing/=b.jpg", Reject.Reason.CORRUPT_IMAGE),
                reject("=a.jpg", Reject.Reason.CORRUPT_IMAGE),
                reject("c.jpg", Reject.Reason.EMPTY_FILE))));
    rows.publish();
    return warehouse;
  }

  private static KindStatistic kind() {
    return new KindStatistic(
        SampleRows.FACTORY,
        SampleRows.NIGHT,
        SampleRows.RULE_SET,
        Statistic.Level.BATCH,
        "all",
        DefectKind.HOLE,
        6,
        4,
        1,
        4);
  }

  private static DefectPoints points() {
    return new DefectPoints(
        SampleRows.FACTORY,
        SampleRows.NIGHT,
        SampleRows.RULE_SET,
        LabelledNight.ROLL,
        LabelledNight.OVER_TWO,
        SampleRows.NIGHT,
        0,
        9,
        4,
        "=longest");
  }

  private static Reject reject(String uri, Reject.Reason reason) {
    return new Reject(
        SampleRows.FACTORY, SampleRows.NIGHT, Reject.Subject.IMAGE, uri, 0, reason, "@found");
  }
}
