package io.loomsight.jobs.evaluate;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Arrays as NumPy reads them. Format 1.0 (NumPy enhancement proposal 1): magic, version, length of
 * the header, a header padded so that the data begins at a multiple of 64, the data.
 */
final class NpyFile {

  private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0};
  private static final int ALIGNMENT = 64;

  private NpyFile() {}

  /** Writes {@code values} as float32 of shape (heightPx, widthPx), C order, little-endian. */
  static void write(Path file, int widthPx, int heightPx, float[] values) throws IOException {
    if (values.length != widthPx * heightPx) {
      throw new IllegalArgumentException(
          "%s: expected %d x %d values, found %d"
              .formatted(file, heightPx, widthPx, values.length));
    }
    try (OutputStream output = new BufferedOutputStream(Files.newOutputStream(file))) {
      output.write(header(widthPx, heightPx));
      ByteBuffer row = ByteBuffer.allocate(4 * widthPx).order(ByteOrder.LITTLE_ENDIAN);
      for (int y = 0; y < heightPx; y++) {
        row.asFloatBuffer().put(values, y * widthPx, widthPx);
        output.write(row.array());
      }
    }
  }

  private static byte[] header(int widthPx, int heightPx) {
    String text =
        "{'descr': '<f4', 'fortran_order': False, 'shape': (%d, %d), }"
            .formatted(heightPx, widthPx);
    int before = MAGIC.length + 2;
    int length = (before + text.length() + 1 + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT - before;
    return ByteBuffer.allocate(before + length)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put(MAGIC)
        .putShort((short) length)
        .put(text.getBytes(StandardCharsets.US_ASCII))
        .put(" ".repeat(length - text.length() - 1).getBytes(StandardCharsets.US_ASCII))
        .put((byte) '\n')
        .array();
  }
}
