package io.loomsight.models.grade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExtentTest {

  @ParameterizedTest
  @CsvSource({
    "75 mm, 75",
    "75mm, 75",
    "0.5 cm, 5",
    "9.1 m, 9100",
    "3 in, 76.2",
    "10 yd, 9144",
    "0 mm, 0"
  })
  void lengthsAreInMillimetres(String text, double mm) {
    assertThat(Extent.parse(text).mm()).isCloseTo(mm, within(1e-9));
    assertThat(Extent.parse(text).mm(1600)).isCloseTo(mm, within(1e-9));
    assertThat(Extent.parse(Extent.parse(text).toString())).isEqualTo(Extent.parse(text));
  }

  @Test
  void shareOfTheWidthGrowsWithIt() {
    assertThat(Extent.parse("0.5 width").mm(1600)).isEqualTo(800);
    assertThat(Extent.parse("0.5 width").isShareOfWidth()).isTrue();
    assertThat(Extent.parse("0.5 width")).hasToString("0.5 width");
  }

  @Test
  void anyIsLongerThanAll() {
    assertThat(Extent.parse("any").mm()).isInfinite();
    assertThat(Extent.parse("any")).hasToString("any");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "75", "mm", "-1 mm", "1e3 mm", "75 MM", "3 inches", "1,5 m"})
  void otherTextsAreRefused(String text) {
    assertThatThrownBy(() -> Extent.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("expected a length as '75 mm', in one of mm, cm, m, in, yd, width")
        .hasMessageEndingWith("found '" + text + "'");
  }
}
