package io.loomsight.jobs.simulate;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.loomsight.models.image.GreyImage;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.CRC32;

/** Files as broken cameras, full disks and worse leave them. */
final class SpoiltImage {

  private static final int BOMB_PX = 60_000;
  private static final long PNG_SIGNATURE = 0x89504E470D0A1A0AL;

  private SpoiltImage() {}

  /** The beginning of a file. */
  static byte[] truncated(byte[] whole) {
    return Arrays.copyOf(whole, whole.length * 6 / 10);
  }

  /** What a camera without a picture wrote. */
  static byte[] text() {
    return "camera: no signal\n".getBytes(US_ASCII);
  }

  /** A PNG of some bytes that promises 3.6 thousand million px. */
  static byte[] bomb() {
    ByteBuffer header = ByteBuffer.allocate(13).putInt(BOMB_PX).putInt(BOMB_PX);
    header.put(new byte[] {8, 0, 0, 0, 0});
    ByteBuffer png = ByteBuffer.allocate(8 + 25 + 20 + 12).putLong(PNG_SIGNATURE);
    chunk(png, "IHDR", header.array());
    chunk(png, "IDAT", new byte[] {0x78, (byte) 0x9C, 3, 0, 0, 0, 0, 1});
    chunk(png, "IEND", new byte[0]);
    return png.array();
  }

  private static void chunk(ByteBuffer png, String name, byte[] content) {
    CRC32 check = new CRC32();
    check.update(name.getBytes(US_ASCII));
    check.update(content);
    png.putInt(content.length).put(name.getBytes(US_ASCII)).put(content);
    png.putInt((int) check.getValue());
  }

  /** The lamp was off. */
  static GreyImage black(int widthPx, int heightPx) {
    return GreyImage.wrap(widthPx, heightPx, new float[widthPx * heightPx]);
  }

  /** The lens was loose: each px is the mean of those around it, three times over. */
  static GreyImage blurred(GreyImage image) {
    float[] grey = image.greys();
    int reachPx = Math.max(4, Math.min(image.widthPx(), image.heightPx()) / 24);
    for (int round = 0; round < 3; round++) {
      grey = meanAcross(grey, image.widthPx(), image.heightPx(), 1, image.widthPx(), reachPx);
      grey = meanAcross(grey, image.heightPx(), image.widthPx(), image.widthPx(), 1, reachPx);
    }
    return GreyImage.wrap(image.widthPx(), image.heightPx(), grey);
  }

  /** Means along lines; px of a line are {@code step} apart, lines {@code lineStep}. */
  private static float[] meanAcross(
      float[] grey, int length, int lines, int step, int lineStep, int reachPx) {
    float[] mean = new float[grey.length];
    for (int line = 0; line < lines; line++) {
      int start = line * lineStep;
      double sum = 0;
      for (int beside = -reachPx - 1; beside < reachPx; beside++) {
        sum += grey[start + clamped(beside, length) * step];
      }
      for (int index = 0; index < length; index++) {
        sum += grey[start + clamped(index + reachPx, length) * step];
        sum -= grey[start + clamped(index - reachPx - 1, length) * step];
        mean[start + index * step] = (float) (sum / (2 * reachPx + 1));
      }
    }
    return mean;
  }

  private static int clamped(int index, int length) {
    return Math.max(0, Math.min(length - 1, index));
  }
}
