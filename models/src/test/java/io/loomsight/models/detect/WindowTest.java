package io.loomsight.models.detect;

import static org.assertj.core.api.Assertions.assertThat;

import io.loomsight.models.image.GreyImage;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class WindowTest {

  private static List<Window> spread(GreyImage image, ClothArea cloth, long seed) {
    return Window.spread(image, cloth, new SplittableRandom(seed));
  }

  private static GreyImage image(int widthPx, int heightPx) {
    return GreyImage.wrap(widthPx, heightPx, new float[widthPx * heightPx]);
  }

  @Test
  void smallImageIsSampledAsAWhole() {
    GreyImage image = image(1022, 500);
    assertThat(spread(image, ClothArea.whole(image), 1))
        .containsExactly(new Window(0, 0, 1024, 500));
  }

  @Test
  void windowsLieInEveryPartOfTheCloth() {
    GreyImage image = image(4096, 1024);
    ClothArea cloth = new ClothArea(200, 3900);
    for (long seed = 0; seed < 50; seed++) {
      List<Window> windows = spread(image, cloth, seed);
      assertThat(windows).hasSize(8);
      for (int i = 0; i < 8; i++) {
        Window window = windows.get(i);
        int part = cloth.leftPx() + 925 * (i % 4);
        assertThat(window.leftPx())
            .isBetween(part - 16, part + 925 - 112)
            .matches(px -> px % 16 == 0);
        assertThat(window.topPx()).isBetween(i / 4 * 512, i / 4 * 512 + 384);
        assertThat(window.columns()).isEqualTo(32);
        assertThat(window.rows()).isEqualTo(32);
      }
    }
  }

  @Test
  void windowsStayInTheImageHoweverNarrowTheCloth() {
    GreyImage image = image(4096, 1000);
    for (int left = 0; left <= 4032; left += 21) {
      for (Window window : spread(image, new ClothArea(left, left + 64), left)) {
        assertThat(window.leftPx()).isBetween(0, 4095);
        assertThat(window.rightPx()).isBetween(window.leftPx() + 1, 4096);
        assertThat(window.topPx()).isBetween(0, 999);
        assertThat(window.bottomPx()).isBetween(window.topPx() + 1, 1000);
      }
    }
  }
}
