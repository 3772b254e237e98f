package io.loomsight.models.image;

/** What became of an image file: its greys, or why it was refused. */
public sealed interface Decoded {

  /** The file was decoded. */
  record Image(GreyImage image, ImageFormat format) implements Decoded {}

  /** The file was refused; {@code detail} names the file, what was expected and what was found. */
  record Refused(Reason reason, String detail) implements Decoded {}

  /** Why a file was refused. */
  enum Reason {
    /** No bytes. */
    EMPTY,
    /** Neither JPEG, PNG, TIFF nor BMP. */
    NOT_AN_IMAGE,
    /** Ends early, contradicts itself, or is of a kind that is not read. */
    CORRUPT,
    /** More bytes or pixels than allowed; found without decoding. */
    TOO_LARGE,
    /** A side shorter than allowed; found without decoding. */
    TOO_SMALL
  }
}
