package io.loomsight.models.synth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loomsight.models.image.ColourImage;
import io.loomsight.models.pattern.RepeatLayout;
import io.loomsight.models.pattern.SeamRatio;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class DesignDrawTest {

  private static final List<DrawnDesign> HUNDRED = DesignDraw.collection(11, 100);

  /** Kinds whose threads may be one pixel wide. */
  private static final Set<DesignKind> WOVEN =
      EnumSet.of(
          DesignKind.TARTAN,
          DesignKind.TWILL,
          DesignKind.HERRINGBONE,
          DesignKind.HOUNDSTOOTH,
          DesignKind.DOBBY);

  @Test
  void sameSeedDrawsTheSameSamples() {
    List<DrawnDesign> again = DesignDraw.collection(11, 12);
    for (int index = 0; index < again.size(); index++) {
      assertThat(again.get(index).name()).isEqualTo(HUNDRED.get(index).name());
      assertThat(again.get(index).tile().samples()).isEqualTo(HUNDRED.get(index).tile().samples());
    }
  }

  @Test
  void anotherSeedDrawsOtherSamples() {
    List<DrawnDesign> others = DesignDraw.collection(12, 8);
    for (int index = 0; index < others.size(); index++) {
      assertThat(others.get(index).tile().samples())
          .isNotEqualTo(HUNDRED.get(index).tile().samples());
    }
  }

  @Test
  void everyKindOccursInForty() {
    Set<String> kinds =
        HUNDRED.subList(0, 40).stream()
            .map(design -> design.name().split("-", -1)[0])
            .collect(Collectors.toSet());
    assertThat(kinds)
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(DesignKind.values()).map(DesignKind::label).toList());
  }

  @Test
  void allSeventeenGroupsOccurInAHundred() {
    Set<String> groups =
        HUNDRED.stream()
            .map(DrawnDesign::name)
            .filter(name -> name.startsWith("ornament"))
            .map(name -> name.split("-", -1)[1])
            .collect(Collectors.toSet());
    assertThat(groups)
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(WallpaperGroup.values()).map(WallpaperGroup::label).toList());
  }

  @Test
  void namesTellKindAndNumber() {
    assertThat(HUNDRED.get(1).name()).isEqualTo("tartan-001");
    assertThat(HUNDRED).extracting(DrawnDesign::name).doesNotHaveDuplicates();
    assertThat(HUNDRED)
        .extracting(DrawnDesign::name)
        .allMatch(name -> name.matches("[a-z]+(-[a-z0-9]+)?-[0-9]{3}"));
  }

  @Test
  void noTwoDesignsAreAlike() {
    Set<List<Integer>> seen = new HashSet<>();
    for (DrawnDesign design : HUNDRED) {
      assertThat(seen.add(Arrays.stream(pixels(design.tile())).boxed().toList()))
          .as(design.name())
          .isTrue();
    }
  }

  @Test
  void tilesHaveTwoToFiveFlatColours() {
    for (DrawnDesign design : HUNDRED) {
      assertThat(Arrays.stream(pixels(design.tile())).distinct().count())
          .as(design.name())
          .isBetween(2L, 5L);
    }
  }

  @Test
  void tilesAreOfAHandySize() {
    for (DrawnDesign design : HUNDRED) {
      assertThat(design.tile().widthPx()).as(design.name()).isBetween(160, 330);
      assertThat(design.tile().heightPx()).as(design.name()).isBetween(160, 330);
    }
  }

  @Test
  void tilesShowNoSeam() {
    for (DrawnDesign design : HUNDRED) {
      assertThat(isSeamlessAtSomeShift(design.tile())).as(design.name()).isTrue();
    }
  }

  /** By its definition the ratio may refuse a seamless tile at some shifts, where it is busiest. */
  private static boolean isSeamlessAtSomeShift(ColourImage tile) {
    for (int shift = 0; shift < 8; shift++) {
      ColourImage moved = moved(tile, 13 * shift, 17 * shift);
      if (SeamRatio.of(moved, RepeatLayout.STRAIGHT).isSeamless()) {
        return true;
      }
    }
    return false;
  }

  private static ColourImage moved(ColourImage tile, int rightPx, int downPx) {
    int width = tile.widthPx();
    int height = tile.heightPx();
    float[] samples = new float[ColourImage.PLANES * width * height];
    for (int plane = 0; plane < ColourImage.PLANES; plane++) {
      for (int y = 0; y < height; y++) {
        for (int x = 0; x < width; x++) {
          samples[(plane * height + y) * width + x] =
              tile.sample(plane, (x + rightPx) % width, (y + downPx) % height);
        }
      }
    }
    return ColourImage.wrap(width, height, samples);
  }

  @Test
  void printedLinesAreAtLeastTwoPxThick() {
    for (DrawnDesign design : HUNDRED) {
      if (WOVEN.stream().noneMatch(kind -> design.name().startsWith(kind.label()))) {
        assertThat(thinPixels(design.tile())).as(design.name()).isZero();
      }
    }
  }

  /** Pixels that lie neither in a 2 x 2 px block of their colour nor between two. */
  private static long thinPixels(ColourImage tile) {
    Levels colours = Levels.of(tile.widthPx(), tile.heightPx(), tile::rgb);
    long thin = 0;
    for (int y = 0; y < tile.heightPx(); y++) {
      for (int x = 0; x < tile.widthPx(); x++) {
        thin += colours.isThick(x, y) ? 0 : 1;
      }
    }
    return thin;
  }

  @Test
  void noDesignIsMostlyEmpty() {
    for (DrawnDesign design : HUNDRED) {
      int[] pixels = pixels(design.tile());
      long most =
          Arrays.stream(pixels)
              .boxed()
              .collect(Collectors.groupingBy(colour -> colour, Collectors.counting()))
              .values()
              .stream()
              .mapToLong(Long::longValue)
              .max()
              .orElseThrow();
      assertThat((double) most / pixels.length).as(design.name()).isLessThan(0.92);
    }
  }

  @Test
  void aNegativeNumberOfDesignsIsRefused() {
    assertThat(DesignDraw.collection(1, 0)).isEmpty();
    assertThatThrownBy(() -> DesignDraw.collection(1, -1))
        .hasMessage("collection: expected 0 or more designs, found -1");
  }

  private static int[] pixels(ColourImage tile) {
    int[] pixels = new int[tile.widthPx() * tile.heightPx()];
    for (int place = 0; place < pixels.length; place++) {
      pixels[place] = tile.rgb(place % tile.widthPx(), place / tile.widthPx());
    }
    return pixels;
  }
}
