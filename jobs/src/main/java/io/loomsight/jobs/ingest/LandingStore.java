package io.loomsight.jobs.ingest;

import io.loomsight.jobs.InputException;
import io.loomsight.jobs.runtime.PackIndex;
import io.loomsight.jobs.runtime.PackedImage;
import io.loomsight.jobs.table.Batch;
import io.loomsight.jobs.table.FileTree;
import io.loomsight.jobs.table.LandingNames;
import io.loomsight.jobs.table.StoreFault;
import io.loomsight.jobs.table.StoreReads;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;

/** The files of a landing folder, on whatever store Hadoop reaches. */
final class LandingStore {

  private final Configuration configuration;

  LandingStore(Configuration configuration) {
    this.configuration = configuration;
  }

  /** The address of the night's folder, which must be there. */
  String nightFolder(String landing, Batch batch) {
    Path folder;
    try {
      folder = new Path(new Path(landing), LandingNames.night(batch));
      FileSystem files = folder.getFileSystem(configuration);
      folder = files.makeQualified(folder);
      if (files.getFileStatus(folder).isDirectory()) {
        return folder.toString();
      }
    } catch (FileNotFoundException missing) {
      throw new InputException(
          "landing %s: expected a folder %s, found none"
              .formatted(landing, LandingNames.night(batch)),
          missing);
    } catch (IOException | IllegalArgumentException unreadable) {
      throw new InputException(
          "landing %s: expected a folder that can be read, found: %s"
              .formatted(landing, refusal(landing, unreadable)),
          unreadable);
    }
    throw new InputException("landing %s: expected a folder, found a file".formatted(folder));
  }

  /** The files and folders right in a folder; hidden folders are left out. */
  Iterator<LandedFile> children(String folder) {
    Path root = new Path(folder);
    List<LandedFile> children = new ArrayList<>();
    try {
      RemoteIterator<FileStatus> statuses = fileSystem(root).listStatusIterator(root);
      while (statuses.hasNext()) {
        FileStatus status = statuses.next();
        LandedFile child = landed(root, status);
        if (!status.isDirectory() || !LandingNames.isHidden(child.path())) {
          children.add(child);
        }
      }
    } catch (IOException failure) {
      throw unreadable(folder, failure);
    }
    return children.iterator();
  }

  /** All files in a folder and the folders below it; paths begin at {@code root}. */
  Iterator<LandedFile> files(String root, String folder) {
    try {
      Path rootPath = new Path(root);
      var statuses = FileTree.files(fileSystem(rootPath), new Path(folder));
      return new Iterator<>() {
        @Override
        public boolean hasNext() {
          try {
            return statuses.hasNext();
          } catch (IOException failure) {
            throw unreadable(folder, failure);
          }
        }

        @Override
        public LandedFile next() {
          try {
            return landed(rootPath, statuses.next());
          } catch (IOException failure) {
            throw unreadable(folder, failure);
          }
        }
      };
    } catch (IOException failure) {
      throw unreadable(folder, failure);
    }
  }

  /**
   * The images in a pack, as if they lay in the night's folder by themselves.
   *
   * @throws InputException where the pack's index is none, or of another pack
   */
  Iterator<LandedFile> packed(LandedFile index) {
    String pack = index.uri().substring(0, index.uri().length() - PackIndex.SUFFIX.length());
    Path tar = new Path(pack);
    try (InputStream stream = open(index.uri(), index.bytes())) {
      PackIndex images =
          PackIndex.parse(index.uri(), new String(stream.readAllBytes(), StandardCharsets.UTF_8));
      long bytes = fileSystem(tar).getFileStatus(tar).getLen();
      if (bytes != images.bytes()) {
        throw new InputException(
            "%s: expected %d bytes as its index says, found %d; pack the night again"
                .formatted(pack, images.bytes(), bytes));
      }
      return images.entries().stream()
          .map(
              entry ->
                  new LandedFile(
                      entry.path(),
                      new PackedImage(
                              pack, entry.offset(), entry.length(), entry.hash(), entry.path())
                          .address(),
                      entry.length(),
                      LandedFile.Kind.ofFile(entry.path())))
          .iterator();
    } catch (FileNotFoundException missing) {
      throw new InputException(
          "%s: expected a pack beside its index, found none; pack the night again".formatted(pack),
          missing);
    } catch (IOException failure) {
      throw unreadable(index.uri(), failure);
    }
  }

  /** A stream over a file's bytes, to be closed by the caller. */
  InputStream open(String uri, long bytes) {
    Path path = new Path(uri);
    try {
      return StoreReads.whole(fileSystem(path), path, bytes);
    } catch (IOException failure) {
      throw unreadable(uri, failure);
    }
  }

  /**
   * The first bytes of a file, at most {@code limit}.
   *
   * @param bytes its size as it was listed; where it still is, the bytes are in memory but once
   */
  byte[] first(String uri, long bytes, int limit) {
    Optional<PackedImage> packed = PackedImage.parse(uri);
    if (packed.isPresent()) {
      try {
        return packed.get().first(configuration, limit);
      } catch (IOException failure) {
        throw unreadable(uri, failure);
      }
    }
    try (InputStream stream = open(uri, bytes)) {
      byte[] first = new byte[(int) Math.min(bytes, limit)];
      int read = stream.readNBytes(first, 0, first.length);
      if (read < first.length) {
        return Arrays.copyOf(first, read);
      }
      byte[] more = read < limit ? stream.readNBytes(limit - read) : new byte[0];
      if (more.length == 0) {
        return first;
      }
      byte[] all = Arrays.copyOf(first, read + more.length);
      System.arraycopy(more, 0, all, read, more.length);
      return all;
    } catch (IOException failure) {
      throw unreadable(uri, failure);
    }
  }

  private FileSystem fileSystem(Path path) throws IOException {
    return path.getFileSystem(configuration);
  }

  private static LandedFile landed(Path root, FileStatus status) {
    String path = status.getPath().toUri().getPath().substring(root.toUri().getPath().length() + 1);
    return new LandedFile(
        path,
        status.getPath().toString(),
        status.isDirectory() ? 0 : status.getLen(),
        status.isDirectory() ? LandedFile.Kind.FOLDER : LandedFile.Kind.ofFile(path));
  }

  private static UncheckedIOException unreadable(String uri, IOException failure) {
    return new UncheckedIOException(
        uri + ": expected to be read, found: " + firstLine(failure), new IOException(failure));
  }

  private static String refusal(String landing, Exception failure) {
    return failure instanceof IOException
        ? StoreFault.of(new Path(landing), failure).orElseGet(() -> firstLine(failure))
        : firstLine(failure);
  }

  private static String firstLine(Throwable failure) {
    return failure.toString().lines().findFirst().orElse("");
  }
}
