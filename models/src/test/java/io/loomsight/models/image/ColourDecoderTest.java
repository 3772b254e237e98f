package io.loomsight.models.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ColourDecoderTest {

  private static final int GROUND = 0x204060;

  private static ColourImage decoded(byte[] bytes) {
    DecodedColour decoded =
        new ImageDecoder(DecodeLimits.defaults()).decodeColour(bytes, "a", GROUND);
    assertThat(decoded).isInstanceOf(DecodedColour.Image.class);
    return ((DecodedColour.Image) decoded).image();
  }

  @ParameterizedTest
  @ValueSource(strings = {"png", "bmp", "tiff"})
  void coloursAreTheSamplesAsStored(String format) {
    ColourImage image = decoded(TestImages.file(TestImages.rgb(5, 3, 8, 200, 100, 50), format));
    assertThat(image.widthPx()).isEqualTo(5);
    assertThat(image.heightPx()).isEqualTo(3);
    assertThat(image.rgb(4, 2)).isEqualTo(0xc86432);
  }

  @Test
  void aJpegIsNearToWhatItWasMadeOf() {
    ColourImage image = decoded(TestImages.file(TestImages.rgb(16, 16, 8, 200, 100, 50), "jpeg"));
    assertThat(image.sample(0, 8, 8)).isCloseTo(200 / 255f, within(0.02f));
    assertThat(image.sample(1, 8, 8)).isCloseTo(100 / 255f, within(0.02f));
    assertThat(image.sample(2, 8, 8)).isCloseTo(50 / 255f, within(0.02f));
  }

  @Test
  void sixteenBitsKeepTheirPrecision() {
    ColourImage image =
        decoded(TestImages.file(TestImages.rgb(2, 2, 16, 40_000, 30_001, 1), "png"));
    assertThat(image.sample(1, 1, 1)).isEqualTo(30_001 / 65535f);
    assertThat(image.sample(2, 1, 1)).isEqualTo(1 / 65535f);
  }

  @ParameterizedTest
  @ValueSource(strings = {"png", "jpeg", "tiff", "bmp"})
  void greyIsGreyInAllPlanes(String format) {
    ColourImage image = decoded(TestImages.file(TestImages.grey(8, 8, 8, 4), format));
    assertThat(image.rgb(0, 0)).isBetween(0, 0x030303);
    assertThat(image.sample(0, 5, 6)).isEqualTo(image.sample(2, 5, 6));
    assertThat(image.sample(1, 5, 6)).isCloseTo(53 * 4 / 255f, within(0.02f));
  }

  @Test
  void transparentPixelsShowTheGround() {
    BufferedImage image = new BufferedImage(3, 1, BufferedImage.TYPE_INT_ARGB);
    image.setRGB(0, 0, 0xffc80000);
    image.setRGB(1, 0, 0x00c80000);
    image.setRGB(2, 0, 0x80c80000);
    ColourImage shown = decoded(TestImages.file(image, "png"));
    assertThat(shown.rgb(0, 0)).isEqualTo(0xc80000);
    assertThat(shown.rgb(1, 0)).isEqualTo(GROUND);
    assertThat(shown.sample(0, 2, 0))
        .isCloseTo((128 / 255f) * 200 / 255 + (127 / 255f) * 0x20 / 255, within(1e-5f));
  }

  @Test
  void palettesAreLookedUp() {
    byte[] red = {0, (byte) 255};
    byte[] green = {10, 20};
    byte[] blue = {30, 40};
    BufferedImage image =
        new BufferedImage(
            2, 1, BufferedImage.TYPE_BYTE_INDEXED, new IndexColorModel(8, 2, red, green, blue));
    image.getRaster().setSample(1, 0, 0, 1);
    ColourImage shown = decoded(TestImages.file(image, "png"));
    assertThat(shown.rgb(0, 0)).isEqualTo(0x000a1e);
    assertThat(shown.rgb(1, 0)).isEqualTo(0xff1428);
  }

  @Test
  void refusalsAreThoseOfGrey() {
    ImageDecoder decoder = new ImageDecoder(new DecodeLimits(100, 1000, 1));
    byte[] large = TestImages.file(TestImages.rgb(20, 20, 8, 1, 2, 3), "png");
    for (byte[] bytes : new byte[][] {{}, {1, 2, 3, 4}, large, Arrays.copyOf(large, 60)}) {
      Decoded.Refused grey = (Decoded.Refused) decoder.decode(bytes, "x.png");
      assertThat(decoder.decodeColour(bytes, "x.png", 0))
          .isEqualTo(new DecodedColour.Refused(grey.reason(), grey.detail()));
    }
  }

  @Test
  void memoryIsBoundedByTheHeader() {
    ImageDecoder decoder = new ImageDecoder(new DecodeLimits(10_000_000, 10_000_000, 1));
    byte[] large = TestImages.file(TestImages.grey(3000, 3000, 8, 0), "png");
    assertThat(decoder.decode(large, "x.png")).isInstanceOf(Decoded.Image.class);
    assertThat(decoder.decodeColour(large, "x.png", 0))
        .isInstanceOfSatisfying(
            DecodedColour.Refused.class,
            refused -> {
              assertThat(refused.reason()).isEqualTo(Decoded.Reason.TOO_LARGE);
              assertThat(refused.detail())
                  .startsWith("x.png: expected an image that is decoded in at most 67108864 bytes");
            });
  }
}
