package io.loomsight.jobs.page;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * A script that pages carry within them.
 *
 * @param text its source, which ends no element that it stands in
 */
public record Script(String text) {

  public Script {
    if (text.contains("</script")) {
      throw new IllegalArgumentException("script: expected no end of its element in it, found one");
    }
  }

  /** A script that lies beside a class. */
  public static Script beside(Class<?> owner, String name) {
    return new Script(Resource.text(owner, name));
  }

  /** What a page's policy lets run it by: {@code 'sha256-…'}. */
  String permit() {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return "'sha256-%s'".formatted(Base64.getEncoder().encodeToString(hash));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
