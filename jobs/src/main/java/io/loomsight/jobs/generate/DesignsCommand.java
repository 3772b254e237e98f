package io.loomsight.jobs.generate;

import io.loomsight.jobs.InputException;
import io.loomsight.models.pattern.Design;
import io.loomsight.models.pattern.PatternFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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

  @Option(names = "--out", required = true, description = "Folder of the PNGs, made if missing")
  private Path out = Path.of("");

  @Option(names = "--name", description = "Name of the collection (default ${DEFAULT-VALUE})")
  private String name = "house";

  @Option(names = "--count", description = "How many designs (default ${DEFAULT-VALUE})")
  private int count = 64;

  @Override
  public Integer call() {
    try {
      CollectionSource source = new CollectionSource(name, new CollectionSource.Drawn(count));
      List<Design> designs = DrawnCollection.of(source.name(), count);
      Files.createDirectories(out);
      for (Design design : designs) {
        Files.write(out.resolve(design.name() + ".png"), PatternFiles.png(design.image(), DPI));
      }
      System.out.printf("designs: %d in %s%n", designs.size(), out);
      return 0;
    } catch (IllegalArgumentException refused) {
      throw new InputException(refused.getMessage(), refused);
    } catch (IOException e) {
      throw new InputException(
          "--out: expected a folder that can be written, found %s: %s".formatted(out, e), e);
    }
  }
}
