package io.loomsight.models.pattern;

/**
 * The tile that a generator is to draw.
 *
 * @param columns cells across, even for a brick
 * @param rows cells down, even for a half-drop
 * @param periodsAcross of a design's tile, at least 1
 * @param periodsDown of a design's tile, at least 1
 * @param layout how it is to be laid
 */
public record GeneratorTorus(
    int columns, int rows, int periodsAcross, int periodsDown, RepeatLayout layout) {

  public GeneratorTorus {
    layout.requireFits(columns, rows);
    if (periodsAcross < 1 || periodsDown < 1) {
      throw new IllegalArgumentException(
          "torus: expected at least one period across and down, found %d and %d"
              .formatted(periodsAcross, periodsDown));
    }
  }

  /** Cells across of the straight repeat: two tiles side by side for a half-drop. */
  public int repeatColumns() {
    return layout == RepeatLayout.HALF_DROP ? 2 * columns : columns;
  }

  /** Cells down of the straight repeat: two tiles one above the other for a brick. */
  public int repeatRows() {
    return layout == RepeatLayout.BRICK ? 2 * rows : rows;
  }
}
