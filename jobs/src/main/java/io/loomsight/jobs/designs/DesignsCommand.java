package io.loomsight.jobs.designs;

import io.loomsight.jobs.InputException;
import io.loomsight.models.pattern.PatternFiles;
import io.loomsight.models.synth.DesignDraw;
import io.loomsight.models.synth.DrawnDesign;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Writes a collection of drawn designs, to learn from without anybody's data. */
@Command(
    name = "designs",
    description = {
      "Draws a collection of textile designs, a PNG a tile: stripes, checks, tartans, weaves, ikats,",
      "damasks and ornaments in all 17 wallpaper groups. A collection of a name is always the same;",
      "it is the one that a request for patterns means by its name and drawn.",
      "Example: loomsight designs --name house --count 64 --out work/designs"
    })
public final class DesignsCommand implements Callable<Integer> {

  private static final double DPI = 96;
  private static final int MOST = 1000;

  @Option(names = "--out", required = true, description = "Folder of the PNGs, made if missing")
  private Path out = Path.of("");

  @Option(names = "--name", description = "Name of the collection (default ${DEFAULT-VALUE})")
  private String name = "house";

  @Option(names = "--count", description = "How many designs (default ${DEFAULT-VALUE})")
  private int count = 64;

  @Override
  public Integer call() {
    if (count < 1 || count > MOST) {
      throw new InputException(
          "--count: expected 1 to %d designs, found %d".formatted(MOST, count));
    }
    try {
      Files.createDirectories(out);
      for (DrawnDesign design : DesignDraw.collection(name, count)) {
        Files.write(out.resolve(design.name() + ".png"), PatternFiles.png(design.tile(), DPI));
      }
      System.out.printf("designs: %d of %s in %s%n", count, name, out);
      return 0;
    } catch (IOException e) {
      throw new InputException(
          "--out: expected a folder that can be written, found %s: %s".formatted(out, e), e);
    }
  }
}
