package io.loomsight.jobs.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SplitTest {

  @Test
  void everyImageIsEitherReferenceOrJudged() {
    LabelledFabric fabric = fabric(20);
    Split split = Split.of(fabric, 14, 0);
    assertThat(split.reference()).hasSize(14).doesNotContainAnyElementsOf(split.judged());
    List<Path> both = new ArrayList<>(split.reference());
    both.addAll(split.judged());
    assertThat(both).containsExactlyInAnyOrderElementsOf(fabric.normal());
  }

  @Test
  void splitDependsOnSeedAndNotOnListing() {
    LabelledFabric fabric = fabric(20);
    List<Path> reversed = new ArrayList<>(fabric.normal());
    Collections.reverse(reversed);
    assertThat(Split.of(new LabelledFabric("f", reversed, List.of()), 14, 0))
        .isEqualTo(Split.of(fabric, 14, 0));
    assertThat(Split.of(fabric, 14, 1)).isNotEqualTo(Split.of(fabric, 14, 0));
  }

  @Test
  void whereImagesAreFewSixAreKeptForJudging() {
    assertThat(Split.of(fabric(15), 14, 0).reference()).hasSize(14);
    assertThat(Split.of(fabric(14), 14, 0).reference()).hasSize(8);
    assertThat(Split.of(fabric(8), 14, 0).reference()).hasSize(2);
    assertThat(Split.of(fabric(4), 14, 0).reference()).hasSize(1);
    assertThat(Split.of(fabric(1), 14, 0).judged()).isEmpty();
  }

  private static LabelledFabric fabric(int normals) {
    return new LabelledFabric(
        "f",
        IntStream.range(0, normals)
            .mapToObj(i -> Path.of("f/normal/%03d.png".formatted(i)))
            .toList(),
        List.of());
  }
}
