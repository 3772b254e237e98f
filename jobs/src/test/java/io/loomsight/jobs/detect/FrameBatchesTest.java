package io.loomsight.jobs.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loomsight.jobs.InputException;
import io.loomsight.jobs.WovenNight;
import io.loomsight.jobs.runtime.FrameReader.FrameImage;
import io.loomsight.models.fabric.Frame;
import io.loomsight.models.image.GreyImage;
import io.loomsight.models.synth.Weave;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FrameBatchesTest {

  private static final GreyImage IMAGE = GreyImage.wrap(1, 1, new float[1]);

  @Test
  void singleFramesAreDecodedOneByOneByTheCaller() {
    List<String> readers = new ArrayList<>();
    List<List<Frame>> batches =
        drained(
            frames("r1", 3),
            1,
            frame -> {
              readers.add(Thread.currentThread().getName());
              return IMAGE;
            });
    assertThat(batches).hasSize(3).allMatch(batch -> batch.size() == 1);
    assertThat(readers).containsOnly(Thread.currentThread().getName());
  }

  @Test
  void batchesHoldFramesOfOneRollInTheirOrder() {
    List<Frame> frames = Stream.of(frames("r1", 5), frames("r2", 2)).flatMap(List::stream).toList();
    List<List<Frame>> batches = drained(frames, 3, frame -> IMAGE);
    assertThat(batches.stream().map(List::size)).containsExactly(3, 2, 2);
    assertThat(batches.stream().flatMap(List::stream)).containsExactlyElementsOf(frames);
  }

  @Test
  void nextBatchIsDecodedWhileThisOneIsJudged() {
    List<String> readers = Collections.synchronizedList(new ArrayList<>());
    drained(
        frames("r1", 4),
        2,
        frame -> {
          readers.add(Thread.currentThread().getName());
          return IMAGE;
        });
    assertThat(readers).endsWith("decode ahead", "decode ahead").hasSize(4);
  }

  @Test
  void imageThatCannotBeReadFailsWithItsOwnMessage() {
    assertThatThrownBy(
            () ->
                drained(
                    frames("r1", 4),
                    2,
                    frame -> {
                      if (frame.sequence() == 3) {
                        throw new InputException("frame 3 is gone");
                      }
                      return IMAGE;
                    }))
        .isInstanceOf(InputException.class)
        .hasMessage("frame 3 is gone");
  }

  @Test
  void noFramesAreNoBatch() {
    assertThat(drained(List.of(), 4, frame -> IMAGE)).isEmpty();
  }

  private interface Reader {
    GreyImage read(Frame frame);
  }

  private static List<List<Frame>> drained(List<Frame> frames, int most, Reader reader) {
    List<List<Frame>> batches = new ArrayList<>();
    try (FrameBatches open =
        new FrameBatches(
            frames.stream()
                .map(frame -> new FrameImage(frame, () -> reader.read(frame)))
                .iterator(),
            (width, height) -> most)) {
      while (open.hasNext()) {
        FrameBatches.Batch batch = open.next();
        assertThat(batch.images()).hasSameSizeAs(batch.frames());
        batches.add(batch.frames());
      }
    }
    return batches;
  }

  private static List<Frame> frames(String roll, int count) {
    WovenNight night = new WovenNight(Path.of("nowhere"));
    return IntStream.range(0, count)
        .mapToObj(sequence -> night.row(Weave.PLAIN, roll, sequence))
        .toList();
  }
}
