package io.loomsight.jobs.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loomsight.models.pattern.RepeatLayout;
import java.util.List;
import org.junit.jupiter.api.Test;

final class PrintFormatTest {

  private static final List<RepeatLayout> STRAIGHT = List.of(RepeatLayout.STRAIGHT);

  @Test
  void sizesOfWholePixelsFit() {
    PrintFormat format = PrintFormat.of(64, 32, 254, 256, List.of(RepeatLayout.values()));
    assertThat(format.size().widthPx()).isEqualTo(6400);
    assertThat(format.size().heightPx()).isEqualTo(3200);
    assertThat(format.drawnWidthPx()).isEqualTo(512);
    assertThat(format.drawnHeightPx()).isEqualTo(256);
    assertThat(PrintFormat.of(25.4, 25.4, 300, 256, STRAIGHT).size().widthPx()).isEqualTo(3000);
  }

  @Test
  void theOtherSideIsDrawnInProportionAndEven() {
    PrintFormat format = PrintFormat.of(10, 15.3, 254, 100, STRAIGHT);
    assertThat(format.drawnWidthPx()).isEqualTo(100);
    assertThat(format.drawnHeightPx()).isEqualTo(154);
  }

  @Test
  void noWholePixelsAreRefusedWithTheNearestSizes() {
    assertThatThrownBy(() -> PrintFormat.of(64, 64, 300, 256, STRAIGHT))
        .hasMessage(
            "widthCm: expected whole pixels, found 64 cm x 300 dpi / 2.54 = 7559.055 px; nearest"
                + " that fit: 63.9826 cm (7557 px) or 64.008 cm (7560 px)");
  }

  @Test
  void theNearestSizesFit() {
    assertThat(PrintFormat.of(63.9826, 64.008, 300, 256, STRAIGHT).size().widthPx())
        .isEqualTo(7557);
  }

  @Test
  void oddSidesAreRefusedWhereALayoutNeedsEvenOnes() {
    assertThat(PrintFormat.of(32.01, 32.01, 254, 256, STRAIGHT).size().widthPx()).isEqualTo(3201);
    assertThatThrownBy(() -> PrintFormat.of(32, 32.01, 254, 256, List.of(RepeatLayout.HALF_DROP)))
        .hasMessage(
            "heightCm: expected an even number of pixels, as half-drop needs, found 32.01 cm x 254"
                + " dpi / 2.54 = 3201 px; nearest that fit: 32 cm (3200 px) or 32.02 cm (3202 px)");
    assertThatThrownBy(() -> PrintFormat.of(32.01, 32, 254, 256, List.of(RepeatLayout.BRICK)))
        .hasMessageStartingWith("widthCm: expected an even number of pixels, as brick needs");
  }

  @Test
  void nothingAndTooMuchAreRefused() {
    assertThatThrownBy(() -> PrintFormat.of(0, 32, 254, 256, STRAIGHT))
        .hasMessage("widthCm: expected a number above 0, found 0.0");
    assertThatThrownBy(() -> PrintFormat.of(320, 320, 254, 256, STRAIGHT))
        .hasMessageContaining("expected at most 200,000,000 px in all, found 32,000 x 32,000 px");
  }
}
