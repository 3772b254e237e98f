package io.loomsight.jobs.manifest;

import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SequenceWriter;
import com.fasterxml.jackson.dataformat.csv.CsvGenerator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import io.loomsight.jobs.InputException;
import io.loomsight.jobs.manifest.ManifestRequest.Placing;
import io.loomsight.jobs.table.LandingNames;
import io.loomsight.jobs.table.ManifestColumn;
import io.loomsight.models.image.ImageHeader;
import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Writes the manifest of a night's folder; images are read as far as their header. */
final class ManifestWriter {

  /** What a spreadsheet takes for the beginning of a formula; ingest refuses such names. */
  private static final String FORMULA_STARTS = "=+-@\uFF1D\uFF0B\uFF0D\uFF20";

  private static final String NAME = "manifest.csv";

  /** Nearly always the whole header; where not, the file is read whole. */
  private static final int HEADER_BYTES = 1 << 16;

  /**
   * What was written and what was not.
   *
   * @param manifest the written file
   * @param lines how many it holds
   * @param leftOut each file that got no line, and why
   * @param rollsOfSeveralCameras whose images all got 0 as their place across
   */
  record Written(
      Path manifest, int lines, List<String> leftOut, List<String> rollsOfSeveralCameras) {}

  private record Image(
      String file,
      String park,
      String loom,
      String roll,
      String style,
      String camera,
      int sequence,
      ZonedDateTime capturedAt,
      int heightPx) {

    String series() {
      return roll + "\0" + camera;
    }
  }

  private final ManifestRequest request;
  private final List<String> leftOut = new ArrayList<>();

  private ManifestWriter(ManifestRequest request) {
    this.request = request;
  }

  static Written write(ManifestRequest request) {
    try {
      return new ManifestWriter(request).write();
    } catch (IOException failure) {
      throw new InputException(
          "%s: expected a folder that can be read and written, found: %s"
              .formatted(request.folder(), failure),
          failure);
    }
  }

  private Written write() throws IOException {
    if (!Files.isDirectory(request.folder())) {
      throw new InputException(request.folder() + ": expected the night's folder, found none");
    }
    List<Image> images = new ArrayList<>();
    for (String file : files()) {
      image(file).ifPresent(images::add);
    }
    if (images.isEmpty()) {
      throw new InputException(
          "%s: expected images that match the template, found none%s"
              .formatted(
                  request.folder(),
                  leftOut.isEmpty() ? "" : "; the first that does not is " + leftOut.get(0)));
    }
    images.sort(
        Comparator.comparing(Image::roll)
            .thenComparing(Image::camera)
            .thenComparing(Image::sequence)
            .thenComparing(Image::file));
    Path manifest = request.folder().resolve(NAME);
    Path fresh = request.folder().resolve("_" + NAME);
    try (Writer out = Files.newBufferedWriter(fresh)) {
      write(images, out);
    }
    Files.move(fresh, manifest, StandardCopyOption.ATOMIC_MOVE);
    return new Written(manifest, images.size(), leftOut, rollsOfSeveralCameras(images));
  }

