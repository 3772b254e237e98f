package io.loomsight.jobs.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loomsight.jobs.InputException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TemplateParserTest {

  @Test
  void partsOfThePathAreNamed() {
    PathTemplate template = TemplateParser.parse("{loom}/{roll}/{any}_{camera}-{sequence}.{ext}");
    assertThat(template.match("L07/R-2026_1/2026_03_left-000123.jpg"))
        .contains(
            Map.of(
                Placeholder.LOOM, "L07",
                Placeholder.ROLL, "R-2026_1",
                Placeholder.CAMERA, "03_left",
                Placeholder.SEQUENCE, "000123",
                Placeholder.EXT, "jpg"));
    assertThat(template.match("L07/2026_left-000123.jpg")).isEmpty();
    assertThat(template.match("L07/R/x/2026_left-000123.jpg")).isEmpty();
    assertThat(template.match("L07/R/2026_left-12a.jpg")).isEmpty();
  }

  @Test
  void textStandsForItself() {
    PathTemplate template = TemplateParser.parse("(a+b)/{loom}.{roll}.{sequence}");
    assertThat(template.match("(a+b)/l.r.7")).isPresent();
    assertThat(template.match("aab/l.r.7")).isEmpty();
    assertThat(template.match("(a+b)/lxrx7")).isEmpty();
  }

  @Test
  void anythingMayBeNothingAndComeTwice() {
    PathTemplate template = TemplateParser.parse("{any}{loom}/{roll}/{sequence}{any}");
    assertThat(template.match("l/r/7")).isPresent();
    assertThat(template.match("l/r/7.jpg").orElseThrow())
        .containsEntry(Placeholder.SEQUENCE, "7")
        .doesNotContainKey(Placeholder.ANY);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{loom}/{roll}/{seq}|expected one of {park} {loom} {roll} {style} {camera} {sequence} {ext} {any}, found {seq}",
        "{loom}/{roll}/{roll}/{sequence}|expected every placeholder but {any} once, found {roll} twice",
        "{loom}/{sequence}.png|expected {loom}, {roll} and {sequence}, found no {roll}",
        "{loom}/{roll}/{sequence|expected a } after every {, found {sequence",
        "{loom}/roll}/{sequence}|expected a { before every }, found /roll}/",
      })
  void faultIsNamed(String template, String fault) {
    assertThatThrownBy(() -> TemplateParser.parse(template))
        .isInstanceOf(InputException.class)
        .hasMessage("--template '" + template + "': " + fault);
  }
}
