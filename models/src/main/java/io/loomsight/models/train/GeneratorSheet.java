package io.loomsight.models.train;

import io.loomsight.models.image.ColourImage;
import io.loomsight.models.pattern.GeneratorExample;
import io.loomsight.models.pattern.GeneratorTask;
import io.loomsight.models.pattern.LearntGenerator;
import io.loomsight.models.pattern.RepeatLayout;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.List;

/**
 * Samples as a picture, a design a row: the design, two tiles in its style, one of them for a
 * half-drop, and a mix with the design below; each laid in its repeat.
 */
final class GeneratorSheet {

  private static final int MOST_DESIGNS = 8;
  private static final int SIDE_PX = 256;
  private static final int GAP_PX = 6;
  private static final int HEAD_PX = 22;
  private static final String[] HEADS = {
    "design", "as learnt", "drawn", "drawn, half-drop", "half-drop, mixed", "mixed"
  };

  private static final double WARP = 0.06;
  private static final double NOISE = 0.1;
  private static final double AS_LEARNT = 0;
  private static final double FREELY = 1;

  private GeneratorSheet() {}

  /** A sheet of the first designs. */
  static BufferedImage draw(LearntGenerator generator, List<GeneratorExample> examples) {
    int rows = Math.min(MOST_DESIGNS, examples.size());
    int cellPx = SIDE_PX + GAP_PX;
    BufferedImage sheet =
        new BufferedImage(
            HEADS.length * cellPx, HEAD_PX + rows * cellPx, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = sheet.createGraphics();
    graphics.setColor(Color.WHITE);
    for (int column = 0; column < HEADS.length; column++) {
      graphics.drawString(HEADS[column], column * cellPx + 4, HEAD_PX - 7);
    }
    for (int row = 0; row < rows; row++) {
      GeneratorExample example = examples.get(row);
      int next = (row + 1) % examples.size();
      List<ColourImage> shown =
          List.of(
              RepeatLayout.STRAIGHT.cover(example.image(), SIDE_PX, SIDE_PX),
              drawn(generator, example, List.of(row), AS_LEARNT, RepeatLayout.STRAIGHT),
              drawn(generator, example, List.of(row), FREELY, RepeatLayout.STRAIGHT),
              drawn(generator, example, List.of(row), FREELY, RepeatLayout.HALF_DROP),
              drawn(generator, example, List.of(row, next), FREELY, RepeatLayout.HALF_DROP),
              drawn(generator, example, List.of(row, next), FREELY, RepeatLayout.STRAIGHT));
      for (int column = 0; column < shown.size(); column++) {
        graphics.drawImage(
            shown.get(column).toBufferedImage(), column * cellPx, HEAD_PX + row * cellPx, null);
      }
    }
    graphics.dispose();
    return sheet;
  }

  private static ColourImage drawn(
      LearntGenerator generator,
      GeneratorExample first,
      List<Integer> designs,
      double freedom,
      RepeatLayout layout) {
    ColourImage shown = first.image();
    ColourImage tile =
        generator.draw(
            new GeneratorTask(
                designs,
                designs.size() > 1 ? 0.5 : 0,
                freedom * WARP,
                freedom * NOISE,
                shown.widthPx(),
                shown.heightPx(),
                1 / first.design().scale(),
                layout,
                1));
    return layout.cover(tile, SIDE_PX, SIDE_PX);
  }
}