  /** The night's files by their paths, sorted; none that ingest would not take for an image. */
  private List<String> files() throws IOException {
    List<String> files = new ArrayList<>();
    try (Stream<Path> all = Files.walk(request.folder())) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        String path = request.folder().relativize(file).toString().replace('\\', '/');
        if (LandingNames.isManifest(path)) {
          throw new InputException(file + ": expected no manifest there yet, found one");
        }
        if (LandingNames.isImage(path)) {
          files.add(path);
        }
      }
    }
    files.sort(Comparator.naturalOrder());
    return files;
  }

  private Optional<Image> image(String file) throws IOException {
    Optional<Map<Placeholder, String>> parts = request.template().match(file);
    if (parts.isEmpty()) {
      leftOut.add(file + ": does not match the template");
      return Optional.empty();
    }
    Optional<Integer> sequence = sequence(parts.get().get(Placeholder.SEQUENCE));
    if (sequence.isEmpty()) {
      leftOut.add(file + ": expected a sequence up to " + Integer.MAX_VALUE + ", found more");
      return Optional.empty();
    }
    Optional<String> formula =
        parts.get().values().stream()
            .filter(part -> !part.isEmpty() && FORMULA_STARTS.indexOf(part.charAt(0)) >= 0)
            .findFirst();
    if (formula.isPresent()) {
      leftOut.add(
          "%s: expected names that do not begin with = + - or @, found '%s'"
              .formatted(file, formula.get()));
      return Optional.empty();
    }
    Path path = request.folder().resolve(file);
    Optional<ImageHeader> header = header(path);
    if (header.isEmpty()) {
      leftOut.add(file + ": expected a JPEG, PNG, TIFF or BMP, found no header of one");
      return Optional.empty();
    }
    return Optional.of(
        new Image(
            file,
            parts.get().getOrDefault(Placeholder.PARK, request.park()),
            parts.get().get(Placeholder.LOOM),
            parts.get().get(Placeholder.ROLL),
            Optional.ofNullable(parts.get().get(Placeholder.STYLE))
                .or(request::style)
                .orElseThrow(),
            parts.get().getOrDefault(Placeholder.CAMERA, request.camera()),
            sequence.get(),
            capturedAt(path),
            header.get().shownHeightPx()));
  }

  private static Optional<Integer> sequence(String digits) {
    try {
      return Optional.of(Integer.parseInt(digits));
    } catch (NumberFormatException tooLarge) {
      return Optional.empty();
    }
  }

  private static Optional<ImageHeader> header(Path file) throws IOException {
    byte[] first;
    try (InputStream stream = Files.newInputStream(file)) {
      first = stream.readNBytes(HEADER_BYTES);
    }
    Optional<ImageHeader> header = ImageHeader.of(first);
    return header.isEmpty() && first.length == HEADER_BYTES
        ? ImageHeader.of(Files.readAllBytes(file))
        : header;
  }

  private ZonedDateTime capturedAt(Path file) throws IOException {
    return request.capturedAt().isPresent()
        ? request.capturedAt().get()
        : Files.getLastModifiedTime(file)
            .toInstant()
            .truncatedTo(ChronoUnit.SECONDS)
            .atZone(request.zone());
  }

  private void write(List<Image> images, Writer out) throws IOException {
    CsvSchema schema =
        CsvSchema.builder()
            .addColumns(ManifestColumn.requiredHeaders(), CsvSchema.ColumnType.STRING)
            .setUseHeader(true)
            .build();
    ObjectWriter csv =
        CsvMapper.csvBuilder()
            .enable(CsvGenerator.Feature.STRICT_CHECK_FOR_QUOTING)
            .build()
            .writer(schema);
    Map<String, Long> belowPx = new TreeMap<>();
    try (SequenceWriter rows = csv.writeValues(out)) {
      for (Image image : images) {
        long topPx =
            request.placing() == Placing.STACKED
                ? belowPx.getOrDefault(image.series(), 0L)
                : (long) image.sequence() * image.heightPx();
        belowPx.put(image.series(), topPx + image.heightPx());
        rows.write(row(image, topPx));
      }
    }
  }

  private List<String> row(Image image, long topPx) {
    return List.of(
        // The same place, but no formula of a spreadsheet
        FORMULA_STARTS.indexOf(image.file().charAt(0)) < 0 ? image.file() : "./" + image.file(),
        image.park(),
        image.loom(),
        image.roll(),
        image.style(),
        image.camera(),
        Integer.toString(image.sequence()),
        DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(image.capturedAt()),
        Double.toString(request.mmPerPx()),
        "0",
        String.format(Locale.ROOT, "%.3f", topPx * request.mmPerPx()));
  }

  private static List<String> rollsOfSeveralCameras(List<Image> images) {
    Map<String, TreeSet<String>> cameras = new TreeMap<>();
    images.forEach(
        image ->
            cameras.computeIfAbsent(image.roll(), roll -> new TreeSet<>()).add(image.camera()));
    return cameras.entrySet().stream()
        .filter(roll -> roll.getValue().size() > 1)
        .map(Map.Entry::getKey)
        .toList();
  }
}
