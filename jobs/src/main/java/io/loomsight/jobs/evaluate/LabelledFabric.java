package io.loomsight.jobs.evaluate;

import io.loomsight.jobs.InputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One fabric of the layout {@code aitex}: {@code <fabric>/normal/*} are good images, {@code
 * <fabric>/defect/<name>.*} defective ones, and {@code <fabric>/mask/<name>_mask.png} (or several,
 * {@code _mask1}, {@code _mask2}, that count together) says where. Folders {@code defect} and
 * {@code mask} may be missing.
 */
record LabelledFabric(String name, List<Path> normal, List<Defective> defective) {

  private static final Pattern IMAGE =
      Pattern.compile("(?<name>.+)\\.(png|jpg|jpeg|tif|tiff|bmp)", Pattern.CASE_INSENSITIVE);
  private static final Pattern MASK_OF = Pattern.compile("(?<image>.+)_mask\\d*");

  /** A defective image and the files whose union is its mask, sorted. */
  record Defective(Path image, List<Path> masks) {
    Defective {
      masks = List.copyOf(masks);
    }
  }

  LabelledFabric {
    normal = List.copyOf(normal);
    defective = List.copyOf(defective);
  }

  /** A file's name without its extension. */
  static String nameOf(Path image) {
    Matcher matcher = IMAGE.matcher(image.getFileName().toString());
    return matcher.matches() ? matcher.group("name") : image.getFileName().toString();
  }

  /**
   * The fabrics in a folder, sorted: every sub-folder that holds a folder {@code normal}.
   *
   * @param wanted names of those to take; empty takes all
   */
  static List<LabelledFabric> scan(Path data, Collection<String> wanted) {
    if (!Files.isDirectory(data)) {
      throw new InputException(data + ": expected a folder of fabrics, found none");
    }
    TreeMap<String, Path> folders = new TreeMap<>();
    for (Path folder : list(data)) {
      if (Files.isDirectory(folder.resolve("normal"))) {
        folders.put(folder.getFileName().toString(), folder);
      }
    }
    if (folders.isEmpty()) {
      throw new InputException(
          data + ": expected folders <fabric>/{normal,defect,mask}, found no <fabric>/normal");
    }
    TreeSet<String> taken = new TreeSet<>(wanted.isEmpty() ? folders.keySet() : wanted);
    List<LabelledFabric> fabrics = new ArrayList<>();
    for (String name : taken) {
      if (!folders.containsKey(name)) {
        throw new InputException(
            "%s: expected a fabric out of %s, found '%s'".formatted(data, folders.keySet(), name));
      }
      fabrics.add(read(name, folders.get(name)));
    }
    return fabrics;
  }

  private static LabelledFabric read(String name, Path folder) {
    List<Path> normal = images(folder.resolve("normal"));
    if (normal.isEmpty()) {
      throw new InputException(
          folder.resolve("normal") + ": expected PNG, JPEG, TIFF or BMP images, found none");
    }
    TreeMap<String, List<Path>> masks =
        images(folder.resolve("mask")).stream()
            .collect(
                Collectors.groupingBy(
                    LabelledFabric::maskedName, TreeMap::new, Collectors.toList()));
    List<Defective> defective = new ArrayList<>();
    for (Path image : images(folder.resolve("defect"))) {
      List<Path> own =
          Optional.ofNullable(masks.remove(nameOf(image)))
              .orElseThrow(
                  () ->
                      new InputException(
                          "%s: expected a mask %s, found none"
                              .formatted(
                                  image,
                                  folder.resolve("mask").resolve(nameOf(image) + "_mask.png"))));
      defective.add(new Defective(image, own));
    }
    if (!masks.isEmpty()) {
      throw new InputException(
          "%s: expected a defective image %s, found none"
              .formatted(
                  masks.firstEntry().getValue().get(0),
                  folder.resolve("defect").resolve(masks.firstKey() + ".*")));
    }
    return new LabelledFabric(name, normal, defective);
  }

  private static String maskedName(Path mask) {
    Matcher matcher = MASK_OF.matcher(nameOf(mask));
    if (!matcher.matches()) {
      throw new InputException(
          mask + ": expected a mask's name like <image>_mask.png or <image>_mask1.png");
    }
    return matcher.group("image");
  }

  private static List<Path> images(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    return list(folder).stream()
        .filter(file -> !file.getFileName().toString().startsWith("."))
        .filter(
            file -> IMAGE.matcher(file.getFileName().toString().toLowerCase(Locale.ROOT)).matches())
        .toList();
  }

  private static List<Path> list(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    } catch (IOException unreadable) {
      throw new InputException(
          "%s: expected a readable folder, found: %s".formatted(folder, unreadable), unreadable);
    }
  }
}
