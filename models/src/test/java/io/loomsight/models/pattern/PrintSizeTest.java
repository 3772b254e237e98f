package io.loomsight.models.pattern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PrintSizeTest {

  @ParameterizedTest
  @CsvSource({"64, 254, 6400", "32, 127, 1600", "2.54, 300, 300", "12.7, 72, 360", "0.1, 254, 10"})
  void pixelsAreCentimetresTimesDpiOver254Exactly(double cm, double dpi, int px) {
    PrintSize size = PrintSize.ofCm(cm, 2 * cm, dpi);
    assertThat(size.widthPx()).isEqualTo(px);
    assertThat(size.heightPx()).isEqualTo(2 * px);
    assertThat(size.isWhole()).isTrue();
    assertThat(size.printed()).isEqualTo(size);
  }

  @Test
  void centimetresAndMillimetresAgree() {
    assertThat(PrintSize.ofCm(32, 16, 300).widthPx())
        .isEqualTo(PrintSize.ofMm(320, 160, 300).widthPx());
  }

  @Test
  void whatIsNoWholePixelIsTheNearestAndTellsItsTrueSize() {
    PrintSize size = PrintSize.ofCm(10, 10, 300);
    assertThat(size.exactWidthPx().doubleValue()).isEqualTo(1181.102362205);
    assertThat(size.isWhole()).isFalse();
    assertThat(size.widthPx()).isEqualTo(1181);
    assertThat(size.printed().widthMm().doubleValue()).isCloseTo(1181 * 25.4 / 300, within(1e-9));
    assertThat(size.printed().widthPx()).isEqualTo(1181);
  }

  @Test
  void aHalfPixelIsRoundedUpAndNoSideIsEmpty() {
    assertThat(PrintSize.ofMm(12.7, 0.001, 1).widthPx()).isEqualTo(1);
    assertThat(PrintSize.ofMm(38.1, 0.001, 1).widthPx()).isEqualTo(2);
    assertThat(PrintSize.ofMm(12.7, 0.001, 1).heightPx()).isEqualTo(1);
  }

  @Test
  void densityIsPixelsAMillimetre() {
    assertThat(PrintSize.ofCm(1, 1, 254).pxPerMm()).isEqualTo(10);
  }

  @Test
  void pixelsHaveASize() {
    PrintSize size = PrintSize.ofPx(6400, 3200, 254);
    assertThat(size.widthMm()).isEqualByComparingTo("640");
    assertThat(size.heightMm()).isEqualByComparingTo("320");
  }

  @Test
  void nothingIsNoSize() {
    assertThatThrownBy(() -> PrintSize.ofCm(0, 1, 300))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("print width in mm: expected a number above 0, found 0");
    assertThatThrownBy(() -> PrintSize.ofCm(1, 1, Double.NaN))
        .hasMessage("print density in dpi: expected a number above 0, found NaN");
    assertThatThrownBy(() -> PrintSize.ofCm(1e9, 1, 300))
        .hasMessageContaining("print size: expected at most 2147483647 px a side");
  }
}
