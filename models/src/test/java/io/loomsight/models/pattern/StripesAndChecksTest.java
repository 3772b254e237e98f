package io.loomsight.models.pattern;

import static org.assertj.core.api.Assertions.assertThat;

import io.loomsight.models.image.ColourImage;
import io.loomsight.models.synth.DesignDraw;
import io.loomsight.models.synth.DrawnDesign;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StripesAndChecksTest {

  private static final List<DrawnDesign> DESIGNS = DesignDraw.collection("house", 80);

  @ParameterizedTest
  @CsvSource({
    "stripe, true",
    "gingham, true",
    "tartan, true",
    "damask, false",
    "ikat, false",
    "twill, false",
    "ornament, false",
    "trellis, false"
  })
  void designsWhoseYarnsRunThroughAreTold(String kind, boolean expected) {
    assertThat(DESIGNS.stream().filter(design -> design.name().startsWith(kind)))
        .isNotEmpty()
        .allSatisfy(design -> assertThat(StripesAndChecks.is(design.tile())).isEqualTo(expected));
  }

  @Test
  void aPlainClothIsOne() {
    ColourImage plain = DrawnTiles.plain(48, 48, 0.5f);

    assertThat(StripesAndChecks.is(plain)).isTrue();
  }
}
