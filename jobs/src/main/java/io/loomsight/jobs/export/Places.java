package io.loomsight.jobs.export;

import io.loomsight.jobs.InputException;
import io.loomsight.jobs.table.SmallFiles;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;

/** Checks where an export goes, so that it never writes over what is not its own. */
final class Places {

  private static final int MOST_NAMED = 3;

  private Places() {}

  /** The path that somebody typed. */
  static Path path(String out) {
    try {
      return new Path(out);
    } catch (IllegalArgumentException noPath) {
      throw new InputException(
          "--out: expected a path or a URI, found '%s'".formatted(out), noPath);
    }
  }

  /** Refuses what can be no workbook: a folder, or a name that no spreadsheet opens. */
  static void requireWorkbook(SmallFiles files, Path path) throws IOException {
    if (!path.getName().toLowerCase(Locale.ROOT).endsWith(".xlsx")) {
      throw new InputException(
          "--out %s: expected a file whose name ends in .xlsx, found another name".formatted(path));
    }
    if (status(files, path).filter(FileStatus::isDirectory).isPresent()) {
      throw new InputException("--out %s: expected a file, found a folder".formatted(path));
    }
  }

  /** Refuses a file, and a folder that holds anything but what an export leaves there. */
  static void requireFolder(SmallFiles files, Path path, Set<String> own) throws IOException {
    if (status(files, path).filter(FileStatus::isFile).isPresent()) {
      throw new InputException("--out %s: expected a folder, found a file".formatted(path));
    }
    List<String> others =
        files.entries(path).stream()
            .map(entry -> entry.getPath().getName())
            .filter(name -> !own.contains(name))
            .toList();
    if (!others.isEmpty()) {
      throw new InputException(
          "--out %s: expected an empty folder or an earlier export, found %s%s in it"
              .formatted(
                  path,
                  String.join(", ", others.subList(0, Math.min(MOST_NAMED, others.size()))),
                  others.size() > MOST_NAMED
                      ? " and %d more".formatted(others.size() - MOST_NAMED)
                      : ""));
    }
  }

  private static Optional<FileStatus> status(SmallFiles files, Path path) throws IOException {
    try {
      return Optional.of(files.fileSystem(path).getFileStatus(path));
    } catch (FileNotFoundException missing) {
      return Optional.empty();
    }
  }
}
