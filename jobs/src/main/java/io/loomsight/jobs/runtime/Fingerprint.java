package io.loomsight.jobs.runtime;

import io.loomsight.jobs.InputException;
import io.loomsight.jobs.table.FileTree;
import io.loomsight.jobs.table.SmallFiles;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;

/** Hashes that stay the same as long as what a stage would read and do stays the same. */
public final class Fingerprint {

  private static final int BYTES = 32;
  private static final BigInteger MODULUS = BigInteger.ONE.shiftLeft(BYTES * 8);

  private Fingerprint() {}

  /** SHA-256 of named parts, 64 hex digits, whatever the map's order. */
  public static String of(Map<String, String> parts) {
    MessageDigest digest = sha256();
    new TreeMap<>(parts)
        .forEach(
            (name, part) -> {
              update(digest, name);
              update(digest, part);
            });
    return HexFormat.of().formatHex(digest.digest());
  }

  /**
   * A hash of all files under a folder: path below it, length, time of last change. The sum of the
   * files' SHA-256 modulo 2^256, so that the listing, a million lines of a large night, is never
   * held or sorted.
   *
   * @throws InputException where there is no such folder
   */
  public static String ofFolder(SmallFiles files, Path folder) {
    BigInteger sum = BigInteger.ZERO;
    long count = 0;
    try {
      RemoteIterator<? extends FileStatus> listing =
          FileTree.files(files.fileSystem(folder), folder);
      String root = files.fileSystem(folder).makeQualified(folder).toUri().getPath();
      while (listing.hasNext()) {
        FileStatus file = listing.next();
        MessageDigest digest = sha256();
        update(digest, file.getPath().toUri().getPath().substring(root.length()));
        update(digest, Long.toString(file.getLen()));
        update(digest, Long.toString(file.getModificationTime()));
        sum = sum.add(new BigInteger(1, digest.digest())).mod(MODULUS);
        count++;
      }
    } catch (FileNotFoundException missing) {
      throw new InputException(
          "%s: expected a folder with the batch's images and manifest, found none"
              .formatted(folder),
          missing);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    return count + ":" + "%064x".formatted(sum);
  }

  /** Length first, so that no two lists of texts run together into one. */
  private static void update(MessageDigest digest, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    digest.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
    digest.update(bytes);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
