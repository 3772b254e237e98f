package io.loomsight.models.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

@ResourceLock("PyTorch")
class ImageEncoderTest {

  private final ImageDecoder decoder = new ImageDecoder(DecodeLimits.defaults());

  @Test
  void pngKeepsGreysToHalfAStep() {
    GreyImage image = ramp(17, 9);
    Decoded.Image decoded = (Decoded.Image) decoder.decode(ImageEncoder.png(image), "x");
    assertThat(decoded.format()).isEqualTo(ImageFormat.PNG);
    assertThat(decoded.image().sharedGreys())
        .containsExactly(image.sharedGreys(), within(0.5f / 255f + 1e-6f));
    assertThat(ImageEncoder.png(image)).isEqualTo(ImageEncoder.png(image));
  }

  @Test
  void jpegOfHighQualityIsNearTheImage() {
    GreyImage image = ramp(64, 48);
    Decoded.Image decoded = (Decoded.Image) decoder.decode(ImageEncoder.jpeg(image, 0.95), "x");
    assertThat(decoded.image().sharedGreys()).containsExactly(image.sharedGreys(), within(0.03f));
    assertThat(ImageEncoder.jpeg(image, 0.3).length)
        .isLessThanOrEqualTo(ImageEncoder.jpeg(image, 0.95).length);
    assertThatThrownBy(() -> ImageEncoder.jpeg(image, 0))
        .hasMessage("JPEG quality: expected above 0 to 1, found 0.0");
  }

  @Test
  void greysBeyondTheRangeAreClipped() {
    byte[] file = ImageEncoder.png(GreyImage.of(2, 1, new float[] {-0.5f, 1.5f}));
    assertThat(((Decoded.Image) decoder.decode(file, "x")).image().greys()).containsExactly(0, 1);
  }

  @Test
  void maskSurvivesItsPngAtEveryWidth() {
    for (int widthPx = 1; widthPx < 20; widthPx++) {
      SplittableRandom random = new SplittableRandom(widthPx);
      BitSet pixels = new BitSet();
      for (int at = 0; at < widthPx * 7; at++) {
        pixels.set(at, random.nextBoolean());
      }
      Mask mask = Mask.of(widthPx, 7, pixels);
      assertThat(Masks.fromPng(Masks.toPng(mask))).isEqualTo(mask);
    }
  }

  @Test
  void maskOfOtherBytesIsRefused() {
    assertThatThrownBy(() -> Masks.fromPng("text".getBytes(StandardCharsets.UTF_8)))
        .hasMessage("mask: expected JPEG, PNG, TIFF or BMP, found other bytes");
  }

  @Test
  void contentHashIsSha256() {
    assertThat(ContentHash.of("abc".getBytes(StandardCharsets.UTF_8)))
        .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    assertThat(ContentHash.ofParts("ab", "c")).isNotEqualTo(ContentHash.ofParts("a", "bc"));
    assertThat(ContentHash.ofParts("abc")).hasSize(32);
  }

  private static GreyImage ramp(int widthPx, int heightPx) {
    float[] greys = new float[widthPx * heightPx];
    for (int at = 0; at < greys.length; at++) {
      greys[at] = (float) at / greys.length;
    }
    return GreyImage.wrap(widthPx, heightPx, greys);
  }
}
