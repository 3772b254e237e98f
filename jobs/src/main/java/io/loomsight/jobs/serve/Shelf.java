package io.loomsight.jobs.serve;

import io.loomsight.jobs.report.NightSummary;
import io.loomsight.jobs.table.Batch;
import io.loomsight.jobs.table.SmallFiles;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** The nights' pages of a warehouse, as the stage report lays them down. */
final class Shelf {

  private static final String FACTORY = "factory=";
  private static final String DATE = "batch_date=";
  private static final String PARK = "park=";
  private static final String PAGE = "report.html";

  private final SmallFiles files;
  private final Path reports;

  Shelf(SmallFiles files, Path warehouse) {
    this.files = files;
    this.reports = new Path(warehouse, "reports");
  }

  /**
   * A night that has a page.
   *
   * @param summary empty where the page is older than summaries are
   */
  record Night(Batch batch, Optional<NightSummary> summary) {}

  /**
   * A park's page.
   *
   * @param range its dates, as its folder has them
   */
  record Park(String name, String range) {}

  /** A file, and what tells it from what lay there before. */
  record Found(long length, String version, Answer.Content content) {}

  /** The factories that have pages, by name. */
  List<String> factories() throws IOException {
    return names(reports, FACTORY);
  }

  /** The newest nights of a factory that have pages, the newest first. */
  List<Night> nights(String factory, int most) throws IOException {
    List<Night> nights = new ArrayList<>();
    List<String> dates =
        names(new Path(reports, FACTORY + factory), DATE).stream()
            .sorted(Comparator.reverseOrder())
            .toList();
    for (String date : dates) {
      Optional<Batch> batch = Batch.parse(factory, date);
      if (batch.isPresent() && nights.size() < most && find(batch.get(), PAGE).isPresent()) {
        nights.add(
            new Night(
                batch.get(),
                files
                    .read(new Path(folder(batch.get()), NightSummary.FILE))
                    .flatMap(NightSummary::parse)));
      }
    }
    return nights;
  }

  /** The parks' pages, by name, the newest ranges of each, the newest first. */
  List<Park> parks(int most) throws IOException {
    List<Park> parks = new ArrayList<>();
    for (String park : names(reports, PARK)) {
      names(new Path(reports, PARK + park), "").stream()
          .sorted(Comparator.reverseOrder())
          .limit(most)
          .forEach(range -> parks.add(new Park(park, range)));
    }
    return parks;
  }

  /** Whether there is such a page. */
  boolean has(Park park) throws IOException {
    return names(reports, PARK).contains(park.name())
        && names(new Path(reports, PARK + park.name()), "").contains(park.range());
  }

  private List<String> names(Path folder, String prefix) throws IOException {
    return files.folders(folder).stream()
        .map(status -> status.getPath().getName())
        .filter(name -> name.startsWith(prefix))
        .map(name -> name.substring(prefix.length()))
        .toList();
  }

  /** A file of a night by its place, which the caller has checked to be one of ours. */
  Optional<Found> find(Batch batch, String place) throws IOException {
    return find(new Path(folder(batch), place));
  }

  /** A file of a park's page by its place, the same; the shelf {@link #has} the page. */
  Optional<Found> find(Park park, String place) throws IOException {
    return find(new Path(reports, PARK + park.name() + "/" + park.range() + "/" + place));
  }

  private Optional<Found> find(Path path) throws IOException {
    FileSystem store = files.fileSystem(path);
    try {
      FileStatus status = store.getFileStatus(path);
      String version = "%x-%x".formatted(status.getLen(), status.getModificationTime());
      return status.isFile()
          ? Optional.of(new Found(status.getLen(), version, () -> store.open(path)))
          : Optional.empty();
    } catch (FileNotFoundException missing) {
      return Optional.empty();
    }
  }

  private Path folder(Batch batch) {
    return new Path(reports, FACTORY + batch.factory() + "/" + DATE + batch.batchDate());
  }
}
