package io.loomsight.jobs.manifest;

import io.loomsight.jobs.InputException;
import io.loomsight.jobs.table.Batch;
import io.loomsight.jobs.table.LandingNames;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;

/**
 * Which manifest to write.
 *
 * @param folder the night's folder
 * @param park where the template has no {@code {park}}
 * @param style where the template has no {@code {style}}
 * @param camera where the template has no {@code {camera}}
 * @param zone of the times that are written
 * @param capturedAt when all images were taken; empty: when each file was last changed
 * @param placing how the places along the roll follow from the sequence
 */
record ManifestRequest(
    Path folder,
    PathTemplate template,
    double mmPerPx,
    String park,
    Optional<String> style,
    String camera,
    ZoneId zone,
    Optional<ZonedDateTime> capturedAt,
    Placing placing) {

  /** How an image's place along the roll follows from its sequence. */
  enum Placing {
    /** Sequence times height: a number that is left out is cloth that no image shows. */
    BY_NUMBER,
    /** Each below the last, whatever the numbers between them. */
    STACKED
  }

  ManifestRequest {
    if (!(mmPerPx > 0 && mmPerPx <= 100)) {
      throw new InputException("--mm-per-px: expected above 0 to 100, found " + mmPerPx);
    }
    if (style.isEmpty() && !template.has(Placeholder.STYLE)) {
      throw new InputException("--style: expected it, or {style} in the template, found neither");
    }
  }

  /** Where a batch's images lie. */
  static Path folder(Path landing, Batch batch) {
    return landing.resolve(LandingNames.night(batch));
  }
}
