package io.loomsight.models.image;

/** The image's fault; {@link ImageDecoder} turns it into a refusal. */
final class UnreadableImageException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  UnreadableImageException(String message) {
    super(message);
  }
}
