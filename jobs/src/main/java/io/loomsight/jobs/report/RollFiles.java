package io.loomsight.jobs.report;

import io.loomsight.models.image.ContentHash;
import java.nio.charset.StandardCharsets;

/** What rolls' own pages are called, whatever their rolls are. */
final class RollFiles {

  private static final int LONGEST = 60;
  private static final int HASH_DIGITS = 8;

  private RollFiles() {}

  /** A name that holds in every file system and address, and is no other roll's. */
  static String name(String rollId) {
    String plain = rollId.replaceAll("[^A-Za-z0-9_-]+", "_");
    return "%s-%s.html"
        .formatted(plain.substring(0, Math.min(LONGEST, plain.length())), hash(rollId));
  }

  /** Where it lies, from the night's page. */
  static String place(String rollId) {
    return "rolls/" + name(rollId);
  }

  private static String hash(String text) {
    return ContentHash.of(text.getBytes(StandardCharsets.UTF_8)).substring(0, HASH_DIGITS);
  }
}
