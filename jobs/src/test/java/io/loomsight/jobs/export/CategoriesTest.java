package io.loomsight.jobs.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.loomsight.models.fabric.DefectKind;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class CategoriesTest {

  @Test
  void everyKindHasANumberOfItsOwnThatNeverChanges() {
    assertThat(Stream.of(DefectKind.values()).map(Categories::id))
        .doesNotHaveDuplicates()
        .containsExactly(
            1, 2, 3, 4, 5, 6, 7, 11, 12, 13, 14, 15, 16, 17, 18, 21, 22, 23, 24, 25, 26, 27, 28, 29,
            99);
  }
}
