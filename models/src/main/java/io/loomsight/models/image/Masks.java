package io.loomsight.models.image;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.util.BitSet;

/** Masks as 1-bit PNG files, a mask's pixels white. */
public final class Masks {

  private Masks() {}

  /** The mask as a 1-bit PNG. */
  public static byte[] toPng(Mask mask) {
    BufferedImage image =
        new BufferedImage(mask.widthPx(), mask.heightPx(), BufferedImage.TYPE_BYTE_BINARY);
    byte[] rows = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
    int rowBytes = (mask.widthPx() + 7) / 8;
    BitSet pixels = mask.pixels();
    for (int at = pixels.nextSetBit(0); at >= 0; at = pixels.nextSetBit(at + 1)) {
      int x = at % mask.widthPx();
      rows[at / mask.widthPx() * rowBytes + x / 8] |= (byte) (0x80 >> (x % 8));
    }
    return ImageEncoder.write(image, "png", 1);
  }

  /**
   * The mask in an image file of any readable kind: its pixels above half of white.
   *
   * @throws IllegalArgumentException where the bytes are no such image
   */
  public static Mask fromPng(byte[] bytes) {
    Decoded decoded = new ImageDecoder(DecodeLimits.defaults()).decode(bytes, "mask");
    if (decoded instanceof Decoded.Image found) {
      return above(found.image(), 0.5f);
    }
    throw new IllegalArgumentException(((Decoded.Refused) decoded).detail());
  }

  /** The pixels brighter than {@code grey}. */
  public static Mask above(GreyImage image, float grey) {
    float[] greys = image.sharedGreys();
    BitSet pixels = new BitSet(greys.length);
    for (int index = 0; index < greys.length; index++) {
      if (greys[index] > grey) {
        pixels.set(index);
      }
    }
    return Mask.of(image.widthPx(), image.heightPx(), pixels);
  }
}
