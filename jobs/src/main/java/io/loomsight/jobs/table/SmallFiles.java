package io.loomsight.jobs.table;

import java.io.FileNotFoundException;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FSDataOutputStreamBuilder;
import org.apache.hadoop.fs.FileContext;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Options;
import org.apache.hadoop.fs.Path;

/**
 * The small text objects that hold tables together (pointers, leases), on whatever store the
 * warehouse is: each write is seen whole or not at all.
 */
public final class SmallFiles {

  private static final String LOCAL = "file";

  /** Stores where a put is atomic and a rename is not. */
  private static final Set<String> OBJECT_STORES = Set.of("s3a", "s3", "s3n", "gs", "oss", "cosn");

  /** S3A: let the store itself refuse the second of two writers. */
  private static final String CONDITIONAL = "fs.option.create.conditional.overwrite";

  /** S3A: an upload can be given up, so that no part of it is ever seen. */
  private static final String ABORTABLE = "fs.capability.outputstream.abortable";

  private final Configuration configuration;

  public SmallFiles(Configuration configuration) {
    this.configuration = configuration;
  }

  /** The file system of a path. */
  public FileSystem fileSystem(Path path) throws IOException {
    return path.getFileSystem(configuration);
  }

  /** The text of an object; empty where there is none. */
  public Optional<String> read(Path path) throws IOException {
    try (var input = StoreReads.whole(fileSystem(path), path)) {
      return Optional.of(new String(input.readAllBytes(), StandardCharsets.UTF_8));
    } catch (FileNotFoundException missing) {
      return Optional.empty();
    }
  }

  /** What writes an object's bytes. */
  public interface Content {
    void writeTo(OutputStream output) throws IOException;
  }

  /** Writes or replaces an object; a reader sees the old text or the new one, never a part. */
  public void replace(Path path, String text) throws IOException {
    replace(path, output -> output.write(text.getBytes(StandardCharsets.UTF_8)));
  }

  /** Writes or replaces an object of any size; where its content fails, the old one stays. */
  public void replace(Path path, Content content) throws IOException {
    FileSystem files = fileSystem(path);
    if (OBJECT_STORES.contains(files.getScheme())) {
      write(files, path, content);
      return;
    }
    Path fresh = new Path(path.getParent(), "_" + path.getName() + "." + UUID.randomUUID());
    if (files.getScheme().equals(LOCAL)) {
      replaceLocally(local(files, path), local(files, fresh), content);
      return;
    }
    write(files, fresh, content);
    FileContext.getFileContext(files.makeQualified(path).toUri(), configuration)
        .rename(files.makeQualified(fresh), files.makeQualified(path), Options.Rename.OVERWRITE);
  }

  /** Hadoop's own rename over a file of a disk removes that file first, and readers find none. */
  private static void replaceLocally(
      java.nio.file.Path path, java.nio.file.Path fresh, Content content) throws IOException {
    Files.createDirectories(path.getParent());
    try {
      try (FileOutputStream output = new FileOutputStream(fresh.toFile())) {
        content.writeTo(output);
        output.getFD().sync();
      }
      // What Hadoop once summed up of the old bytes would damn the new ones
      Files.deleteIfExists(path.resolveSibling("." + path.getFileName() + ".crc"));
      Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(fresh);
    }
  }

  private static java.nio.file.Path local(FileSystem files, Path path) {
    return java.nio.file.Path.of(files.makeQualified(path).toUri().getPath());
  }

  private static void write(FileSystem files, Path path, Content content) throws IOException {
    FSDataOutputStream output = files.create(path, /* overwrite= */ true);
    boolean whole = false;
    try {
      content.writeTo(output);
      whole = true;
    } finally {
      if (whole) {
        output.close();
      } else if (output.hasCapability(ABORTABLE)) {
        output.abort();
      } else {
        output.close();
        files.delete(path, /* recursive= */ false);
      }
    }
  }

  /** Writes an object that must be new; false where there is one, which stays as it is. */
  public boolean create(Path path, String text) throws IOException {
    FileSystem files = fileSystem(path);
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    if (files.getScheme().equals(LOCAL)) {
      java.nio.file.Path local = local(files, path);
      try {
        Files.createDirectories(local.getParent());
        Files.write(local, bytes, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        return true;
      } catch (FileAlreadyExistsException exists) {
        return false;
      }
    }
    if (files.exists(path)) {
      return false;
    }
    FSDataOutputStreamBuilder<?, ?> builder = files.createFile(path);
    builder.overwrite(false);
    builder.recursive();
    builder.opt(CONDITIONAL, true);
    try (FSDataOutputStream output = builder.build()) {
      output.write(bytes);
    } catch (IOException lost) {
      if (files.exists(path)) {
        return false;
      }
      throw lost;
    }
    return read(path).filter(text::equals).isPresent();
  }

  /** The folders in a folder, by name; none where it does not exist. */
  public List<FileStatus> folders(Path path) throws IOException {
    return entries(path).stream().filter(FileStatus::isDirectory).toList();
  }

  /** The objects in a folder that are no folders, by name; none where it does not exist. */
  public List<FileStatus> objects(Path path) throws IOException {
    return entries(path).stream().filter(FileStatus::isFile).toList();
  }

  /** All that lies right in a folder, by name; nothing where it does not exist. */
  public List<FileStatus> entries(Path path) throws IOException {
    try {
      return Arrays.stream(fileSystem(path).listStatus(path))
          .sorted(Comparator.comparing(status -> status.getPath().getName()))
          .toList();
    } catch (FileNotFoundException missing) {
      return List.of();
    }
  }

  /** Deletes a folder with nothing in it; one into which somebody has put something stays. */
  public void deleteEmpty(Path folder) throws IOException {
    FileSystem files = fileSystem(folder);
    try {
      files.delete(folder, /* recursive= */ false);
    } catch (IOException filled) {
      if (files.listStatus(folder).length == 0) {
        throw filled;
      }
    }
  }

  /** Deletes an object or a folder with all in it, if it is there. */
  public void delete(Path path) throws IOException {
    fileSystem(path).delete(path, /* recursive= */ true);
  }
}
