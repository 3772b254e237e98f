package io.loomsight.jobs.table;

import java.util.Arrays;
import java.util.Locale;

/**
 * Where a night lies in a landing folder, and what a file in it is, told by its path there, with
 * {@code /} between its parts. A path is a manifest, an image, or neither.
 */
public final class LandingNames {

  private LandingNames() {}

  /** Where a night lies in a landing folder: {@code factory=F/date=YYYY-MM-DD}. */
  public static String night(Batch batch) {
    return "factory=%s/date=%s".formatted(batch.factory(), batch.batchDate());
  }

  /** {@code manifest*.csv} or {@code manifest*.jsonl} right in the night's folder. */
  public static boolean isManifest(String path) {
    return path.toLowerCase(Locale.ROOT).matches("manifest[^/]*\\.(csv|jsonl)");
  }

  /** {@code pack-00000.tar}, with five digits, right in the night's folder. */
  public static boolean isPack(String path) {
    return path.matches("pack-[0-9]{5}\\.tar");
  }

  /** {@code pack-00000.tar.jsonl}: what lies where in a pack. */
  public static boolean isPackIndex(String path) {
    return path.matches("pack-[0-9]{5}\\.tar\\.jsonl");
  }

  /**
   * Any file that is no manifest, no pack, no other table or text, and not hidden: what it really
   * is, its bytes tell.
   */
  public static boolean isImage(String path) {
    return !isHidden(path)
        && !isPack(path)
        && !path.toLowerCase(Locale.ROOT).matches(".*\\.(csv|jsonl|json|txt|md)");
  }

  /** Whether a file or one of the folders that it lies in begins with {@code _} or a dot. */
  public static boolean isHidden(String path) {
    return Arrays.stream(path.split("/"))
        .anyMatch(part -> part.startsWith("_") || part.startsWith("."));
  }
}
