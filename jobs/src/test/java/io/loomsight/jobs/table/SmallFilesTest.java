package io.loomsight.jobs.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loomsight.jobs.Undeclared;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On a disk; on S3 {@code S3WarehouseIT} does the same. */
final class SmallFilesTest {

  @TempDir java.nio.file.Path folder;
  private final SmallFiles files = new SmallFiles(new Configuration());
  private Path place;

  @BeforeEach
  void name() {
    place = new Path(folder.resolve("slot/_CURRENT").toUri());
  }

  @Test
  void readersAlwaysFindOneTextOrTheOther() throws IOException {
    files.replace(place, "first");
    AtomicBoolean done = new AtomicBoolean();
    CompletableFuture<Integer> misses = CompletableFuture.supplyAsync(() -> misses(done));
    for (int i = 0; i < 500; i++) {
      files.replace(place, "text " + i);
    }
    done.set(true);
    assertThat(misses.join()).isZero();
    assertThat(files.read(place)).contains("text 499");
  }

  /** How often there was none. */
  private int misses(AtomicBoolean done) {
    int misses = 0;
    try {
      while (!done.get()) {
        misses += files.read(place).isPresent() ? 0 : 1;
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    return misses;
  }

  @Test
  void whatHadoopSummedUpOfTheOldTextDoesNotDamnTheNew() throws IOException {
    try (FSDataOutputStream output = files.fileSystem(place).create(place)) {
      output.writeUTF("old");
    }
    assertThat(folder.resolve("slot/._CURRENT.crc")).exists();
    files.replace(place, "new");
    assertThat(files.read(place)).contains("new");
  }

  @Test
  void objectWhoseContentFailsStaysAsItWasAndLeavesNothingBeside() throws IOException {
    files.replace(place, "old");
    assertThatThrownBy(() -> files.replace(place, SmallFilesTest::fail))
        .isInstanceOf(TimeoutException.class);
    assertThat(files.read(place)).contains("old");
    try (Stream<java.nio.file.Path> left = Files.list(folder.resolve("slot"))) {
      assertThat(left).containsExactly(folder.resolve("slot/_CURRENT"));
    }
  }

  private static void fail(OutputStream output) throws IOException {
    output.write(new byte[100]);
    Undeclared.raise(new TimeoutException("as wanted"));
  }

  @Test
  void folderIntoWhichSomethingWasPutStays() throws IOException {
    files.replace(place, "text");
    files.deleteEmpty(place.getParent());
    assertThat(files.read(place)).contains("text");
    files.delete(place);
    files.deleteEmpty(place.getParent());
    assertThat(folder.resolve("slot")).doesNotExist();
  }
}
