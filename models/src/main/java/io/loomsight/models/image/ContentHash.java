package io.loomsight.models.image;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256, in lower-case hex digits. */
public final class ContentHash {

  private ContentHash() {}

  /** The 64 hex digits of a file's content. */
  public static String of(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("every JDK has SHA-256", missing);
    }
  }

  /** The first 32 hex digits over the parts, told apart by a zero byte after each. */
  public static String ofParts(String... parts) {
    String joined = String.join("\0", parts) + "\0";
    return of(joined.getBytes(StandardCharsets.UTF_8)).substring(0, 32);
  }
}
