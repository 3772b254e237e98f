package io.loomsight.models.pattern;

import io.loomsight.models.image.ContentHash;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The designs of a folder as a generator learns them: SVGs at the scale for patterns, those of one
 * colour in indigo on cream, rasters at their own size but for those of more than 384 px, which are
 * brought to 384 px on their longer side.
 *
 * @param examples what can be learnt, in the order of the files' names
 * @param refused what cannot be read, and why
 */
public record GeneratorExamples(
    List<GeneratorExample> examples, List<DesignReading.Refused> refused) {

  private static final int LONGEST_RASTER_PX = 384;
  private static final int LEARNT_TILE_PX = 128;

  public GeneratorExamples {
    examples = List.copyOf(examples);
    refused = List.copyOf(refused);
  }

  /**
   * Reads a folder.
   *
   * @throws IOException where the folder or a design in it cannot be read any more
   */
  public static GeneratorExamples read(Path folder) throws IOException {
    DesignReader reader =
        new DesignReader(
            DesignReader.Settings.defaults().withScale(SvgScale.ofTiles(LEARNT_TILE_PX)));
    DesignCollection collection = DesignCollection.read(folder, reader);
    List<GeneratorExample> examples = new ArrayList<>();
    for (Design design : collection.designs()) {
      String sha256 = ContentHash.of(Files.readAllBytes(folder.resolve(design.name())));
      examples.add(GeneratorExample.of(brought(design), sha256));
    }
    return new GeneratorExamples(examples, collection.refused());
  }

  private static Design brought(Design design) {
    boolean isSvg = design.name().toLowerCase(Locale.ROOT).endsWith(".svg");
    return isSvg ? design : design.brought(LONGEST_RASTER_PX);
  }
}
