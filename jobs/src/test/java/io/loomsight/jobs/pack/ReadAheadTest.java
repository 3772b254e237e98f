package io.loomsight.jobs.pack;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ReadAheadTest {

  private static final int IMAGES = 100;

  @Test
  void contentsComeInOrder() throws IOException {
    List<String> found = new ArrayList<>();
    try (ReadAhead contents = new ReadAhead(images(10), ReadAheadTest::named, 1000)) {
      for (int index = 0; index < IMAGES; index++) {
        found.add(new String(contents.next(), UTF_8));
      }
      assertThatThrownBy(contents::next).isInstanceOf(NoSuchElementException.class);
    }
    assertThat(found).isEqualTo(images(10).stream().map(PackPlan.Member::path).toList());
  }

  @Test
  void noMoreIsReadThanFits() throws IOException {
    AtomicInteger read = new AtomicInteger();
    int most = 0;
    try (ReadAhead contents =
        new ReadAhead(
            images(10),
            image -> {
              read.incrementAndGet();
              return named(image);
            },
            35)) {
      for (int taken = 1; taken <= IMAGES; taken++) {
        contents.next();
        most = Math.max(most, read.get() - taken);
      }
    }
    assertThat(most).isLessThanOrEqualTo(2);
  }

  @Test
  void oneThatIsLargerByItselfIsReadAlone() throws IOException {
    try (ReadAhead contents = new ReadAhead(images(1000), ReadAheadTest::named, 35)) {
      assertThat(contents.next()).asString(UTF_8).isEqualTo("0");
      assertThat(contents.next()).asString(UTF_8).isEqualTo("1");
    }
  }

  @Test
  void theReadersFaultIsTheCallers() {
    try (ReadAhead contents =
        new ReadAhead(
            images(1),
            image -> {
              throw new FileNotFoundException(image.path());
            },
            35)) {
      assertThatThrownBy(contents::next).isInstanceOf(FileNotFoundException.class).hasMessage("0");
    }
  }

  private static byte[] named(PackPlan.Member image) {
    return image.path().getBytes(UTF_8);
  }

  private static List<PackPlan.Member> images(long bytes) {
    return IntStream.range(0, IMAGES)
        .mapToObj(index -> new PackPlan.Member(Integer.toString(index), "file:/" + index, bytes, 0))
        .toList();
  }
}
