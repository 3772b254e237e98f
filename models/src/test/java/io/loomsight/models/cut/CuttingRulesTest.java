package io.loomsight.models.cut;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loomsight.models.cut.Piece.Use;
import io.loomsight.models.grade.Grade;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CuttingRulesTest {

  @ParameterizedTest
  @CsvSource({
    "17500, FIRST, FULL_LENGTH",
    "17499.9999999, FIRST, FULL_LENGTH",
    "17499, FIRST, REMNANT",
    "40000, REJECT, FULL_LENGTH",
    "17499, REJECT, WASTE",
    "1000, THIRD, REMNANT",
    "999, PREMIUM, WASTE",
  })
  void lengthAndGradeSayWhatAPieceIsGoodFor(double lengthMm, Grade grade, Use use) {
    assertThat(CuttingRules.defaults().use(lengthMm, grade)).isEqualTo(use);
  }

  @Test
  void lengthsOutOfRangeAreNamed() {
    assertThatThrownBy(() -> new CuttingRules(-1, 0, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("minPieceMm: expected a length, found -1.0");
    assertThatThrownBy(() -> new CuttingRules(1000, 1001, 0))
        .hasMessage("minRemnantMm: expected 0 to minPieceMm, found 1001.0");
    assertThatThrownBy(() -> new CuttingRules(1000, 0, Double.POSITIVE_INFINITY))
        .hasMessage("minGainMm: expected a length, found Infinity");
  }
}
