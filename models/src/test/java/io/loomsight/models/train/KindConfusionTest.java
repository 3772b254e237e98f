package io.loomsight.models.train;

import static io.loomsight.models.fabric.DefectKind.HOLE;
import static io.loomsight.models.fabric.DefectKind.KNOT;
import static io.loomsight.models.fabric.DefectKind.NEP;
import static io.loomsight.models.fabric.DefectKind.STAIN;
import static io.loomsight.models.fabric.DefectKind.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.loomsight.models.train.KindConfusion.By;
import io.loomsight.models.train.KindConfusion.Told;
import java.util.List;
import org.junit.jupiter.api.Test;

class KindConfusionTest {

  /** Four holes: two told, one a stain, one unknown. Two neps, both told to be knots. A stain. */
  private static final KindConfusion CONFUSION =
      KindConfusion.of(
          List.of(
              new Told(HOLE, HOLE),
              new Told(HOLE, HOLE),
              new Told(HOLE, STAIN),
              new Told(HOLE, UNKNOWN),
              new Told(NEP, KNOT),
              new Told(NEP, KNOT),
              new Told(STAIN, STAIN)));

  @Test
  void unknownIsAMissAndNoFalseName() {
    assertThat(CONFUSION.recall(By.KIND, "HOLE")).isEqualTo(0.5);
    assertThat(CONFUSION.precision(By.KIND, "HOLE")).isEqualTo(1);
    assertThat(CONFUSION.f1(By.KIND, "HOLE")).isCloseTo(2 / 3.0, within(1e-12));
    assertThat(CONFUSION.unknownShare()).isEqualTo(1 / 7.0);
  }

  @Test
  void aFalseNameLowersThePrecisionOfThatName() {
    assertThat(CONFUSION.precision(By.KIND, "STAIN")).isEqualTo(0.5);
    assertThat(CONFUSION.recall(By.KIND, "STAIN")).isEqualTo(1);
  }

  @Test
  void kindsOfAGroupCountAsOne() {
    assertThat(CONFUSION.f1(By.KIND, "NEP")).isZero();
    assertThat(CONFUSION.f1(By.GROUP, "LUMP")).isEqualTo(1);
    assertThat(CONFUSION.defects(By.GROUP, "LUMP")).isEqualTo(2);
    assertThat(CONFUSION.labels(By.GROUP)).containsExactly("HOLE", "LUMP", "STAIN");
  }

  @Test
  void theMeanIsOverKindsThatThereAre() {
    assertThat(CONFUSION.macroF1(By.KIND)).isCloseTo((2 / 3.0 + 0 + 2 / 3.0) / 3, within(1e-12));
    assertThat(CONFUSION.macroF1(By.GROUP)).isCloseTo((2 / 3.0 + 1 + 2 / 3.0) / 3, within(1e-12));
    assertThat(KindConfusion.of(List.of()).macroF1(By.KIND)).isNaN();
  }

  @Test
  void namedDefectsAreRightOrWrong() {
    assertThat(CONFUSION.accuracyOfNamed(By.KIND)).isEqualTo(3 / 6.0);
    assertThat(CONFUSION.accuracyOfNamed(By.GROUP)).isEqualTo(5 / 6.0);
  }

  @Test
  void nothingIsUnknownInTruth() {
    assertThatThrownBy(() -> KindConfusion.of(List.of(new Told(UNKNOWN, HOLE))))
        .hasMessage("confusion: expected what defects are, found UNKNOWN");
  }
}
