package io.loomsight.models.image;

/** What became of an image file: its colours, or why it was refused; as {@link Decoded}. */
public sealed interface DecodedColour {

  /** The file was decoded. */
  record Image(ColourImage image, ImageFormat format) implements DecodedColour {}

  /** The file was refused; {@code detail} names the file, what was expected and what was found. */
  record Refused(Decoded.Reason reason, String detail) implements DecodedColour {}
}
