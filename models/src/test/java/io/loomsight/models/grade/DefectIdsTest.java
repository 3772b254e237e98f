package io.loomsight.models.grade;

import static org.assertj.core.api.Assertions.assertThat;

import io.loomsight.models.fabric.PixelBox;
import java.util.List;
import org.junit.jupiter.api.Test;

final class DefectIdsTest {

  private static final DefectIds.Place A = place("f1", 10);
  private static final DefectIds.Place B = place("f2", 0);

  @Test
  void nameDoesNotDependOnTheRegionsOrder() {
    assertThat(DefectIds.of("r", List.of(A, B)))
        .isEqualTo(DefectIds.of("r", List.of(B, A)))
        .matches("[0-9a-f]{32}");
  }

  @Test
  void nameIsAnothersOfAnotherRollOrAnotherSetOfRegions() {
    assertThat(
            List.of(
                DefectIds.of("r", List.of(A, B)),
                DefectIds.of("r2", List.of(A, B)),
                DefectIds.of("r", List.of(A)),
                DefectIds.of("r", List.of(A, B, place("f2", 1))),
                DefectIds.of("r", List.of(A, place("f2", 1)))))
        .doesNotHaveDuplicates();
  }

  @Test
  void nameStaysWhatTablesOfEarlierVersionsHold() {
    assertThat(DefectIds.of("r", List.of(B, A))).isEqualTo("69b4f05a11b5810df26bf8c4e562c2eb");
  }

  private static DefectIds.Place place(String frameId, int xPx) {
    return new DefectIds.Place(frameId, new PixelBox(xPx, 60, 3, 4));
  }
}
