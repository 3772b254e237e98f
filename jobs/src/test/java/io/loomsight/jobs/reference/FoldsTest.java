package io.loomsight.jobs.reference;

import static org.assertj.core.api.Assertions.assertThat;

import io.loomsight.jobs.WovenNight;
import io.loomsight.models.fabric.Frame;
import io.loomsight.models.synth.Weave;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FoldsTest {

  @Test
  void framesOfOneRollAreSpreadEvenly() {
    Folds folds = Folds.of(frames("r1", 20), 5);
    assertThat(folds.count()).isEqualTo(5);
    Map<Integer, Long> sizes =
        folds.byFrame().values().stream()
            .collect(Collectors.groupingBy(fold -> fold, Collectors.counting()));
    assertThat(sizes.values()).containsOnly(4L);
  }

  @Test
  void threeRollsStayWhole() {
    List<Frame> frames =
        Stream.of("r1", "r2", "r3").flatMap(roll -> frames(roll, 4).stream()).toList();
    Folds folds = Folds.of(frames, 5);
    assertThat(folds.count()).isEqualTo(3);
    for (String roll : List.of("r1", "r2", "r3")) {
      assertThat(
              frames.stream()
                  .filter(frame -> frame.rollId().equals(roll))
                  .map(frame -> folds.byFrame().get(frame.frameId()))
                  .distinct())
          .hasSize(1);
    }
  }

  @Test
  void aSingleFrameIsAFoldOfItsOwn() {
    assertThat(Folds.of(frames("r1", 1), 5).count()).isEqualTo(1);
  }

  @Test
  void theOrderOfTheFramesDoesNotMatter() {
    List<Frame> turned = new ArrayList<>(frames("r1", 20));
    Collections.reverse(turned);
    assertThat(Folds.of(turned, 3)).isEqualTo(Folds.of(frames("r1", 20), 3));
  }

  @Test
  void mixedFramesAreOneFold() {
    assertThat(Folds.one(frames("r1", 4)).byFrame().values()).containsOnly(0).hasSize(4);
  }

  private static List<Frame> frames(String roll, int count) {
    WovenNight night = new WovenNight(Path.of("nowhere"));
    return IntStream.range(0, count)
        .mapToObj(sequence -> night.row(Weave.PLAIN, roll, sequence))
        .toList();
  }
}
