package io.loomsight.jobs.evaluate;

import io.loomsight.jobs.InputException;
import io.loomsight.jobs.table.Batch;
import io.loomsight.jobs.table.LandingNames;
import io.loomsight.jobs.table.ManifestColumn;
import io.loomsight.models.image.ImageHeader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Lays labelled images out as a night in the landing format. A fabric is a style, woven on a loom
 * of its own: its reference images are the roll {@code <fabric>-good}, named good by the manifest;
 * the others, good and defective mixed, are rolls of about ten images, each below the last. Rolls
 * hold images of one size. The folder of labelled images is only read.
 */
final class LandingNight {

  private static final int ROLL_IMAGES = 10;
  private static final int SECONDS_BETWEEN = 20;
  private static final int FIRST_HOUR = 20;
  private static final ZoneOffset ZONE = ZoneOffset.ofHours(8);

  private static final String HEADER = Csv.line(ManifestColumn.headers().toArray(String[]::new));

  /** What a laid-out roll's images are to a style. */
  private enum Use {
    REFERENCE,
    JUDGED
  }

  private record Sized(Path image, int heightPx) {}

  private final EvaluateConfig config;
  private final Path folder;
  private final StringBuilder manifest = new StringBuilder(HEADER);
  private int lines;

  private LandingNight(EvaluateConfig config, Path folder) {
    this.config = config;
    this.folder = folder;
  }

  /**
   * Writes the night into {@code landing}, where it must not be yet; the manifest last.
   *
   * @return how many images it holds
   */
  static int write(EvaluateRequest request, EvaluateConfig config, Path landing, Batch batch) {
    List<LabelledFabric> fabrics = LabelledFabric.scan(request.data(), request.fabrics());
    Path folder = landing.resolve(LandingNames.night(batch));
    if (isFilled(folder)) {
      throw new InputException(folder + ": expected no night there yet, found files");
    }
    LandingNight night = new LandingNight(config, folder);
    try {
      for (int index = 0; index < fabrics.size(); index++) {
        OffsetDateTime start =
            batch.batchDate().atTime(FIRST_HOUR, 0).atOffset(ZONE).plusSeconds(index);
        night.add(fabrics.get(index), "loom-%02d".formatted(index + 1), start);
      }
      Files.writeString(folder.resolve("manifest.csv"), night.manifest);
    } catch (IOException failure) {
      throw new InputException(
          "%s: expected a folder that can be written, found: %s".formatted(folder, failure),
          failure);
    }
    return night.lines;
  }

  private static boolean isFilled(Path folder) {
    if (!Files.exists(folder)) {
      return false;
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.findAny().isPresent();
    } catch (IOException unreadable) {
      return true;
    }
  }

  private void add(LabelledFabric fabric, String loom, OffsetDateTime start) throws IOException {
    Split split = Split.of(fabric, config.normals(), config.seed());
    List<Path> others = new ArrayList<>(split.judged());
    fabric.defective().forEach(defective -> others.add(defective.image()));
    OffsetDateTime next = addRolls(fabric, Use.REFERENCE, loom, split.reference(), start);
    addRolls(
        fabric,
        Use.JUDGED,
        loom,
        Split.shuffled(fabric.name(), others, config.seed()),
        next.plusMinutes(5));
  }

  /** Adds rolls of images of one size each; returns when the last one has ended. */
  private OffsetDateTime addRolls(
      LabelledFabric fabric, Use use, String loom, List<Path> images, OffsetDateTime start)
      throws IOException {
    TreeMap<String, List<Sized>> bySize = new TreeMap<>();
    for (Path image : images) {
      ImageHeader header =
          ImageHeader.of(LabelledImage.bytes(image))
              .orElseThrow(() -> new InputException(image + ": expected an image, found none"));
      bySize
          .computeIfAbsent(
              "%09d %09d".formatted(header.shownWidthPx(), header.shownHeightPx()),
              size -> new ArrayList<>())
          .add(new Sized(image, header.shownHeightPx()));
    }
    OffsetDateTime time = start;
    int roll = 0;
    for (List<Sized> sameSize : bySize.values()) {
      int rolls =
          use == Use.REFERENCE ? 1 : Math.max(1, Math.round(sameSize.size() / (float) ROLL_IMAGES));
      for (int part = 0; part < rolls; part++) {
        List<Sized> strips =
            sameSize.subList(sameSize.size() * part / rolls, sameSize.size() * (part + 1) / rolls);
        addRoll(fabric, use, loom, rollId(fabric, use, roll++), strips, time);
        time = time.plusSeconds((long) SECONDS_BETWEEN * strips.size());
      }
    }
    return time;
  }

  private static String rollId(LabelledFabric fabric, Use use, int roll) {
    String good = roll == 0 ? "-good" : "-good-%02d".formatted(roll + 1);
    return fabric.name() + (use == Use.REFERENCE ? good : "-%02d".formatted(roll + 1));
  }

  private void addRoll(
      LabelledFabric fabric,
      Use use,
      String loom,
      String rollId,
      List<Sized> strips,
      OffsetDateTime start)
      throws IOException {
    long offsetPx = 0;
    for (int sequence = 0; sequence < strips.size(); sequence++) {
      Sized strip = strips.get(sequence);
      String file =
          "%s/%s-%s"
              .formatted(
                  fabric.name(),
                  strip.image().getParent().getFileName(),
                  strip.image().getFileName());
      Path copy = folder.resolve(file);
      Files.createDirectories(copy.getParent());
      Files.copy(strip.image(), copy);
      manifest.append(
          Csv.line(
              file,
              "evaluation",
              loom,
              rollId,
              fabric.name(),
              "camera-1",
              Integer.toString(sequence),
              DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                  start.plusSeconds((long) SECONDS_BETWEEN * sequence)),
              Double.toString(config.mmPerPx()),
              "0",
              String.format(Locale.ROOT, "%.3f", offsetPx * config.mmPerPx()),
              Boolean.toString(use == Use.REFERENCE),
              Boolean.toString(sequence == strips.size() - 1)));
      offsetPx += strip.heightPx();
      lines++;
    }
  }
}
