package io.loomsight.models.image;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import java.util.zip.DeflaterOutputStream;

/** Sound files of many px and few bytes, all of one grey. */
final class LargeImages {

  private static final int BASELINE = 0xC0;
  private static final int PROGRESSIVE = 0xC2;

  private LargeImages() {}

  /** Those that a decoder may think harmless, a name for each, made when asked for. */
  static Map<String, Supplier<byte[]>> all() {
    Map<String, Supplier<byte[]>> files = new LinkedHashMap<>();
    files.put("png grey 50 Mpx", () -> png(10_000, 5_000, 8, 0, 1));
    files.put("png rgb 50 Mpx", () -> png(10_000, 5_000, 8, 2, 3));
    files.put("png rgba 16 bits 50 Mpx", () -> png(10_000, 5_000, 16, 6, 8));
    files.put("png one row 50 Mpx high", () -> png(64, 781_250, 16, 2, 6));
    files.put("tiff rgb 16 bits 50 Mpx", () -> tiff(10_000, 5_000, 250, false));
    files.put("tiff in strips of a row 50 Mpx", () -> tiff(1_000, 50_000, 1, false));
    files.put("tiff page turned 50 Mpx", () -> tiff(10_000, 5_000, 250, true));
    files.put("jpeg grey 50 Mpx", () -> jpeg(10_000, 5_000, BASELINE, 1, 0));
    files.put("jpeg colour 50 Mpx", () -> jpeg(10_000, 5_000, BASELINE, 3, 0));
    files.put("jpeg progressive colour 18 Mpx", () -> jpeg(6_000, 3_000, PROGRESSIVE, 3, 10));
    files.put("jpeg progressive grey 35 Mpx", () -> jpeg(7_000, 5_000, PROGRESSIVE, 1, 99));
    files.put("jpeg progressive colour 50 Mpx", () -> jpeg(10_000, 5_000, PROGRESSIVE, 3, 10));
    files.put("jpeg of 4000 scans", () -> jpeg(5_000, 5_000, PROGRESSIVE, 1, 4_000));
    return files;
  }

  private static byte[] png(int widthPx, int heightPx, int bits, int colourType, int pixelBytes) {
    return TestImages.png(
        widthPx, heightPx, bits, colourType, zeros((1L + (long) widthPx * pixelBytes) * heightPx));
  }

  /** So many zero bytes, as a zlib stream. */
  private static byte[] zeros(long count) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DeflaterOutputStream stream = new DeflaterOutputStream(bytes)) {
      byte[] some = new byte[1 << 16];
      for (long left = count; left > 0; left -= some.length) {
        stream.write(some, 0, (int) Math.min(left, some.length));
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }

  /** RGB of 16 bits; all strips are the same bytes of the file. */
  private static byte[] tiff(int widthPx, int heightPx, int stripRows, boolean turned) {
    int strips = heightPx / stripRows;
    byte[] strip = zeros(6L * widthPx * stripRows);
    int entries = 11;
    int bitsAt = 8 + 2 + 12 * entries + 4;
    int offsetsAt = bitsAt + 8;
    int countsAt = offsetsAt + 4 * strips;
    int pixelsAt = countsAt + 4 * strips;
    ByteBuffer file = ByteBuffer.allocate(pixelsAt + strip.length);
    file.order(ByteOrder.LITTLE_ENDIAN);
    file.putInt(0x002A4949).putInt(8).putShort((short) entries);
    long[][] fields = {
      {256, 4, 1, widthPx},
      {257, 4, 1, heightPx},
      {258, 3, 3, bitsAt},
      {259, 3, 1, 8},
      {262, 3, 1, 2},
      {273, 4, strips, offsetsAt},
      {274, 3, 1, turned ? 6 : 1},
      {277, 3, 1, 3},
      {278, 4, 1, stripRows},
      {279, 4, strips, countsAt},
      {284, 3, 1, 1}
    };
    for (long[] field : fields) {
      file.putShort((short) field[0]).putShort((short) field[1]);
      file.putInt((int) field[2]).putInt((int) field[3]);
    }
    file.putInt(0);
    file.putShort((short) 16).putShort((short) 16).putShort((short) 16).putShort((short) 0);
    for (int index = 0; index < strips; index++) {
      file.putInt(pixelsAt);
    }
    for (int index = 0; index < strips; index++) {
      file.putInt(strip.length);
    }
    return file.put(strip).array();
  }

  /**
   * A JPEG whose Huffman codes have one bit: 0 stands for no difference, for the end of a block, or
   * for the end of up to 32,767 blocks.
   *
   * @param scans after the first, where it is progressive
   */
  private static byte[] jpeg(int widthPx, int heightPx, int frame, int bands, int scans) {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    bytes(file, 0xFF, 0xD8, 0xFF, 0xDB, 0, 67, 0);
    for (int index = 0; index < 64; index++) {
      file.write(1);
    }
    bytes(file, 0xFF, frame, 0, 8 + 3 * bands, 8);
    bytes(file, heightPx >> 8, heightPx & 0xFF, widthPx >> 8, widthPx & 0xFF, bands);
    for (int band = 1; band <= bands; band++) {
      bytes(file, band, 0x11, 0);
    }
    int endOfBlocks = frame == PROGRESSIVE ? 0xE0 : 0;
    for (int[] table : new int[][] {{0x00, 0}, {0x10, endOfBlocks}}) {
      bytes(file, 0xFF, 0xC4, 0, 20, table[0], 1);
      file.writeBytes(new byte[15]);
      file.write(table[1]);
    }
    long blocks = (long) ((widthPx + 7) / 8) * ((heightPx + 7) / 8);
    bytes(file, 0xFF, 0xDA, 0, 6 + 2 * bands, bands);
    for (int band = 1; band <= bands; band++) {
      bytes(file, band, 0);
    }
    bytes(file, 0, frame == PROGRESSIVE ? 0 : 63, 0);
    int blockBits = frame == PROGRESSIVE ? 1 : 2;
    file.writeBytes(new byte[(int) (blocks * bands * blockBits / 8) + 1]);
    for (int scan = 0; scan < scans; scan++) {
      bytes(file, 0xFF, 0xDA, 0, 8, 1, 1 + scan % bands, 0, 1, 63, 0);
      StringBuilder bits = new StringBuilder();
      for (long left = blocks; left > 0; left -= 32_767) {
        bits.append('0').append("1".repeat(14));
      }
      bits.append("1".repeat(8));
      for (int at = 0; at + 8 <= bits.length(); at += 8) {
        int octet = Integer.parseInt(bits.substring(at, at + 8), 2);
        bytes(file, octet);
        if (octet == 0xFF) {
          file.write(0);
        }
      }
    }
    bytes(file, 0xFF, 0xD9);
    return file.toByteArray();
  }

  private static void bytes(ByteArrayOutputStream file, int... octets) {
    for (int octet : octets) {
      file.write(octet);
    }
  }
}
