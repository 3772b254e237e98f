package io.loomsight.jobs.evaluate;

import io.loomsight.jobs.InputException;
import io.loomsight.models.image.DecodeLimits;
import io.loomsight.models.image.Decoded;
import io.loomsight.models.image.GreyImage;
import io.loomsight.models.image.ImageDecoder;
import io.loomsight.models.image.Mask;
import io.loomsight.models.image.Masks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** One image to be judged, and where it is defective; a good image's mask is empty. */
record LabelledImage(Path file, GreyImage image, Mask mask) {

  private static final ImageDecoder DECODER = new ImageDecoder(DecodeLimits.defaults());

  /**
   * Reads an image and its masks (which count together; none for a good image). A mask's pixels are
   * those brighter than half of white; alpha is ignored.
   */
  static LabelledImage read(Path file, List<Path> masks) {
    GreyImage image = decode(file);
    Mask mask = Mask.empty(image.widthPx(), image.heightPx());
    for (Path maskFile : masks) {
      GreyImage found = decode(maskFile);
      if (found.widthPx() != image.widthPx() || found.heightPx() != image.heightPx()) {
        throw new InputException(
            "%s: expected the %d x %d px of %s, found %d x %d"
                .formatted(
                    maskFile,
                    image.widthPx(),
                    image.heightPx(),
                    file,
                    found.widthPx(),
                    found.heightPx()));
      }
      mask = mask.or(Masks.above(found, 0.5f));
    }
    return new LabelledImage(file, image, mask);
  }

  static GreyImage decode(Path file) {
    Decoded decoded = DECODER.decode(bytes(file), file.toString());
    if (decoded instanceof Decoded.Image found) {
      return found.image();
    }
    throw new InputException(((Decoded.Refused) decoded).detail());
  }

  static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException unreadable) {
      throw new InputException(
          "%s: expected a readable file, found: %s".formatted(file, unreadable), unreadable);
    }
  }
}
