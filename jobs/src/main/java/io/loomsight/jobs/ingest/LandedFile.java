package io.loomsight.jobs.ingest;

import io.loomsight.jobs.table.LandingNames;

/**
 * What lies in the night's folder. Public because Spark's generated code must see it.
 *
 * @param path place in the night's folder, with {@code /} between its parts
 * @param uri its address
 * @param bytes its size, 0 for a folder
 */
public record LandedFile(String path, String uri, long bytes, Kind kind) {

  /** What a file is to ingest, told by its name. */
  public enum Kind {
    /** A folder whose content has not been listed yet. */
    FOLDER,
    /** {@code manifest*.csv} or {@code manifest*.jsonl} right in the night's folder. */
    MANIFEST,
    /** {@code pack-00000.tar} right in the night's folder: many images. */
    PACK,
    /** {@code pack-00000.tar.jsonl}: which images. */
    PACK_INDEX,
    /** Any file that is nothing else: what it really is, its bytes tell. */
    IMAGE,
    /** Other tables and texts, and what is hidden by a leading {@code _} or a dot. */
    IGNORED;

    static Kind ofFile(String path) {
      if (LandingNames.isManifest(path)) {
        return MANIFEST;
      }
      if (LandingNames.isPack(path)) {
        return PACK;
      }
      if (LandingNames.isPackIndex(path)) {
        return PACK_INDEX;
      }
      return LandingNames.isImage(path) ? IMAGE : IGNORED;
    }
  }
}
