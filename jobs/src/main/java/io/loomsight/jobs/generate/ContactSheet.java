package io.loomsight.jobs.generate;

import io.loomsight.models.image.ColourImage;
import io.loomsight.models.pattern.PatternFiles;
import io.loomsight.models.pattern.ReducedImage;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;

/** All patterns of a sheet on one image, each three by three, with its name. */
final class ContactSheet {

  private static final int COLUMNS = 6;
  private static final int CELL_PX = 240;
  private static final int GAP_PX = 16;
  private static final int CAPTION_PX = 34;
  private static final double SCREEN_DPI = 96;
  private static final Color INK = new Color(0x1b2430);

  private ContactSheet() {}

  private record Cell(BufferedImage image, String name, String palette) {}

  static byte[] png(SheetPage page) {
    List<Cell> cells = new ArrayList<>();
    for (Drawing drawing : page.shown()) {
      ReducedImage tile = ReducedImage.of(DrawnTile.of(drawing));
      for (Colouring colouring : page.request().colourings()) {
        Thumbnail thumbnail =
            new Thumbnail(colouring.applied(tile), drawing.order().layout(), CELL_PX);
        cells.add(new Cell(thumbnail.image(), drawing.order().name(), colouring.name()));
      }
    }
    return PatternFiles.png(ColourImage.of(drawn(cells)), SCREEN_DPI);
  }

  private static BufferedImage drawn(List<Cell> cells) {
    int columns = Math.max(1, Math.min(COLUMNS, cells.size()));
    int rows = (cells.size() + columns - 1) / columns;
    int tallestPx = cells.stream().mapToInt(cell -> cell.image.getHeight()).max().orElse(1);
    int stepYPx = tallestPx + CAPTION_PX + GAP_PX;
    BufferedImage sheet =
        new BufferedImage(
            GAP_PX + columns * (CELL_PX + GAP_PX),
            GAP_PX + Math.max(1, rows * stepYPx),
            BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = sheet.createGraphics();
    graphics.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, sheet.getWidth(), sheet.getHeight());
    graphics.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 13));
    graphics.setColor(INK);
    for (int at = 0; at < cells.size(); at++) {
      Cell cell = cells.get(at);
      int x = GAP_PX + at % columns * (CELL_PX + GAP_PX);
      int y = GAP_PX + at / columns * stepYPx;
      graphics.drawImage(cell.image, x, y, null);
      graphics.drawString(cell.name, x, y + cell.image.getHeight() + 15);
      graphics.drawString(cell.palette, x, y + cell.image.getHeight() + 31);
    }
    graphics.dispose();
    return sheet;
  }
}
