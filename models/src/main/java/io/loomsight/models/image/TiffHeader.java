package io.loomsight.models.image;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The first directory of a TIFF, or of a JPEG's EXIF block. Source: Adobe TIFF 6.0, section 2.
 * Every field's values must lie in the file, so that no decoder allocates by a made-up count.
 */
final class TiffHeader {

  private static final int WIDTH = 256;
  private static final int HEIGHT = 257;
  private static final int BITS = 258;
  private static final int COMPRESSION = 259;
  private static final int PHOTOMETRIC = 262;
  private static final int STRIP_OFFSETS = 273;
  private static final int ORIENTATION = 274;
  private static final int BANDS = 277;
  private static final int ROWS_PER_STRIP = 278;
  private static final int STRIP_BYTES = 279;
  private static final int PLANES = 284;
  private static final int TILE_WIDTH = 322;
  private static final int TILE_HEIGHT = 323;
  private static final int TILE_OFFSETS = 324;
  private static final int TILE_BYTES = 325;
  private static final int COLOUR_MAP = 320;
  private static final int SAMPLE_FORMAT = 339;

  /** What a decoder is told, beside those: fill order, fax options, predictor, extra samples. */
  private static final Set<Integer> FURTHER = Set.of(266, 292, 293, 317, 338);

  private static final Set<Integer> OF_PIXELS =
      Set.of(
          WIDTH,
          HEIGHT,
          BITS,
          COMPRESSION,
          PHOTOMETRIC,
          STRIP_OFFSETS,
          BANDS,
          ROWS_PER_STRIP,
          STRIP_BYTES,
          PLANES,
          TILE_WIDTH,
          TILE_HEIGHT,
          TILE_OFFSETS,
          TILE_BYTES,
          COLOUR_MAP,
          SAMPLE_FORMAT);

  private static final int ENTRY_BYTES = 12;
  private static final int MOST_PARTS = 1 << 18;
  private static final int MOST_COLOURS = 3 << 16;

  /** Bytes of one value by field type; 0 for types that do not exist. */
  private static final int[] TYPE_BYTES = {0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8, 4};

  /** None, fax, LZW, deflate (two codes), PackBits: those that cannot open another decoder. */
  private static final Set<Long> COMPRESSIONS = Set.of(1L, 2L, 3L, 4L, 5L, 8L, 32946L, 32773L);

  private record Field(int type, long count, long at, long entryAt) {}

  private final Bytes all;
  private final boolean littleEndian;
  private final Map<Integer, Field> fields = new TreeMap<>();

  private TiffHeader(byte[] bytes) {
    this.all = new Bytes(bytes);
    this.littleEndian = all.bigEndian(0, 2) == 0x4949;
    long directory = number(4, 4);
    long entries = number(directory, 2);
    for (long entry = 0; entry < entries; entry++) {
      long at = directory + 2 + entry * ENTRY_BYTES;
      int type = (int) number(at + 2, 2);
      long count = number(at + 4, 4);
      int valueBytes = type < TYPE_BYTES.length ? TYPE_BYTES[type] : 0;
      long valuesAt = count * valueBytes <= 4 ? at + 8 : number(at + 8, 4);
      all.require(valuesAt, count * valueBytes);
      fields.put((int) number(at, 2), new Field(type, count, valuesAt, at));
    }
  }

  static ImageHeader read(byte[] bytes) {
    TiffHeader tiff = new TiffHeader(bytes);
    return new ImageHeader(
        ImageFormat.TIFF,
        ImageHeader.side(tiff.value(WIDTH, 0, 0)),
        ImageHeader.side(tiff.value(HEIGHT, 0, 0)),
        (int) Math.min(tiff.value(BITS, 0, 1), 64),
        (int) Math.min(tiff.value(BANDS, 0, 1), 64),
        (int) Math.min(tiff.value(ORIENTATION, 0, 1), 9));
  }

  static int orientation(byte[] bytes) {
    return (int) Math.min(new TiffHeader(bytes).value(ORIENTATION, 0, 1), 9);
  }

  /**
   * The file behind a directory that has only what makes the pixels of the first page. All strips
   * or tiles lie in the file, and the image is of a kind that is read.
   */
  static PixelParts parts(byte[] bytes) {
    TiffHeader tiff = new TiffHeader(bytes);
    tiff.requirePlainFields();
    tiff.requireReadable();
    byte[] directory = tiff.directory();
    long at = bytes.length + (bytes.length & 1L);
    byte[] start = Arrays.copyOf(bytes, 8);
    tiff.put(start, 4, at, 4);
    return new PixelParts()
        .with(start, 0, 8)
        .with(bytes, 8, bytes.length - 8)
        .with(new byte[1], 0, bytes.length & 1)
        .with(directory, 0, directory.length);
  }

  /** Entries copied as they are: their values stay where they lie in the file. */
  private byte[] directory() {
    byte[] directory = new byte[2 + fields.size() * ENTRY_BYTES + 4];
    int entries = 0;
    for (Map.Entry<Integer, Field> field : fields.entrySet()) {
      if (OF_PIXELS.contains(field.getKey()) || FURTHER.contains(field.getKey())) {
        System.arraycopy(
            all.bytes(),
            (int) field.getValue().entryAt,
            directory,
            2 + entries * ENTRY_BYTES,
            ENTRY_BYTES);
        entries++;
      }
    }
    put(directory, 0, entries, 2);
    return Arrays.copyOf(directory, 2 + entries * ENTRY_BYTES + 4);
  }

