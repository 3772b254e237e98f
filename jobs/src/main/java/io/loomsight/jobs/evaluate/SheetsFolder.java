package io.loomsight.jobs.evaluate;

import io.loomsight.jobs.InputException;
import io.loomsight.models.detect.AnomalyMap;
import io.loomsight.models.train.RegionMatch;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;

/**
 * Where overlay sheets go: {@code <fabric>-01.png} and on, several images each; those with defects,
 * and good ones with false regions.
 */
final class SheetsFolder {

  private static final int MOST_HEIGHT_PX = 1800;

  private final Path folder;
  private final List<BufferedImage> waiting = new ArrayList<>();
  private int sheets;

  SheetsFolder(Path folder) {
    this.folder = folder;
  }

  void add(
      String fabric, LabelledImage image, AnomalyMap map, double threshold, RegionMatch match) {
    if (match.defects().isEmpty() && match.falseRegions() == 0) {
      return;
    }
    BufferedImage drawn = Sheet.draw(image, map, threshold, match);
    if (!waiting.isEmpty() && height() + drawn.getHeight() > MOST_HEIGHT_PX) {
      write(fabric);
    }
    waiting.add(drawn);
  }

  /** Writes what is left of a fabric. */
  void finish(String fabric) {
    if (!waiting.isEmpty()) {
      write(fabric);
    }
    sheets = 0;
  }

  private int height() {
    return waiting.stream().mapToInt(BufferedImage::getHeight).sum();
  }

  private void write(String fabric) {
    BufferedImage sheet = new BufferedImage(Sheet.WIDTH_PX, height(), BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = sheet.createGraphics();
    int y = 0;
    for (BufferedImage drawn : waiting) {
      pen.drawImage(drawn, 0, y, null);
      y += drawn.getHeight();
    }
    pen.dispose();
    waiting.clear();
    Path file = folder.resolve("%s-%02d.png".formatted(fabric, ++sheets));
    try {
      Files.createDirectories(folder);
      if (!ImageIO.write(sheet, "png", file.toFile())) {
        throw new IllegalStateException("PNG: expected a writer, found none");
      }
    } catch (IOException failure) {
      throw new InputException(
          "%s: expected a folder that can be written, found: %s".formatted(folder, failure),
          failure);
    }
  }
}
