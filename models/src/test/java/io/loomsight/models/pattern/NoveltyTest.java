package io.loomsight.models.pattern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.loomsight.models.image.ColourImage;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

final class NoveltyTest {

  private static final int DESIGNS = 4;
  private static final int SIDE_PX = 160;

  private static final List<ColourImage> COLLECTION = collection();
  private static final Novelty NOVELTY = Novelty.against(COLLECTION);

  private static List<ColourImage> collection() {
    List<ColourImage> designs = new ArrayList<>();
    for (long seed = 0; seed < DESIGNS; seed++) {
      designs.add(DrawnTiles.motifs(SIDE_PX, seed));
    }
    return designs;
  }

  @Test
  void copiesAreRefused() {
    for (int design = 0; design < DESIGNS; design++) {
      Likeness likeness = NOVELTY.of(COLLECTION.get(design));
      assertThat(likeness.imageDistance()).isCloseTo(0, within(1e-3));
      assertThat(likeness.structureCorrelation()).isCloseTo(1, within(1e-6));
      assertThat(likeness.patchDistance()).isCloseTo(0, within(1e-3));
      assertThat(likeness.nearestImage()).isEqualTo(design);
      assertThat(likeness.nearestStructure()).isEqualTo(design);
    }
    assertCopies(tile -> tile);
  }

  @Test
  void shiftedCopiesAreRefused() {
    for (int shift = 1; shift < SIDE_PX; shift += 53) {
      int xPx = shift;
      assertCopies(tile -> DrawnTiles.shifted(tile, xPx, 2 * xPx + 1));
    }
  }

  @Test
  void mirroredAndTurnedCopiesAreRefused() {
    assertCopies(DrawnTiles::mirrored);
    assertCopies(DrawnTiles::transposed);
    assertCopies(
        tile -> DrawnTiles.shifted(DrawnTiles.mirrored(DrawnTiles.transposed(tile)), 7, 3));
  }

  @Test
  void recolouredCopiesAreRefused() {
    for (int design = 0; design < DESIGNS; design++) {
      ColourImage recoloured =
          DrawnTiles.motifs(SIDE_PX, design, 0x203010, 0xe0c040, 0xf4efe0, 0x9a2060);
      Likeness likeness = NOVELTY.of(DrawnTiles.shifted(recoloured, 33, 58));
      assertThat(CopyLimits.DEFAULT.isCopy(likeness)).as("%s", likeness).isTrue();
      assertThat(likeness.nearestStructure()).isEqualTo(design);
    }
  }

  @Test
  void copiesAtAnotherSizeAreRefused() {
    assertCopies(tile -> AreaAverage.resize(tile, 120, 200));
  }

  @Test
  void otherDesignsOfTheCollectionAreNew() {
    for (long seed = 100; seed < 108; seed++) {
      Likeness likeness = NOVELTY.of(DrawnTiles.motifs(SIDE_PX, seed));
      assertThat(CopyLimits.DEFAULT.isCopy(likeness)).as("seed %d: %s", seed, likeness).isFalse();
    }
  }

  @Test
  void otherStripesAreNew() {
    Novelty stripes =
        Novelty.against(
            List.of(
                DrawnTiles.stripes(DrawnTiles.sett(128, 1), 128),
                DrawnTiles.stripes(DrawnTiles.sett(128, 2), 128)));
    Likeness likeness = stripes.of(DrawnTiles.stripes(DrawnTiles.sett(128, 3), 128));
    assertThat(CopyLimits.DEFAULT.isCopy(likeness)).as("%s", likeness).isFalse();
  }

  @Test
  void aTilePutTogetherOfLargePiecesIsNearInPatches() {
    ColourImage one = COLLECTION.get(0);
    ColourImage other = COLLECTION.get(1);
    ColourImage halves =
        DrawnTiles.draw(
            SIDE_PX, SIDE_PX, (plane, x, y) -> (x < SIDE_PX / 2 ? one : other).sample(plane, x, y));
    double pieced = NOVELTY.of(halves).patchDistance();
    double drawn = NOVELTY.of(DrawnTiles.motifs(SIDE_PX, 100)).patchDistance();
    assertThat(pieced).isLessThan(0.5 * drawn);
  }

  @Test
  void aPlainTileIsNearOnlyWhatIsPlain() {
    Likeness likeness = NOVELTY.of(DrawnTiles.plain(64, 64, 0.5));
    assertThat(likeness.structureCorrelation()).isZero();
    assertThat(likeness.imageDistance()).isGreaterThan(0.5);
  }

  @Test
  void patchesRefuseWhereTheyAreAsked() {
    Likeness pieced = new Likeness(0.9, 0, 0.5, 0, 0.05);
    assertThat(CopyLimits.DEFAULT.isCopy(pieced)).isFalse();
    assertThat(new CopyLimits(0.2, 0.87, 0.1).isCopy(pieced)).isTrue();
  }

  @Test
  void limitsAndAnEmptySetAreChecked() {
    assertThatThrownBy(() -> Novelty.against(List.of()))
        .hasMessage("novelty: expected at least one image, found none");
    assertThatThrownBy(() -> new CopyLimits(0.1, 1.5, 0.1))
        .hasMessageContaining("structureCorrelation=1.5");
  }

  private static void assertCopies(UnaryOperator<ColourImage> change) {
    for (ColourImage tile : COLLECTION) {
      Likeness likeness = NOVELTY.of(change.apply(tile));
      assertThat(CopyLimits.DEFAULT.isCopy(likeness)).as("%s", likeness).isTrue();
    }
  }
}
