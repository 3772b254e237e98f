package io.loomsight.models.pattern;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HouseColoursTest {

  private static final int PAPER = 0xf4efe0;
  private static final int NAVY = 0x23355c;
  private static final int NAVY_TOO = 0x24365e;

  @Test
  void areThoseThatDesignsAreFlatIn() {
    // one px in 100 is a speck, every column of the ramp another grey
    Design specked =
        Design.judged(
            "specked",
            DrawnTiles.drawRgb(
                20, 20, (x, y) -> x % 10 == 3 && y % 10 == 3 ? 0xff0000 : y < 9 ? NAVY : PAPER));
    Design ramp = Design.judged("ramp", DrawnTiles.drawRgb(100, 20, (x, y) -> 0x010101 * x));

    HouseColours house =
        HouseColours.of(List.of(Swatch.of(specked), Swatch.of(ramp), Swatch.of(specked)));

    assertThat(house.rgbs()).containsExactly(NAVY, PAPER);
  }

  @Test
  void ofThoseThatCanBeToldApartTheThreeNearestAreChosenFrom() {
    HouseColours house =
        new HouseColours(List.of(NAVY, NAVY_TOO, 0x5c2335, 0x235c35, 0x000000, PAPER, 0xffffff));

    List<Integer> chosen =
        IntStream.range(0, 60)
            .mapToObj(
                seed ->
                    house
                        .near(NAVY, List.of(NAVY, PAPER), new SplittableRandom(seed))
                        .orElseThrow())
            .distinct()
            .toList();

    assertThat(chosen).containsExactlyInAnyOrder(0x5c2335, 0x235c35, 0x000000);
  }

  @Test
  void aHouseWithoutAnotherColourHasNone() {
    HouseColours house = new HouseColours(List.of(NAVY, NAVY_TOO));

    assertThat(house.near(NAVY, List.of(NAVY), new SplittableRandom(1))).isEmpty();
  }
}
