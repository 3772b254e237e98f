package io.loomsight.models.image;

/** Unsigned numbers in a file's bytes. Reading past the end is an unreadable image, not a bug. */
@SuppressWarnings("ArrayRecordComponent") // a view, never compared
record Bytes(byte[] bytes) {

  int size() {
    return bytes.length;
  }

  /** Up to 8 bytes at {@code at}, the first counting most. */
  long bigEndian(long at, int count) {
    require(at, count);
    long value = 0;
    for (int index = 0; index < count; index++) {
      value = value << 8 | (bytes[(int) at + index] & 0xFF);
    }
    return value;
  }

  /** Up to 8 bytes at {@code at}, the last counting most. */
  long littleEndian(long at, int count) {
    require(at, count);
    long value = 0;
    for (int index = count - 1; index >= 0; index--) {
      value = value << 8 | (bytes[(int) at + index] & 0xFF);
    }
    return value;
  }

  /** The bytes at {@code at} must be there. */
  void require(long at, long count) {
    if (at < 0 || count < 0 || at > bytes.length - count) {
      throw new UnreadableImageException(
          "expected %d bytes at %d, found the end of the file at %d"
              .formatted(count, at, bytes.length));
    }
  }
}