  private void put(byte[] into, int at, long number, int count) {
    for (int index = 0; index < count; index++) {
      int shift = 8 * (littleEndian ? index : count - 1 - index);
      into[at + index] = (byte) (number >>> shift);
    }
  }

  /** A decoder allocates by a field's count, and may read other types than we do. */
  private void requirePlainFields() {
    fields.forEach(
        (tag, field) -> {
          boolean known = OF_PIXELS.contains(tag) || FURTHER.contains(tag);
          if (known && field.type != 1 && field.type != 3 && field.type != 4) {
            throw new UnreadableImageException(
                "expected whole numbers in TIFF field %d, found type %d"
                    .formatted(tag, field.type));
          }
          long most =
              switch (tag) {
                case STRIP_OFFSETS, STRIP_BYTES, TILE_OFFSETS, TILE_BYTES -> MOST_PARTS;
                case COLOUR_MAP -> MOST_COLOURS;
                default -> 64;
              };
          if (known && field.count > most) {
            throw new UnreadableImageException(
                "expected at most %d values in TIFF field %d, found %d"
                    .formatted(most, tag, field.count));
          }
        });
    long bits = value(BITS, 0, 1);
    for (long band = 1; band < value(BANDS, 0, 1); band++) {
      if (value(BITS, band, bits) != bits) {
        throw new UnreadableImageException(
            "expected a TIFF whose bands are all of %d bits, found %d"
                .formatted(bits, value(BITS, band, bits)));
      }
    }
  }

  private void requireReadable() {
    long compression = value(COMPRESSION, 0, 1);
    if (!COMPRESSIONS.contains(compression)) {
      throw new UnreadableImageException(
          "expected a TIFF that is plain or compressed by LZW, deflate, PackBits or fax, found"
              + " compression "
              + compression);
    }
    long photometric = value(PHOTOMETRIC, 0, 1);
    if (photometric > 3) {
      throw new UnreadableImageException(
          "expected a grey, RGB or palette TIFF, found photometric " + photometric);
    }
    if (value(SAMPLE_FORMAT, 0, 1) != 1) {
      throw new UnreadableImageException(
          "expected a TIFF of unsigned samples, found sample format " + value(SAMPLE_FORMAT, 0, 1));
    }
    if (fields.containsKey(TILE_OFFSETS)) {
      requireTileSize();
      requireParts(TILE_OFFSETS, TILE_BYTES);
    } else {
      requireParts(STRIP_OFFSETS, STRIP_BYTES);
      if (compression == 1 && fields.containsKey(STRIP_BYTES)) {
        requireFullStrips();
      }
    }
  }

  private void requireTileSize() {
    for (int[] sides : new int[][] {{TILE_WIDTH, WIDTH}, {TILE_HEIGHT, HEIGHT}}) {
      long tilePx = value(sides[0], 0, 0);
      if (tilePx < 1 || tilePx > value(sides[1], 0, 0) + 4096) {
        throw new UnreadableImageException(
            "expected TIFF tiles about as large as the image or smaller, found %d px"
                .formatted(tilePx));
      }
    }
  }

  private void requireParts(int offsetsTag, int bytesTag) {
    Field offsets = fields.get(offsetsTag);
    if (offsets == null || offsets.count < 1) {
      throw new UnreadableImageException("expected a TIFF with strips or tiles, found none");
    }
    for (long part = 0; part < offsets.count; part++) {
      all.require(value(offsetsTag, part, 0), value(bytesTag, part, 1));
    }
  }

  /** Plain strips hold all their rows; the last one of a plane may be shorter. */
  private void requireFullStrips() {
    long height = value(HEIGHT, 0, 0);
    long rows = Math.max(1, Math.min(height, value(ROWS_PER_STRIP, 0, height)));
    long bands = value(PLANES, 0, 1) == 2 ? 1 : value(BANDS, 0, 1);
    long rowBytes = (value(WIDTH, 0, 0) * value(BITS, 0, 1) * bands + 7) / 8;
    long stripsOfPlane = (height + rows - 1) / rows;
    for (long strip = 0; strip < fields.get(STRIP_OFFSETS).count; strip++) {
      long needed = Math.min(rows, height - strip % stripsOfPlane * rows) * rowBytes;
      if (value(STRIP_BYTES, strip, 0) < needed) {
        throw new UnreadableImageException(
            "expected %d bytes in TIFF strip %d, found %d"
                .formatted(needed, strip, value(STRIP_BYTES, strip, 0)));
      }
    }
  }

  /** The field's value at {@code index}, or {@code otherwise} where the field is missing. */
  private long value(int tag, long index, long otherwise) {
    Field field = fields.get(tag);
    if (field == null || index >= field.count) {
      return otherwise;
    }
    return switch (field.type) {
      case 1 -> number(field.at + index, 1);
      case 3 -> number(field.at + 2 * index, 2);
      case 4 -> number(field.at + 4 * index, 4);
      default -> otherwise;
    };
  }

  private long number(long at, int count) {
    return littleEndian ? all.littleEndian(at, count) : all.bigEndian(at, count);
  }
}
