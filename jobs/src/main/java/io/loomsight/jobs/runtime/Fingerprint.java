package io.loomsight.jobs.runtime;

import io.loomsight.jobs.InputException;
import io.loomsight.jobs.table.FileTree;
import io.loomsight.jobs.table.SmallFiles;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;

/** Hashes that stay the same as long as what a stage would read and do stays the same. */
public final class Fingerprint {

  private static final int BYTES = 32;
  private static final BigInteger MODULUS = BigInteger.ONE.shiftLeft(BYTES * 8);

  /** A store answers some requests at once in the time of one. */
  private static final int LISTERS = 8;

  /** Where a folder has more folders, a flat listing needs fewer requests than one for each. */
  private static final int MOST_FOLDERS = 1000;

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
   * held or sorted, and some folders are listed at once.
   *
   * @throws InputException where there is no such folder
   */
  public static String ofFolder(SmallFiles files, Path folder) {
    try {
      FileSystem store = files.fileSystem(folder);
      String root = store.makeQualified(folder).toUri().getPath();
      Sum sum = sum(store, folder, root);
      return sum.count + ":" + "%064x".formatted(sum.hashes);
    } catch (FileNotFoundException missing) {
      throw new InputException(
          "%s: expected a folder with the batch's images and manifest, found none"
              .formatted(folder),
          missing);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** What is known of some files. */
  private record Sum(long count, BigInteger hashes) {

    static final Sum NONE = new Sum(0, BigInteger.ZERO);

    Sum plus(Sum other) {
      return new Sum(count + other.count, hashes.add(other.hashes).mod(MODULUS));
    }
  }

  private static Sum sum(FileSystem store, Path folder, String root) throws IOException {
    List<Path> folders = new ArrayList<>();
    Sum sum = Sum.NONE;
    RemoteIterator<FileStatus> children = store.listStatusIterator(folder);
    while (children.hasNext()) {
      FileStatus child = children.next();
      if (child.isDirectory()) {
        folders.add(child.getPath());
      } else {
        sum = sum.plus(ofFile(child, root));
      }
    }
    return folders.size() > MOST_FOLDERS
        ? below(store, folder, root)
        : sum.plus(atOnce(store, folders, root));
  }

  private static Sum atOnce(FileSystem store, List<Path> folders, String root) throws IOException {
    ExecutorService listers = Executors.newFixedThreadPool(LISTERS);
    try {
      List<Callable<Sum>> work =
          folders.stream().map(each -> (Callable<Sum>) () -> below(store, each, root)).toList();
      Sum sum = Sum.NONE;
      for (Future<Sum> part : listers.invokeAll(work)) {
        sum = sum.plus(part.get());
      }
      return sum;
    } catch (ExecutionException failure) {
      if (failure.getCause() instanceof IOException unreadable) {
        throw unreadable;
      }
      throw new IllegalStateException(failure);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("listing was interrupted");
    } finally {
      listers.shutdownNow();
    }
  }

  private static Sum below(FileSystem store, Path folder, String root) throws IOException {
    RemoteIterator<? extends FileStatus> listing = FileTree.files(store, folder);
    Sum sum = Sum.NONE;
    while (listing.hasNext()) {
      sum = sum.plus(ofFile(listing.next(), root));
    }
    return sum;
  }

  private static Sum ofFile(FileStatus file, String root) {
    MessageDigest digest = sha256();
    update(digest, file.getPath().toUri().getPath().substring(root.length()));
    update(digest, Long.toString(file.getLen()));
    update(digest, Long.toString(file.getModificationTime()));
    return new Sum(1, new BigInteger(1, digest.digest()));
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
