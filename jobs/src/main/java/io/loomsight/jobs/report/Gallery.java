package io.loomsight.jobs.report;

import io.loomsight.jobs.table.Batch;
import io.loomsight.models.fabric.Box;
import io.loomsight.models.fabric.DefectKind;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The night's defects for a person to judge, the most doubtful first.
 *
 * @param all the night's defects
 * @param reviewed those that somebody has judged, which are not shown
 */
public record Gallery(Batch batch, ReportConfig config, long all, long reviewed, List<Item> items) {

  /** More than a person judges in a sitting. */
  static final int MOST = 300;

  public Gallery {
    items = List.copyOf(items);
  }

  /**
   * A defect to judge.
   *
   * @param doubt how unsure the machine is, from 0 to 1
   * @param likely kinds it may be, likeliest first
   * @param jpegBase64 its picture; empty where none is kept
   */
  public record Item(
      String defectId,
      DefectKind kind,
      double doubt,
      List<DefectKind> likely,
      double score,
      String loomId,
      String rollId,
      String styleId,
      Box box,
      double lengthMm,
      double thicknessMm,
      Optional<String> jpegBase64) {

    public Item {
      likely = List.copyOf(likely);
    }
  }

  /** Defects that nobody has judged and that are not shown. */
  public long left() {
    return all - reviewed - items.size();
  }

  /** The kinds that a person can name. */
  public static List<DefectKind> kinds() {
    return Stream.of(DefectKind.values()).filter(kind -> kind != DefectKind.UNKNOWN).toList();
  }
}
