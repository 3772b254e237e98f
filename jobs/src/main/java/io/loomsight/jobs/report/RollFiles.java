package io.loomsight.jobs.report;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

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
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash).substring(0, HASH_DIGITS);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
