package io.loomsight.models.synth;

import io.loomsight.models.fabric.Box;
import io.loomsight.models.fabric.DefectKind;
import io.loomsight.models.image.GreyImage;
import io.loomsight.models.image.Mask;
import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;

/**
 * Draws every kind on every weave, and some episodes, into PNG files to be looked at: {@code
 * ContactSheet FOLDER}.
 */
@SuppressWarnings("EnumOrdinal") // a place on the sheet, kept nowhere
final class ContactSheet {

  private static final int SIZE_PX = 128;
  private static final int ZOOM = 2;
  private static final int CELL = ZOOM * SIZE_PX + 4;

  private final BufferedImage sheet;

  private ContactSheet(int columns, int rows) {
    sheet = new BufferedImage(columns * CELL, rows * CELL, BufferedImage.TYPE_INT_RGB);
  }

  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments[0]);
    DefectKind[] kinds = DefectKind.values();
    for (int part = 0; part < 4; part++) {
      ContactSheet sheet = new ContactSheet(6, 6);
      for (int row = 0; row < 6; row++) {
        for (Weave weave : Weave.values()) {
          sheet.flaw(kinds[part * 6 + row], weave, weave.ordinal(), row);
        }
      }
      ImageIO.write(sheet.sheet, "png", folder.resolve("kinds" + part + ".png").toFile());
    }
    for (EpisodeSettings settings : List.of(EpisodeSettings.TRAINING, EpisodeSettings.VALIDATION)) {
      ContactSheet episodes = new ContactSheet(6, 6);
      for (int index = 0; index < 18; index++) {
        Episode episode = Episode.draw(settings, 1000 + index, SIZE_PX);
        Mask none = Mask.empty(SIZE_PX, SIZE_PX);
        episodes.paint(episode.support(), none, 2 * (index % 3), index / 3);
        episodes.paint(episode.query(), episode.mask(), 2 * (index % 3) + 1, index / 3);
      }
      File file = folder.resolve(settings.name() + ".png").toFile();
      ImageIO.write(episodes.sheet, "png", file);
    }
    for (int round = 0; round < 3; round++) {
      long start = System.nanoTime();
      for (int index = 0; index < 200; index++) {
        Episode.draw(EpisodeSettings.TRAINING, index, SIZE_PX);
      }
      System.out.printf("%.1f episodes/s%n", 200e9 / (System.nanoTime() - start));
    }
  }

  private void flaw(DefectKind kind, Weave weave, int column, int row) {
    ClothStyle style = ClothStyle.of(weave, 7 + weave.ordinal());
    Camera camera = new Camera(0.2, 0.6, 0.01, 0.05, 0, 1, 0);
    View view = new View(300, 400, SIZE_PX, SIZE_PX);
    Box region = view.box(camera.mmPerPx());
    Flaw drawn = Flaw.random(kind, style, region, 31L * column + kind.ordinal());
    Flaw flaw = new Flaw(kind, drawn.direction(), drawn.box(), 0.3 + 0.14 * column, drawn.seed());
    Rendered rendered = Cloth.endless(style, 5).render(camera, view, List.of(flaw), 9);
    paint(rendered.image(), rendered.mask(), column, row);
  }

  /** The image with its mask's outline in red. */
  private void paint(GreyImage image, Mask mask, int column, int row) {
    for (int y = 0; y < ZOOM * SIZE_PX; y++) {
      for (int x = 0; x < ZOOM * SIZE_PX; x++) {
        int xPx = x / ZOOM;
        int yPx = y / ZOOM;
        int level = Math.round(255 * image.grey(xPx, yPx));
        boolean edge = x % ZOOM == 0 && y % ZOOM == 0 && outline(mask, xPx, yPx);
        sheet.setRGB(column * CELL + x, row * CELL + y, edge ? 0xFF0000 : level * 0x010101);
      }
    }
  }

  private static boolean outline(Mask mask, int xPx, int yPx) {
    if (!mask.contains(xPx, yPx) || xPx == 0 || yPx == 0 || xPx == 127 || yPx == 127) {
      return false;
    }
    return !mask.contains(xPx - 1, yPx)
        || !mask.contains(xPx + 1, yPx)
        || !mask.contains(xPx, yPx - 1)
        || !mask.contains(xPx, yPx + 1);
  }
}
