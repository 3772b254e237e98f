package io.loomsight.models.detect;

import static org.assertj.core.api.Assertions.assertThat;

import io.loomsight.models.detect.KindRules.Selvedges;
import io.loomsight.models.fabric.Box;
import io.loomsight.models.fabric.DefectKind;
import io.loomsight.models.fabric.Direction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KindRulesTest {

  private static final Selvedges SELVEDGES = new Selvedges(0, 1600);

  @ParameterizedTest
  @CsvSource({
    "30, 10, 0, WARP",
    "30, 10, 15, WARP",
    "30, 10, 165, WARP",
    "30, 10, 16, AREA",
    "30, 10, 75, WEFT",
    "30, 10, 105, WEFT",
    "30, 10, 45, AREA",
    "29, 10, 0, AREA"
  })
  void directionFollowsAxisAndElongation(
      double lengthMm, double thicknessMm, double angleDeg, Direction direction) {
    RegionShape shape = new RegionShape(lengthMm, thicknessMm, angleDeg, 1, 0, 1);

    assertThat(KindRules.direction(shape, new Box(0, 0, 20, 20))).isEqualTo(direction);
  }

  @Test
  void onNarrowClothNothingIsNearTheTemplesAlone() {
    RegionShape band = new RegionShape(200, 8, 0, 1600, 0.3, 1);
    Box box = new Box(60, 0, 8, 200);

    assertThat(KindRules.kind(band, box, new KindRules.Selvedges(0, 1600)))
        .isEqualTo(DefectKind.TEMPLE_MARK);
    assertThat(KindRules.kind(band, box, new KindRules.Selvedges(0, 160)))
        .isEqualTo(DefectKind.REED_MARK);
  }

  @Test
  void aThinBoxRunsItsWayWhateverItsAxis() {
    RegionShape unclear = new RegionShape(20, 10, 45, 1, 0, 1);

    assertThat(KindRules.direction(unclear, new Box(0, 0, 5, 15))).isEqualTo(Direction.WARP);
    assertThat(KindRules.direction(unclear, new Box(0, 0, 15, 5))).isEqualTo(Direction.WEFT);
    assertThat(KindRules.direction(unclear, new Box(0, 0, 15, 6))).isEqualTo(Direction.AREA);
  }

  @ParameterizedTest
  @CsvSource({
    "200, 1, 0, -2, 1, 800, BROKEN_END",
    "200, 1, 0, 2, 1, 800, DOUBLE_END",
    "200, 3, 0, 2, 1, 800, COARSE_END",
    "200, 1.8, 0, 2, 1, 800, UNKNOWN",
    "200, 2, 0, 0.3, 1, 800, TIGHT_END",
    "200, 8, 0, 0.3, 1, 800, REED_MARK",
    "200, 8, 0, 0.3, 1, 60, TEMPLE_MARK",
    "200, 1, 0, -2, 1, 10, SELVEDGE_FAULT",
    "20, 3, 0, 2, 1, 800, SLUB",
    "800, 1, 90, -2, 1, 300, MISSING_PICK",
    "800, 1, 90, 2, 1, 300, DOUBLE_PICK",
    "800, 3, 90, 2, 1, 300, COARSE_PICK",
    "800, 8, 90, -2, 1, 300, THIN_PLACE",
    "800, 8, 90, 2, 1, 300, THICK_PLACE",
    "800, 8, 90, 0, 1, 300, STARTING_MARK",
    "60, 4, 90, 0, 2, 300, LOOSE_WEFT",
    "100, 2, 90, 2, 1, 5, JERK_IN",
    "20, 3, 90, 2, 1, 300, SLUB",
    "300, 5, 45, 0, 1, 300, CREASE",
    "10, 9, 0, -4, 0.3, 300, HOLE",
    "2, 2, 0, 2, 1, 300, NEP",
    "2, 2, 0, -2, 1, 300, KNOT",
    "20, 15, 0, 0, 2, 300, FLOAT",
    "20, 15, 0, -2, 1, 300, OIL_STAIN",
    "40, 30, 0, -0.6, 1, 300, STAIN",
    "20, 4, 45, 2, 0.5, 300, FLY",
    "10, 9, 0, 0, 1, 300, UNKNOWN"
  })
  void kindsFollowTheTable(
      double lengthMm,
      double thicknessMm,
      double angleDeg,
      double contrast,
      double roughness,
      double xMm,
      DefectKind kind) {
    RegionShape shape =
        new RegionShape(
            lengthMm, thicknessMm, angleDeg, lengthMm * thicknessMm, contrast, roughness);
    Box box = boxOf(shape, xMm);

    assertThat(KindRules.kind(shape, box, SELVEDGES)).isEqualTo(kind);
  }

  @Test
  void anUnseenSelvedgeHasNoFaults() {
    RegionShape end = new RegionShape(200, 1, 0, 200, -2, 1);

    assertThat(KindRules.kind(end, new Box(0, 0, 1, 200), Selvedges.unseen()))
        .isEqualTo(DefectKind.BROKEN_END);
    assertThat(KindRules.kind(end, new Box(1598, 0, 1, 200), SELVEDGES))
        .isEqualTo(DefectKind.SELVEDGE_FAULT);
  }

  private static Box boxOf(RegionShape shape, double xMm) {
    return switch ((int) shape.angleDeg()) {
      case 0 -> new Box(xMm, 0, shape.thicknessMm(), shape.lengthMm());
      case 90 -> new Box(xMm, 0, shape.lengthMm(), shape.thicknessMm());
      default -> new Box(xMm, 0, shape.lengthMm() * 0.7, shape.lengthMm() * 0.7);
    };
  }
}
