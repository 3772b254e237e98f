package io.loomsight.jobs.table;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The columns of a landing night's manifest, in the order that manifests are written in. */
public enum ManifestColumn {
  FILE(Presence.REQUIRED),
  PARK(Presence.REQUIRED),
  LOOM_ID(Presence.REQUIRED),
  ROLL_ID(Presence.REQUIRED),
  STYLE_ID(Presence.REQUIRED),
  CAMERA_ID(Presence.REQUIRED),
  SEQUENCE(Presence.REQUIRED),
  CAPTURED_AT(Presence.REQUIRED),
  MM_PER_PX(Presence.REQUIRED),
  OFFSET_X_MM(Presence.REQUIRED),
  OFFSET_Y_MM(Presence.REQUIRED),
  REFERENCE(Presence.OPTIONAL),
  ROLL_END(Presence.OPTIONAL);

  private enum Presence {
    REQUIRED,
    OPTIONAL
  }

  private final Presence presence;

  ManifestColumn(Presence presence) {
    this.presence = presence;
  }

  /** Its name in a header and as a key of a JSON line. */
  public String header() {
    return name().toLowerCase(Locale.ROOT);
  }

  public boolean isRequired() {
    return presence == Presence.REQUIRED;
  }

  /** The names of all columns. */
  public static List<String> headers() {
    return Arrays.stream(values()).map(ManifestColumn::header).toList();
  }

  /** The names of the columns that every line must fill. */
  public static List<String> requiredHeaders() {
    return Arrays.stream(values())
        .filter(ManifestColumn::isRequired)
        .map(ManifestColumn::header)
        .toList();
  }
}
