package io.loomsight.jobs.grade;

import io.loomsight.jobs.table.Statistic.Level;
import io.loomsight.models.fabric.DefectKind;
import java.util.List;

/**
 * Tonight's defects of one loom, style, shift, camera and kind. Public, because Spark's code makes
 * it.
 *
 * @param defects all that were found
 * @param reviewed those that a person looked at
 * @param falseAlarms those that the person refuted
 * @param points of all
 */
public record DefectCell(
    String loomId,
    String styleId,
    String shift,
    String cameraId,
    DefectKind kind,
    long defects,
    long reviewed,
    long falseAlarms,
    long points) {

  /** What it adds to the statistics of each level. */
  List<StyleShare> shares() {
    return levels().stream()
        .map(
            level ->
                new StyleShare(
                    styleId,
                    RollShare.ofDefects(
                        level, name(level), defects, reviewed, falseAlarms, points)))
        .toList();
  }

  /** What it adds to the statistics by kind of each level. */
  List<KindShare> kindShares() {
    return levels().stream()
        .map(
            level ->
                new KindShare(level, name(level), kind, defects, reviewed, falseAlarms, points))
        .toList();
  }

  private static List<Level> levels() {
    return List.of(Level.values());
  }

  private String name(Level level) {
    return switch (level) {
      case BATCH -> ClothShares.ALL;
      case LOOM -> loomId;
      case SHIFT -> shift;
      case STYLE -> styleId;
      case CAMERA -> cameraId;
    };
  }
}
