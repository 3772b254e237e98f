package io.loomsight.jobs.generate;

import io.loomsight.jobs.InputException;
import io.loomsight.jobs.table.SmallFiles;
import io.loomsight.jobs.table.StoreFault;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.hadoop.fs.Path;

/**
 * The folder of a request's files, on whatever store Hadoop reaches. Each file is seen whole or not
 * at all; one that is there is replaced.
 */
final class PrintFolder {

  private final SmallFiles files;
  private final Path folder;

  private PrintFolder(SmallFiles files, Path folder) {
    this.files = files;
    this.folder = folder;
  }

  /** The folder of a request's name in another one. */
  static PrintFolder of(SmallFiles files, String out, String name) {
    try {
      Path folder = new Path(new Path(out), name);
      return new PrintFolder(files, files.fileSystem(folder).makeQualified(folder));
    } catch (IOException | IllegalArgumentException unreadable) {
      throw new InputException(
          "--out %s: expected a folder that can be written, found: %s"
              .formatted(out, unreadable.getMessage()),
          unreadable);
    }
  }

  /** Makes the folder. */
  void make() {
    try {
      files.fileSystem(folder).mkdirs(folder);
    } catch (IOException refused) {
      throw unwritable(refused);
    }
  }

  /** Where a file lies. */
  String address(String file) {
    Path path = new Path(folder, file);
    return path.toUri().getScheme().equals("file") ? path.toUri().getPath() : path.toString();
  }

  void write(String file, byte[] bytes) {
    try {
      files.replace(new Path(folder, file), output -> output.write(bytes));
    } catch (IOException refused) {
      throw unwritable(refused);
    }
  }

  void write(String file, String text) {
    write(file, text.getBytes(StandardCharsets.UTF_8));
  }

  private InputException unwritable(IOException refused) {
    return new InputException(
        "%s: expected a folder that can be written, found: %s"
            .formatted(folder, StoreFault.words(folder, refused)),
        refused);
  }
}
