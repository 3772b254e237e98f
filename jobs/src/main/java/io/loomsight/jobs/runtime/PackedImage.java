package io.loomsight.jobs.runtime;

import io.loomsight.jobs.table.StoreReads;
import io.loomsight.models.image.ContentHash;
import java.io.EOFException;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.Path;

/**
 * Where an image lies in a pack, a tar file of many. As an address: {@code <pack>?offset=<first
 * byte, 13 digits>&length=<bytes>&hash=<of its content>#<its path in the night's folder>}.
 * Addresses of a night's packs sort as the images' own would.
 *
 * @param pack the tar's address
 * @param offset of the image's first byte in it
 * @param length the image's bytes
 * @param hash of these, 64 hex digits
 * @param path the image's place in the night's folder
 */
public record PackedImage(String pack, long offset, long length, String hash, String path) {

  private static final Pattern ADDRESS =
      Pattern.compile(
          "(?s)(.+?\\.tar)\\?offset=([0-9]{13})&length=([0-9]{1,10})&hash=([0-9a-f]{64})#(.+)");

  /** Its address, which {@link #parse} reads. */
  public String address() {
    return String.format(
        Locale.ROOT, "%s?offset=%013d&length=%d&hash=%s#%s", pack, offset, length, hash, path);
  }

  /** The image that an address names; empty where it is the address of a file. */
  public static Optional<PackedImage> parse(String address) {
    Matcher parts = ADDRESS.matcher(address);
    return parts.matches()
        ? Optional.of(
            new PackedImage(
                parts.group(1),
                Long.parseLong(parts.group(2)),
                Long.parseLong(parts.group(3)),
                parts.group(4),
                parts.group(5)))
        : Optional.empty();
  }

  /**
   * Its first bytes, by one read of that part of the pack.
   *
   * @param limit how many at most; all of them are compared with the hash
   * @throws ChangedException where the pack no longer holds the image there
   */
  public byte[] first(Configuration configuration, long limit) throws IOException {
    Path path = new Path(pack);
    byte[] bytes = new byte[(int) Math.min(length, limit)];
    try (FSDataInputStream stream =
        StoreReads.part(path.getFileSystem(configuration), path, offset + length)) {
      stream.readFully(offset, bytes);
    } catch (EOFException shorter) {
      throw new ChangedException(this, "fewer bytes", shorter);
    }
    if (bytes.length == length && !ContentHash.of(bytes).equals(hash)) {
      throw new ChangedException(this, "other bytes", null);
    }
    return bytes;
  }

  /** A pack is no longer what its index said. */
  public static final class ChangedException extends IOException {

    private static final long serialVersionUID = 1L;

    ChangedException(PackedImage image, String found, Throwable cause) {
      super(
          "%s: expected %d bytes of %s from byte %d on, found %s; pack the night again"
              .formatted(image.pack, image.length, image.path, image.offset, found),
          cause);
    }
  }
}
