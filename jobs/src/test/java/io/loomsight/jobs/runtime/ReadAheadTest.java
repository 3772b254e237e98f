package io.loomsight.jobs.runtime;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loomsight.jobs.InputException;
import io.loomsight.jobs.runtime.ReadAhead.Limits;
import java.io.FileNotFoundException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ReadAheadTest {

  private static final Limits FOUR = new Limits(4, 1000);

  @Test
  void contentsComeInOrder() {
    List<String> found = new ArrayList<>();
    try (ReadAhead<Integer> contents = of(10, FOUR, ReadAheadTest::text)) {
      contents.forEachRemaining(
          next -> found.add(next.row() + "=" + new String(next.bytes(), UTF_8)));
      assertThatThrownBy(contents::next).isInstanceOf(NoSuchElementException.class);
    }
    assertThat(found).isEqualTo(IntStream.range(0, 100).mapToObj(row -> row + "=" + row).toList());
  }

  @Test
  void manyAreReadAtOnce() {
    CountDownLatch allAtOnce = new CountDownLatch(4);
    try (ReadAhead<Integer> contents =
        of(
            10,
            FOUR,
            row -> {
              allAtOnce.countDown();
              return new byte[] {(byte) (await(allAtOnce) ? 1 : 0)};
            })) {
      assertThat(contents.next().bytes()).containsExactly(1);
    }
  }

  @Test
  void noMoreIsReadThanFits() {
    AtomicInteger read = new AtomicInteger();
    int most = 0;
    try (ReadAhead<Integer> contents =
        of(
            10,
            new Limits(16, 35),
            row -> {
              read.incrementAndGet();
              return text(row);
            })) {
      for (int taken = 1; contents.hasNext(); taken++) {
        contents.next().bytes();
        most = Math.max(most, read.get() - taken);
      }
    }
    assertThat(most).isBetween(1, 2);
  }

  @Test
  void oneThatDoesNotFitIsReadByTheCallerWhenItIsAskedFor() {
    List<String> readers = new ArrayList<>();
    try (ReadAhead<Integer> contents =
        of(
            1001,
            FOUR,
            row -> {
              readers.add(Thread.currentThread().getName());
              return text(row);
            })) {
      ReadAhead.Coming<Integer> first = contents.next();
      assertThat(readers).isEmpty();
      assertThat(first.bytes()).asString(UTF_8).isEqualTo("0");
      assertThat(contents.next().bytes()).asString(UTF_8).isEqualTo("1");
    }
    assertThat(readers).containsOnly(Thread.currentThread().getName()).hasSize(2);
  }

  /** As a device's next batch is gathered before the images of this one are asked for. */
  @Test
  void rowsMayBeTakenBeforeTheirBytes() {
    List<ReadAhead.Coming<Integer>> taken = new ArrayList<>();
    try (ReadAhead<Integer> contents = of(300, FOUR, ReadAheadTest::text)) {
      contents.forEachRemaining(taken::add);
      assertThat(taken).hasSize(100);
      taken.forEach(
          next -> assertThat(next.bytes()).asString(UTF_8).isEqualTo(next.row().toString()));
    }
  }

  @Test
  void bytesThatWereTakenMakeRoomOnce() {
    AtomicInteger read = new AtomicInteger();
    try (ReadAhead<Integer> contents =
        of(
            10,
            new Limits(16, 10),
            row -> {
              read.incrementAndGet();
              return text(row);
            })) {
      ReadAhead.Coming<Integer> first = contents.next();
      first.bytes();
      first.bytes();
      ReadAhead.Coming<Integer> second = contents.next();
      second.bytes();
    }
    assertThat(read).hasValue(2);
  }

  @Test
  void theReadersFaultIsTheCallers() {
    try (ReadAhead<Integer> contents =
        of(
            1,
            FOUR,
            row -> {
              if (row == 0) {
                throw new FileNotFoundException("0 is gone");
              }
              throw new InputException("1 is no image");
            })) {
      ReadAhead.Coming<Integer> missing = contents.next();
      assertThatThrownBy(missing::bytes)
          .isInstanceOf(UncheckedIOException.class)
          .hasRootCauseInstanceOf(FileNotFoundException.class)
          .hasRootCauseMessage("0 is gone");
      ReadAhead.Coming<Integer> refused = contents.next();
      assertThatThrownBy(refused::bytes)
          .isInstanceOf(InputException.class)
          .hasMessage("1 is no image");
    }
  }

  /** A hundred rows of a size. */
  private static ReadAhead<Integer> of(long size, Limits limits, ReadAhead.Reader<Integer> reader) {
    Iterator<Integer> rows = IntStream.range(0, 100).boxed().iterator();
    return new ReadAhead<>(rows, row -> size, reader, limits);
  }

  private static byte[] text(int row) {
    return Integer.toString(row).getBytes(UTF_8);
  }

  private static boolean await(CountDownLatch latch) {
    try {
      return latch.await(60, TimeUnit.SECONDS);
    } catch (InterruptedException stopped) {
      throw new IllegalStateException(stopped);
    }
  }
}
