package io.loomsight.models.image;

import static org.assertj.core.api.Assertions.assertThat;

import io.loomsight.models.fabric.PixelBox;
import org.junit.jupiter.api.Test;

final class ThumbnailsTest {

  private static GreyImage shown(byte[] jpeg) {
    return ((Decoded.Image) new ImageDecoder(DecodeLimits.defaults()).decode(jpeg, "t")).image();
  }

  @Test
  void marginEndsWithTheImage() {
    GreyImage image = GreyImage.wrap(100, 80, new float[8000]);
    GreyImage thumbnail = shown(Thumbnails.jpeg(image, new PixelBox(10, 70, 20, 5), 32));
    assertThat(thumbnail.widthPx()).isEqualTo(62);
    assertThat(thumbnail.heightPx()).isEqualTo(42);
  }

  @Test
  void longDefectIsShrunk() {
    GreyImage image = GreyImage.wrap(4096, 64, new float[4096 * 64]);
    GreyImage thumbnail = shown(Thumbnails.jpeg(image, new PixelBox(0, 0, 4096, 10), 0));
    assertThat(thumbnail.widthPx()).isEqualTo(316);
    assertThat(thumbnail.heightPx()).isEqualTo(1);
  }

  @Test
  void shrunkPixelIsTheMeanOfItsSquare() {
    GreyImage image = GreyImage.wrap(3, 2, new float[] {0, 0.2f, 1, 0.4f, 0.6f, 0.5f});
    GreyImage half = Thumbnails.shrunk(image, 2);
    assertThat(half.greys()).containsExactly(0.3f, 0.75f);
  }
}
