package io.loomsight.jobs.runtime;

import io.loomsight.jobs.InputException;
import io.loomsight.jobs.table.Batch;
import io.loomsight.jobs.table.SmallFiles;
import io.loomsight.jobs.table.Warehouse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;

/**
 * The leases of one batch, {@code _leases/factory=F/date=D/<number>}: of these objects the one with
 * the highest number counts. Taking a batch is creating the next number, which a store grants to
 * one of several who try; so two who find the same expired lease cannot both have it.
 */
final class LeaseFolder {

  static final String ROOT = "_leases";
  private static final String FACTORY = "factory=";
  private static final String DATE = "date=";
  private static final Pattern NUMBER = Pattern.compile("[0-9]{6}");

  /** How long an object counts as held that says nothing, since it is just being written. */
  private static final Duration UNFINISHED = Duration.ofMinutes(2);

  private final SmallFiles files;
  private final Path folder;

  LeaseFolder(SmallFiles files, Path root, Batch batch) {
    this.files = files;
    this.folder =
        new Path(root, ROOT + "/" + FACTORY + batch.factory() + "/" + DATE + batch.batchDate());
  }

  /** One object, and what it says. */
  record Entry(int number, LeaseText text) {}

  /** The lease that counts. */
  Optional<Entry> current() {
    try {
      List<FileStatus> objects = numbered();
      if (objects.isEmpty()) {
        return Optional.empty();
      }
      FileStatus last = objects.get(objects.size() - 1);
      return Optional.of(new Entry(number(last), text(last)));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private LeaseText text(FileStatus object) throws IOException {
    Instant written = Instant.ofEpochMilli(object.getModificationTime());
    return files
        .read(object.getPath())
        .flatMap(LeaseText::parse)
        .orElse(new LeaseText("unknown", "unknown", written.plus(UNFINISHED), false));
  }

  /** Takes the batch under a number; false where somebody else was faster. */
  boolean take(int number, LeaseText text) {
    try {
      return files.create(path(number), text.json())
          && current().map(Entry::number).filter(highest -> highest == number).isPresent();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  void replace(int number, LeaseText text) throws IOException {
    files.replace(path(number), text.json());
  }

  void remove(int number) throws IOException {
    files.delete(path(number));
  }

  /** Removes the objects of those who held the batch up to a number; all, if nobody came after. */
  void forgetUpTo(int number) {
    try {
      for (FileStatus object : numbered()) {
        if (number(object) <= number) {
          files.delete(object.getPath());
        }
      }
      if (numbered().isEmpty()) {
        for (FileStatus halfWritten : files.entries(folder)) {
          files.delete(halfWritten.getPath());
        }
        files.deleteEmpty(folder);
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  Path path() {
    return folder;
  }

  private List<FileStatus> numbered() throws IOException {
    return files.objects(folder).stream()
        .filter(object -> NUMBER.matcher(object.getPath().getName()).matches())
        .toList();
  }

  private static int number(FileStatus object) {
    return Integer.parseInt(object.getPath().getName());
  }

  private Path path(int number) {
    return new Path(folder, "%06d".formatted(number));
  }

  /** Every batch that has a lease, expired ones and released ones too. */
  static List<Batch> batches(Warehouse warehouse) {
    List<Batch> batches = new ArrayList<>();
    try {
      for (FileStatus factory : warehouse.files().folders(new Path(warehouse.root(), ROOT))) {
        for (FileStatus date : warehouse.files().folders(factory.getPath())) {
          batch(factory.getPath().getName(), date.getPath().getName()).ifPresent(batches::add);
        }
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    return batches;
  }

  private static Optional<Batch> batch(String factory, String date) {
    return factory.startsWith(FACTORY) && date.startsWith(DATE)
        ? Batch.parse(factory.substring(FACTORY.length()), date.substring(DATE.length()))
        : Optional.empty();
  }

  /** Says who holds the batch. */
  static InputException held(Batch batch, LeaseText text) {
    return new InputException(
        "batch %s: expected nobody else at work on it, found that %s holds it for run %s until %s (wait, or take it over with --break-lock if that job is dead)"
            .formatted(batch, text.owner(), text.runId(), text.expiresAt()));
  }
}
