package io.loomsight.models.image;

import java.util.ArrayList;
import java.util.List;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.ImageInputStreamImpl;

/**
 * The parts of a file that make its pixels, one after another as a file of their own. A decoder is
 * given no others: profiles, texts, thumbnails, further pages and whatever else a file may carry
 * cannot lead it astray.
 */
final class PixelParts {

  @SuppressWarnings("ArrayRecordComponent") // a view, never compared
  private record Part(byte[] bytes, int from, long at, int length) {}

  private final List<Part> parts = new ArrayList<>();
  private long length;

  /** The whole file. */
  static PixelParts whole(byte[] bytes) {
    return new PixelParts().with(bytes, 0, bytes.length);
  }

  /** These parts and {@code count} bytes more; a neighbour of the last part is joined to it. */
  PixelParts with(byte[] bytes, int from, int count) {
    Part part = new Part(bytes, from, length, count);
    if (!parts.isEmpty()) {
      Part last = parts.get(parts.size() - 1);
      if (last.bytes == bytes && last.from + last.length == from) {
        parts.remove(parts.size() - 1);
        part = new Part(bytes, last.from, last.at, last.length + count);
      }
    }
    if (count > 0) {
      parts.add(part);
    }
    length += count;
    return this;
  }

  /** All bytes, in a new array. */
  byte[] joined() {
    byte[] all = new byte[Math.toIntExact(length)];
    for (Part part : parts) {
      System.arraycopy(part.bytes, part.from, all, (int) part.at, part.length);
    }
    return all;
  }

  /** What a decoder reads; the bytes are not copied. */
  ImageInputStream stream() {
    return new Stream();
  }

  private final class Stream extends ImageInputStreamImpl {

    private int current;

    @Override
    public int read() {
      bitOffset = 0;
      if (streamPos >= length) {
        return -1;
      }
      Part part = partAt(streamPos);
      return part.bytes[(int) (part.from + streamPos++ - part.at)] & 0xFF;
    }

    @Override
    public int read(byte[] into, int offset, int count) {
      bitOffset = 0;
      if (streamPos >= length) {
        return -1;
      }
      int done = 0;
      while (done < count && streamPos < length) {
        Part part = partAt(streamPos);
        int within = (int) (streamPos - part.at);
        int some = Math.min(count - done, part.length - within);
        System.arraycopy(part.bytes, part.from + within, into, offset + done, some);
        done += some;
        streamPos += some;
      }
      return done;
    }

    @Override
    public long length() {
      return length;
    }

    private Part partAt(long position) {
      while (position < parts.get(current).at) {
        current--;
      }
      while (position >= parts.get(current).at + parts.get(current).length) {
        current++;
      }
      return parts.get(current);
    }
  }
}
