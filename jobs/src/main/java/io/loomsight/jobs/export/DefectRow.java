package io.loomsight.jobs.export;

import io.loomsight.models.fabric.Box;
import io.loomsight.models.fabric.DefectKind;
import io.loomsight.models.fabric.Direction;
import io.loomsight.models.fabric.Verdict;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * One defect with what it cost and what a person said of it. Public, because Spark's code makes it.
 *
 * @param points that count; NaN where the rule set has no row of the defect, as the other two
 * @param rawPoints before the cap of its metre
 * @param unit the metre or yard it starts in
 * @param pointsReason the rule; empty where there is no row
 * @param verdict UNREVIEWED where nobody looked
 * @param reviewedKind what the person named; UNKNOWN where nobody did
 * @param reviewedAt 1970 where nobody looked
 * @param uri the image that shows it best; empty where no evidence is kept
 */
public record DefectRow(
    String factory,
    LocalDate batchDate,
    String ruleSet,
    String loomId,
    String rollId,
    String styleId,
    String defectId,
    DefectKind kind,
    Direction direction,
    Box box,
    double lengthMm,
    double thicknessMm,
    double areaMm2,
    double contrast,
    double score,
    List<String> cameraIds,
    int frames,
    boolean provisionalReference,
    double points,
    double rawPoints,
    double unit,
    String pointsReason,
    Verdict verdict,
    DefectKind reviewedKind,
    String reviewer,
    Instant reviewedAt,
    String note,
    String frameId,
    String uri) {

  public DefectRow {
    cameraIds = List.copyOf(cameraIds);
  }
}
