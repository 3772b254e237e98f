package io.loomsight.jobs.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loomsight.jobs.InputException;
import io.loomsight.models.pattern.PatternRules;
import io.loomsight.models.pattern.RepeatLayout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class RequestFileTest {

  private static final String SMALL =
      """
      name: spring
      collections:
        - {name: house, drawn: 3}
      screens: 4
      widthCm: 16
      heightCm: 32
      dpi: 127
      count: 2
      """;

  @TempDir private Path folder;

  @Test
  void whatIsLeftOutIsAsUsual() throws IOException {
    PatternRequest request = read(SMALL);
    assertThat(request.seed()).isEqualTo(1);
    assertThat(request.method()).isEqualTo(MethodName.PATCHES);
    assertThat(request.layouts()).containsExactly(RepeatLayout.STRAIGHT);
    assertThat(request.colourings()).containsExactly(Colouring.asDrawn());
    assertThat(request.rules()).isEqualTo(PatternRules.defaults());
    assertThat(request.scene()).isEqualTo(Scene.BED);
    assertThat(request.print().size().widthPx()).isEqualTo(800);
    assertThat(request.print().drawnWidthPx()).isEqualTo(384);
    assertThat(request.print().drawnHeightPx()).isEqualTo(768);
    assertThat(request.print().drawnPxPerMm()).isEqualTo(2.4);
  }

  @Test
  void everythingCanBeSaid() throws IOException {
    Files.writeString(
        folder.resolve("season.yaml"), "靛蓝: ['#ffffff', '#8899aa', '#334455', '#000000']\n");
    PatternRequest request =
        read(
            """
            name: all
            seed: -7
            method: patches
            collections:
              - {name: house, drawn: 3}
              - {name: 春季, folder: designs/spring}
              - {name: far, folder: "s3a://mill/designs", images: tiles}
            mixes: [[house, 春季]]
            layouts: [straight, half-drop, brick]
            screens: 3
            widthCm: 16
            heightCm: 16
            dpi: 254
            palettes:
              - as-drawn
              - {name: red, colours: ["#ffffff", "#ff0000", "#440000"]}
              - {file: season.yaml}
            count: 5
            rules:
              maxSeamRatio: 1.2
              minFeatureMm: 0.5
              attempts: 3
              smallestSpeckPx: 2
              copies: {structureCorrelation: 0.9}
            drawnPx: 128
            preview: curtain
            """);
    assertThat(request.sources()).containsExactly("house", "春季", "far", "house+春季");
    assertThat(request.collections().get(1).origin())
        .isEqualTo(
            new CollectionSource.Folder(
                folder.resolve("designs/spring").toString(), "", DesignImages.JUDGED));
    assertThat(request.collections().get(2).origin())
        .isEqualTo(new CollectionSource.Folder("s3a://mill/designs", "", DesignImages.TILES));
    assertThat(request.colourings())
        .extracting(Colouring::name)
        .containsExactly("as-drawn", "red", "靛蓝");
    assertThat(request.rules().maxSeamRatio()).isEqualTo(1.2);
    assertThat(request.rules().attempts()).isEqualTo(3);
    assertThat(request.rules().copies().structureCorrelation()).isEqualTo(0.9);
    assertThat(request.rules().copies().imageDistance()).isEqualTo(0.2);
    assertThat(request.scene()).isEqualTo(Scene.CURTAIN);
    assertThat(PatternPlan.of(request)).hasSize(4 * 3 * 5);
  }

  @Test
  void theExampleIsARequest() {
    PatternRequest request = RequestFile.read(Path.of("..", "conf", "patterns", "request.yaml"));
    assertThat(request.rules()).isEqualTo(PatternRules.defaults());
    assertThat(request.collections().get(0).origin()).isEqualTo(new CollectionSource.Drawn(12));
  }

  static Stream<Arguments> faults() {
    return Stream.of(
        fault("seeds: 3", "seeds: unknown key, known are name, seed, method, collections"),
        fault("seed: '3'", "seed: expected a whole number, found '3'"),
        fault("seed: 1234567890123456", "seed: expected a whole number of at most 15 digits"),
        fault("method: paint", "method: expected one of patches, network, found 'paint'"),
        fault(
            "method: network",
            "collections: house: generator: expected a trained network's folder with method network"),
        fault(
            "layouts: [diagonal]",
            "layouts: expected one of straight, half-drop, brick, found 'diagonal'"),
        fault("layouts: [brick, brick]", "layouts: expected each name once, found 'brick' again"),
        fault("layouts: []", "layouts: expected at least one, found none"),
        fault("layouts: straight", "layouts: expected a list, found 'straight'"),
        fault(
            "mixes: [[house, home]]", "mixes: expected names of collections (house), found 'home'"),
        fault("mixes: [[house, house]]", "mixes: expected two collections, found 'house' twice"),
        fault("mixes: [[house]]", "mixes: expected two names of collections, found [house]"),
        fault(
            "palettes: [{name: red, colours: ['#ffffff', '#ff0000']}]",
            "palettes: red: expected at least 4 colours, one a screen, found 2"),
        fault(
            "palettes: [{name: red, colours: ['red']}]",
            "red: colour: expected #rrggbb, found red"),
        fault(
            "palettes: [{name: a/b, colours: ['#ffffff']}]",
            "palettes: name: expected 1 to 40 letters, digits, dashes or underscores, found 'a/b'"),
        fault(
            "palettes: [own]",
            "palettes: expected as-drawn, {name, colours} or {file}, found 'own'"),
        fault(
            "palettes: [{file: nowhere.yaml}]",
            "palettes[1].file: expected a file of palettes, found none that can be read"),
        fault(
            "palettes: [{file: a.yaml, name: red}]",
            "palettes[1]: expected either a file or a name and colours, found name, file"),
        fault("rules: {attempts: 0}", "pattern rules: expected maxSeamRatio > 0"),
        fault(
            "rules: {seam: 1}",
            "rules.seam: unknown key, known are maxSeamRatio, maxBroken, maxStyleDistance, minFeatureMm, attempts"),
        fault("rules: {copies: {likeness: 1}}", "rules.copies.likeness: unknown key, known are"),
        fault("drawnPx: 255", "drawnPx: expected an even number from 64, found 255"),
        fault(
            "drawnPx: 802",
            "drawnPx: expected no more than the print's shorter side of 800 px, found 802"),
        fault("preview: sofa", "preview: expected one of bed, curtain, found 'sofa'"));
  }

  @ParameterizedTest
  @MethodSource("faults")
  void faultsAreNamedByFileAndKey(String line, String message) throws IOException {
    assertRefused(SMALL + line + "\n", message);
  }

  @Test
  void faultsOfWhatMustBeThereAreNamed() throws IOException {
    assertRefused(SMALL.replace("name: spring\n", ""), "name: expected text");
    assertRefused(SMALL.replace("spring", "a/b"), "name: expected 1 to 64 letters a to z, digits");
    assertRefused(
        SMALL.replace("screens: 4", "screens: 17"), "screens: expected 2 to 16, found 17");
    assertRefused(
        SMALL.replace("screens: 4\n", ""), "screens: expected a whole number, found nothing");
    assertRefused(SMALL.replace("count: 2", "count: 0"), "count: expected 1 to 10000, found 0");
    assertRefused(
        SMALL.replace("drawn: 3", "drawn: 0"), "drawn: expected 1 to 1000 designs, found 0");
    assertRefused(
        SMALL.replace(", drawn: 3", ""),
        "collections[1]: expected either a folder or a number of drawn designs, found name");
    assertRefused(
        SMALL.replace("drawn: 3", "drawn: 3, folder: f"),
        "collections[1]: expected either a folder or a number of drawn designs, found name, folder, drawn");
    assertRefused(
        SMALL.replace("drawn: 3", "folder: f, generator: g"),
        "generator: expected none with method patches");
    assertRefused(
        SMALL.replace("drawn: 3", "folder: f, images: photos"),
        "collections: images: expected one of judged, tiles, cuttings, found 'photos'");
    assertRefused("", "expected keys and values, found nothing");
    assertRefused("a: [", "cannot be read as YAML");
  }

  @Test
  void aFileThatIsNotThereIsNamed() {
    Path missing = folder.resolve("missing.yaml");
    assertThatThrownBy(() -> RequestFile.read(missing))
        .isInstanceOf(InputException.class)
        .hasMessage(missing + ": expected a request for patterns, found no such file");
  }

  private static Arguments fault(String line, String message) {
    return Arguments.of(line, message);
  }

  private void assertRefused(String yaml, String message) throws IOException {
    assertThatThrownBy(() -> read(yaml))
        .isInstanceOf(InputException.class)
        .hasMessageStartingWith(folder.resolve("request.yaml").toString())
        .hasMessageContaining(message);
  }

  private PatternRequest read(String yaml) throws IOException {
    return RequestFile.read(Files.writeString(folder.resolve("request.yaml"), yaml));
  }
}
