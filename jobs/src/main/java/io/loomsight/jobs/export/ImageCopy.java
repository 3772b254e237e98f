package io.loomsight.jobs.export;

import io.loomsight.models.fabric.Frame;
import io.loomsight.models.image.ContentHash;
import io.loomsight.models.image.DecodeLimits;
import io.loomsight.models.image.DecodedColour;
import io.loomsight.models.image.GreyImage;
import io.loomsight.models.image.ImageDecoder;
import io.loomsight.models.image.ImageEncoder;
import io.loomsight.models.image.ImageFormat;
import io.loomsight.models.image.ImageHeader;
import java.nio.ByteBuffer;
import java.util.regex.Pattern;

/**
 * An image file as the data set has it: what a viewer shows must be what the machine judged. JPEG
 * and PNG are kept byte by byte, unless an EXIF turns the one, which masks lie on and not every
 * reader does, or is in the other, which is not applied here and some apply. Those, TIFF and BMP
 * become PNG of 8 bits, in colour where the file is.
 *
 * @param asLanded whether the bytes are those that the camera left
 */
@SuppressWarnings("ArrayRecordComponent") // files; never compared
record ImageCopy(byte[] bytes, ImageFormat format, boolean asLanded) {

  private static final int AS_STORED = 1;
  private static final int PNG_SIGNATURE_BYTES = 8;
  private static final int PNG_CHUNK_BYTES = 12;

  /** {@code eXIf}. */
  private static final int EXIF_CHUNK = 0x65584966;

  private static final int WHITE = 0xFFFFFF;
  private static final Pattern SAFE = Pattern.compile("[A-Za-z0-9-]{1,64}");

  /**
   * The copy of a file.
   *
   * @param landed the file's bytes
   * @param decoded the image as it was judged
   */
  static ImageCopy of(byte[] landed, GreyImage decoded) {
    ImageHeader header = ImageHeader.of(landed).orElseThrow();
    boolean isSeenAlike =
        switch (header.format()) {
          case JPEG -> header.orientation() == AS_STORED;
          case PNG -> !hasExif(landed);
          case TIFF, BMP -> false;
        };
    if (isSeenAlike) {
      return new ImageCopy(landed, header.format(), true);
    }
    return new ImageCopy(png(landed, header, decoded), ImageFormat.PNG, false);
  }

  private static byte[] png(byte[] landed, ImageHeader header, GreyImage decoded) {
    if (header.bands() >= 3) {
      DecodedColour colour =
          new ImageDecoder(DecodeLimits.defaults()).decodeColour(landed, "image", WHITE);
      if (colour instanceof DecodedColour.Image found) {
        return ImageEncoder.png(found.image());
      }
    }
    return ImageEncoder.png(decoded);
  }

  /** Whether a PNG has an EXIF, which is not applied here and which others may apply. */
  private static boolean hasExif(byte[] png) {
    ByteBuffer chunks = ByteBuffer.wrap(png).position(PNG_SIGNATURE_BYTES);
    while (chunks.remaining() >= PNG_CHUNK_BYTES) {
      int length = chunks.getInt();
      if (chunks.getInt() == EXIF_CHUNK) {
        return true;
      }
      if (length < 0 || length + 4L > chunks.remaining()) {
        return false;
      }
      chunks.position(chunks.position() + length + 4);
    }
    return false;
  }

  /** A name that is safe everywhere and no other image has, whatever the landed file's is. */
  String name(Frame frame) {
    String id =
        SAFE.matcher(frame.frameId()).matches()
            ? frame.frameId()
            : ContentHash.ofParts(frame.frameId());
    return "%s_%s.%s".formatted(frame.batchDate(), id, format.extension());
  }
}
