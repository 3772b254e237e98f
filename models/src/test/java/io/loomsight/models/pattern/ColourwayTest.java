package io.loomsight.models.pattern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

final class ColourwayTest {

  private static final ReducedImage DESIGN =
      Drawn.letters(List.of(0x808080, 0xffffff, 0x000000), "abc");

  @Test
  void lightScreensTakeLightColours() {
    Palette season = Palette.ofHex("spring", List.of("#002040", "#f0f0e0", "#609060"));
    assertThat(Colourway.byLightness(DESIGN, season).palette())
        .containsExactly(0x609060, 0xf0f0e0, 0x002040);
  }

  @Test
  void ofMoreColoursTheLightestTheDarkestAndEvenRanksAreTaken() {
    Palette greys =
        Palette.ofHex("greys", List.of("#111111", "#333333", "#777777", "#bbbbbb", "#eeeeee"));
    assertThat(Colourway.byLightness(DESIGN, greys).palette())
        .containsExactly(0x777777, 0xeeeeee, 0x111111);
  }

  @Test
  void anAssignmentIsFollowed() {
    Palette season = Palette.ofHex("spring", List.of("#002040", "#f0f0e0", "#609060"));
    ReducedImage recoloured = Colourway.assigned(DESIGN, season, List.of(2, 0, 1));
    assertThat(recoloured.palette()).containsExactly(0x609060, 0x002040, 0xf0f0e0);
    assertThat(recoloured.screens()).isEqualTo(DESIGN.screens());
    assertThatThrownBy(() -> Colourway.assigned(DESIGN, season, List.of(0, 0, 1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "spring: expected for each of 3 screens another colour of 0 to 2, found [0, 0, 1]");
  }

  @Test
  void tooFewColoursAreRefused() {
    Palette two = Palette.ofHex("two", List.of("#000000", "#ffffff"));
    assertThatThrownBy(() -> Colourway.byLightness(DESIGN, two))
        .hasMessage("two: expected at least 3 colours, one a screen, found 2");
  }

  @Test
  void palettesAreReadFromYamlInOrder() {
    List<Palette> palettes =
        Palette.ofYaml("spring: ['#f4f1e8', '#9bb8a0']\nautumn: ['#5e3023']\n", "seasons.yaml");
    assertThat(palettes)
        .containsExactly(
            new Palette("spring", List.of(0xf4f1e8, 0x9bb8a0)),
            new Palette("autumn", List.of(0x5e3023)));
    assertThat(palettes.get(0).hex()).containsExactly("#f4f1e8", "#9bb8a0");
  }

  @Test
  void wrongPalettesNameFileAndPalette() {
    assertThatThrownBy(() -> Palette.ofYaml("spring: ['red']", "seasons.yaml"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("seasons.yaml: spring: colour: expected #rrggbb, found red");
    assertThatThrownBy(() -> Palette.ofYaml("spring: ['#000000', '#000000']", "seasons.yaml"))
        .hasMessage(
            "seasons.yaml: spring: palette: expected distinct colours, found #000000 #000000");
    assertThatThrownBy(() -> Palette.ofYaml("spring: 5", "seasons.yaml"))
        .hasMessageStartingWith("seasons.yaml: expected names with lists of #rrggbb, found ");
    assertThatThrownBy(() -> Palette.ofYaml("a: []\na: []", "seasons.yaml"))
        .hasMessageStartingWith("seasons.yaml: expected names with lists of #rrggbb, found ");
    assertThatThrownBy(() -> Palette.ofYaml("", "empty.yaml"))
        .hasMessageStartingWith("empty.yaml: expected names with lists of #rrggbb, found ");
    assertThatThrownBy(() -> Palette.ofYaml("a: [~]", "seasons.yaml"))
        .hasMessage("seasons.yaml: a: expected a list of #rrggbb, found nothing");
  }
}
