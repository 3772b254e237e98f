package io.loomsight.models.pattern;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The designs of a folder, in the order of their files' names. A file that cannot be read does not
 * keep the others from being read.
 *
 * @param designs what was read
 * @param refused what was not, and why
 */
public record DesignCollection(List<Design> designs, List<DesignReading.Refused> refused) {

  /** What the names of designs' files end in, in lower case. */
  public static final Set<String> ENDINGS =
      Set.of("png", "jpg", "jpeg", "tif", "tiff", "bmp", "svg");

  public DesignCollection {
    designs = List.copyOf(designs);
    refused = List.copyOf(refused);
  }

  /**
   * Reads the files of {@code folder}, not of folders in it, that end in png, jpg, jpeg, tif, tiff,
   * bmp or svg, in any case; hidden files and others are passed over.
   *
   * @throws IOException where the folder cannot be read
   */
  public static DesignCollection read(Path folder, DesignReader reader) throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.list(folder)) {
      files =
          all.filter(DesignCollection::isDesign)
              .sorted((one, other) -> name(one).compareTo(name(other)))
              .toList();
    }
    List<Design> designs = new ArrayList<>();
    List<DesignReading.Refused> refused = new ArrayList<>();
    for (Path file : files) {
      DesignReading reading = readOne(file, reader);
      if (reading instanceof DesignReading.Read read) {
        designs.add(read.design());
      } else if (reading instanceof DesignReading.Refused refusal) {
        refused.add(refusal);
      }
    }
    return new DesignCollection(designs, refused);
  }

  private static DesignReading readOne(Path file, DesignReader reader) {
    String name = name(file);
    try {
      long bytes = Files.size(file);
      if (bytes > reader.mostBytes()) {
        return new DesignReading.Refused(
            name,
            "%s: expected at most %d bytes, found %d".formatted(name, reader.mostBytes(), bytes));
      }
      return reader.read(Files.readAllBytes(file), name);
    } catch (IOException unreadable) {
      return new DesignReading.Refused(
          name, "%s: expected a file that can be read, found %s".formatted(name, unreadable));
    }
  }

  private static boolean isDesign(Path file) {
    String name = name(file);
    String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    return !name.startsWith(".") && ENDINGS.contains(ending) && Files.isRegularFile(file);
  }

  private static String name(Path file) {
    return String.valueOf(file.getFileName());
  }
}
