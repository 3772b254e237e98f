package io.loomsight.models.synth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;

import io.loomsight.models.fabric.Box;
import io.loomsight.models.fabric.DefectKind;
import io.loomsight.models.fabric.Direction;
import io.loomsight.models.image.Mask;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class FlawTest {

  private static final double MM_PER_PX = 0.2;
  private static final View VIEW = new View(300, 400, 160, 160);
  private static final Box REGION = VIEW.box(MM_PER_PX);
  private static final int SEEDS = 2;

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "UNKNOWN")
  void everyKindIsVisibleAtFullStrength(DefectKind kind) {
    int visible = 0;
    for (Weave weave : Weave.values()) {
      for (int seed = 0; seed < SEEDS; seed++) {
        visible += drawn(kind, weave, seed).mask().areaPx() >= 4 ? 1 : 0;
      }
    }
    assertThat(visible).isEqualTo(SEEDS * Weave.values().length);
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "UNKNOWN")
  void nothingChangesVisiblyOutsideTheMaskAndNothingAtAllBesideTheBox(DefectKind kind) {
    Camera sharp = Camera.ideal(MM_PER_PX, 0);
    for (Weave weave : Weave.values()) {
      ClothStyle style = ClothStyle.of(weave, 11);
      Flaw flaw = strong(kind, style, 5);
      Cloth.Ideal ideal = Cloth.endless(style, 8).ideal(sharp, VIEW, List.of(flaw));
      float least = (float) Visible.leastChange(style.contrast());
      int[] range = VIEW.range(flaw.box(), MM_PER_PX);
      int seen = 0;
      int seenOutsideMask = 0;
      int touchedOutsideBox = 0;
      for (int y = 0; y < VIEW.heightPx(); y++) {
        for (int x = 0; x < VIEW.widthPx(); x++) {
          int at = y * VIEW.widthPx() + x;
          float change = Math.abs(ideal.flawed()[at] - ideal.clean()[at]);
          boolean masked = ideal.mask().contains(x, y);
          boolean inBox = x >= range[0] && x < range[2] && y >= range[1] && y < range[3];
          seen += masked && change > least ? 1 : 0;
          seenOutsideMask += !masked && change > least ? 1 : 0;
          touchedOutsideBox += !inBox && (masked || change > 0) ? 1 : 0;
        }
      }
      assertThat(seenOutsideMask).as("%s", weave).isZero();
      assertThat(touchedOutsideBox).as("%s", weave).isZero();
      // the rest are small gaps between changed px
      assertThat(seen).isGreaterThan(ideal.mask().areaPx() / 4);
    }
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "UNKNOWN")
  void boxInMillimetresAgreesWithTheMask(DefectKind kind) {
    for (Weave weave : Weave.values()) {
      Rendered rendered = drawn(kind, weave, 1);
      FlawTruth truth = rendered.flaws().get(0);
      assertThat(truth.mask()).isEqualTo(rendered.mask());
      int left = VIEW.widthPx();
      int top = VIEW.heightPx();
      int right = 0;
      int bottom = 0;
      for (int y = 0; y < VIEW.heightPx(); y++) {
        for (int x = 0; x < VIEW.widthPx(); x++) {
          if (rendered.mask().contains(x, y)) {
            left = Math.min(left, x);
            right = Math.max(right, x + 1);
            top = Math.min(top, y);
            bottom = Math.max(bottom, y + 1);
          }
        }
      }
      assertThat(truth.box().xMm()).isEqualTo(300 + left * MM_PER_PX, offset(1e-9));
      assertThat(truth.box().yMm()).isEqualTo(400 + top * MM_PER_PX, offset(1e-9));
      assertThat(truth.box().rightMm()).isEqualTo(300 + right * MM_PER_PX, offset(1e-9));
      assertThat(truth.box().endMm()).isEqualTo(400 + bottom * MM_PER_PX, offset(1e-9));
      assertThat(truth.box().union(truth.flaw().box()).areaMm2())
          .isLessThan((truth.flaw().box().widthMm() + 0.4) * (truth.flaw().box().heightMm() + 0.4));
    }
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "UNKNOWN")
  void flawLiesInItsRegionAndRunsTheWayOfItsKind(DefectKind kind) {
    for (int seed = 0; seed < 40; seed++) {
      Flaw flaw = Flaw.random(kind, ClothStyle.random(seed), REGION, seed);
      Box box = flaw.box();
      assertThat(flaw.kind()).isEqualTo(kind);
      assertThat(flaw.direction()).isEqualTo(kind.direction());
      assertThat(box.union(REGION).areaMm2()).isEqualTo(REGION.areaMm2(), offset(1e-6));
      assertThat(box.areaMm2()).isPositive();
      assertThat(flaw.strength()).isBetween(0.1, 1.0);
    }
  }

  @Test
  void linesAreLongInTheirDirection() {
    assertThat(box(DefectKind.BROKEN_END).heightMm())
        .isGreaterThan(2 * box(DefectKind.BROKEN_END).widthMm());
    assertThat(box(DefectKind.MISSING_PICK).widthMm())
        .isGreaterThan(2 * box(DefectKind.MISSING_PICK).heightMm());
    assertThat(DefectKind.BROKEN_END.direction()).isEqualTo(Direction.WARP);
  }

  @Test
  void twoFlawsKeepTheirOwnMasks() {
    ClothStyle style = ClothStyle.of(Weave.PLAIN, 3);
    Flaw hole =
        new Flaw(DefectKind.HOLE, DefectKind.HOLE.direction(), new Box(303, 403, 5, 5), 1, 1);
    Flaw stain =
        new Flaw(DefectKind.STAIN, DefectKind.STAIN.direction(), new Box(315, 415, 9, 9), 1, 2);
    Flaw elsewhere =
        new Flaw(DefectKind.STAIN, DefectKind.STAIN.direction(), new Box(100, 100, 9, 9), 1, 3);
    Rendered rendered =
        Cloth.endless(style, 1)
            .render(Camera.ideal(MM_PER_PX, 0.6), VIEW, List.of(hole, elsewhere, stain), 1);
    assertThat(rendered.flaws()).extracting(FlawTruth::flaw).containsExactly(hole, stain);
    Mask both = rendered.flaws().get(0).mask().or(rendered.flaws().get(1).mask());
    assertThat(both).isEqualTo(rendered.mask());
    assertThat(rendered.flaws().get(0).mask().areaPx() + rendered.flaws().get(1).mask().areaPx())
        .isEqualTo(rendered.mask().areaPx());
  }

  @Test
  void unknownCannotBeDrawn() {
    assertThatThrownBy(() -> new Flaw(DefectKind.UNKNOWN, Direction.AREA, REGION, 1, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("flaw: expected a kind that can be drawn, found UNKNOWN");
  }

  private static Box box(DefectKind kind) {
    return drawn(kind, Weave.PLAIN, 2).flaws().get(0).box();
  }

  private static Rendered drawn(DefectKind kind, Weave weave, int seed) {
    ClothStyle style = ClothStyle.of(weave, 20 + seed);
    Flaw flaw = strong(kind, style, seed);
    return Cloth.endless(style, 5).render(Camera.ideal(MM_PER_PX, 0.6), VIEW, List.of(flaw), 9);
  }

  private static Flaw strong(DefectKind kind, ClothStyle style, long seed) {
    Flaw drawn = Flaw.random(kind, style, REGION, seed);
    return new Flaw(kind, drawn.direction(), drawn.box(), 1, drawn.seed());
  }
}
