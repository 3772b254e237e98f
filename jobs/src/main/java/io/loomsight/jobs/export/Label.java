package io.loomsight.jobs.export;

import io.loomsight.models.fabric.DefectKind;
import io.loomsight.models.fabric.PixelBox;
import java.time.Instant;
import java.util.List;

/**
 * An annotation as it is written. Public, because Spark's code makes it.
 *
 * @param machineKind what the machine took it for
 * @param everyFrame whether all frames that show the defect have one
 * @param box the smallest that holds its mask
 * @param areaPx pixels of its mask
 * @param counts its mask's runs, see {@link Rle}
 */
public record Label(
    String defectId,
    DefectKind machineKind,
    DefectKind kind,
    double score,
    String reviewer,
    Instant reviewedAt,
    boolean everyFrame,
    PixelBox box,
    int areaPx,
    List<Integer> counts) {

  public Label {
    counts = List.copyOf(counts);
  }
}
