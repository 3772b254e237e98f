package io.loomsight.jobs.simulate;

import io.loomsight.jobs.table.ManifestColumn;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** One line of a manifest: what is known of one image. */
record ManifestLine(
    String file,
    String loomId,
    String rollId,
    String styleId,
    String cameraId,
    int sequence,
    OffsetDateTime capturedAt,
    String mmPerPx,
    double offsetXMm,
    double offsetYMm,
    boolean reference,
    boolean rollEnd) {

  static final String HEADER = String.join(",", ManifestColumn.headers());

  private static final String PARK = "simulated-park";

  /** The same with another scale, as it is written. */
  ManifestLine ofScale(String scale) {
    return new ManifestLine(
        file,
        loomId,
        rollId,
        styleId,
        cameraId,
        sequence,
        capturedAt,
        scale,
        offsetXMm,
        offsetYMm,
        reference,
        rollEnd);
  }

  /** The line without its end; no value holds a comma. */
  String csv() {
    return String.join(
        ",",
        file,
        PARK,
        loomId,
        rollId,
        styleId,
        cameraId,
        Integer.toString(sequence),
        DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(capturedAt),
        mmPerPx,
        String.format(Locale.ROOT, "%.3f", offsetXMm),
        String.format(Locale.ROOT, "%.3f", offsetYMm),
        Boolean.toString(reference),
        Boolean.toString(rollEnd));
  }
}
