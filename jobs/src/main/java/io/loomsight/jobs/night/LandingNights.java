package io.loomsight.jobs.night;

import io.loomsight.jobs.InputException;
import io.loomsight.jobs.table.Batch;
import io.loomsight.jobs.table.SmallFiles;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;

/** The nights that a landing has folders of, on whatever store it is. */
final class LandingNights {

  private static final String FACTORY = "factory=";
  private static final String DATE = "date=";

  private LandingNights() {}

  /**
   * Those that are to be considered, oldest first, then by factory. Folders that are no night's are
   * left alone.
   *
   * @throws InputException where there is no such landing, or no such factory in it
   */
  static List<Batch> of(SmallFiles files, CatchUpRequest request) {
    List<Batch> nights = new ArrayList<>();
    boolean factoryFound = request.factory().isEmpty();
    try {
      Path root = new Path(request.landing());
      if (!files.fileSystem(root).exists(root)) {
        throw new InputException(
            "landing %s: expected a folder, found none".formatted(request.landing()));
      }
      for (FileStatus factory : files.folders(root)) {
        Optional<String> name = value(factory, FACTORY);
        if (name.isEmpty() || request.factory().filter(f -> !f.equals(name.get())).isPresent()) {
          continue;
        }
        factoryFound = true;
        for (FileStatus date : files.folders(factory.getPath())) {
          value(date, DATE)
              .flatMap(day -> Batch.parse(name.get(), day))
              .filter(request::considers)
              .ifPresent(nights::add);
        }
      }
    } catch (IOException | IllegalArgumentException unreadable) {
      throw new InputException(
          "landing %s: expected a folder that can be read, found: %s"
              .formatted(request.landing(), unreadable.getMessage()),
          unreadable);
    }
    if (!factoryFound) {
      throw new InputException(
          "landing %s: expected a folder factory=%s in it, found none"
              .formatted(request.landing(), request.factory().orElse("")));
    }
    nights.sort(Comparator.comparing(Batch::batchDate).thenComparing(Batch::factory));
    return nights;
  }

  private static Optional<String> value(FileStatus folder, String prefix) {
    String name = folder.getPath().getName();
    return name.startsWith(prefix)
        ? Optional.of(name.substring(prefix.length()))
        : Optional.empty();
  }
}
