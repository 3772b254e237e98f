package io.loomsight.models.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.loomsight.models.image.Decoded.Reason;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImageDecoderTest {

  private final ImageDecoder decoder = new ImageDecoder(DecodeLimits.defaults());

  @ParameterizedTest
  @CsvSource({"png,8", "png,16", "tiff,8", "tiff,16", "bmp,8"})
  void greySamplesKeepTheirFullPrecision(String format, int bits) {
    int step = bits == 8 ? 7 : 1801; // 36 samples, up to 245 or 63,035
    byte[] file = TestImages.file(TestImages.grey(6, 6, bits, step), format);
    GreyImage image = image(file);
    assertThat(image.widthPx()).isEqualTo(6);
    float largest = bits == 8 ? 255f : 65535f;
    for (int at = 0; at < 36; at++) {
      assertThat(image.sharedGreys()[at]).isCloseTo(at * step / largest, within(1e-7f));
    }
  }

  @ParameterizedTest
  @CsvSource({"png,8", "png,16", "tiff,8", "tiff,16", "bmp,8"})
  void rgbBecomesLumaOfTheStoredSamples(String format, int bits) {
    int scale = bits == 8 ? 1 : 257;
    byte[] file =
        TestImages.file(TestImages.rgb(5, 4, bits, 200 * scale, 100 * scale, 50 * scale), format);
    // 0.299 * 200 + 0.587 * 100 + 0.114 * 50 = 124.2
    assertThat(image(file).grey(4, 3)).isCloseTo(124.2f / 255f, within(1e-6f));
  }

  @Test
  void jpegIsDecodedWithinItsLoss() {
    assertThat(image(TestImages.file(TestImages.rgb(32, 32, 8, 200, 100, 50), "jpeg")).grey(9, 9))
        .isCloseTo(124.2f / 255f, within(1.5f / 255f));
    BufferedImage grey = TestImages.grey(16, 16, 8, 0);
    grey.getRaster().setSamples(0, 0, 16, 16, 0, filled(256, 77));
    assertThat(image(TestImages.file(grey, "jpeg")).grey(3, 3))
        .isCloseTo(77f / 255f, within(1f / 255f));
  }

  @Test
  void jpegThatStoresRgbIsNotTakenForLuma() {
    byte[] file = TestImages.file(TestImages.rgb(32, 32, 8, 200, 100, 50), "jpeg");
    assertThat(JpegHeader.isRgb(file)).isFalse();
    byte[] adobe = new byte[file.length + 16];
    System.arraycopy(file, 0, adobe, 0, 2);
    byte[] marker = {
      (byte) 0xFF, (byte) 0xEE, 0, 14, 'A', 'd', 'o', 'b', 'e', 0, 100, 0, 0, 0, 0, 0
    };
    System.arraycopy(marker, 0, adobe, 2, 16);
    System.arraycopy(file, 2, adobe, 18, file.length - 2);
    assertThat(JpegHeader.isRgb(adobe)).isTrue();
    // Y = 124, Cb = 86, Cr = 182 read as red, green, blue: 0.299 * 124 + 0.587 * 86 + 0.114 * 182
    assertThat(image(adobe).grey(9, 9)).isCloseTo(108.3f / 255f, within(2f / 255f));
  }

  @Test
  void alphaIsIgnored() {
    byte[] greyAlpha = {0, 100, 0, (byte) 200, 0}; // filter, grey 100 alpha 0, grey 200 alpha 0
    byte[] rgbAlpha = {0, (byte) 200, 100, 50, 0};
    GreyImage grey = image(TestImages.png(2, 1, 8, 4, TestImages.deflate(greyAlpha)));
    assertThat(grey.sharedGreys())
        .containsExactly(new float[] {100 / 255f, 200 / 255f}, within(1e-6f));
    GreyImage colour = image(TestImages.png(1, 1, 8, 6, TestImages.deflate(rgbAlpha)));
    assertThat(colour.grey(0, 0)).isCloseTo(124.2f / 255f, within(1e-6f));
    byte[] deep = {0, 0x12, 0x34, 0, 0};
    assertThat(image(TestImages.png(1, 1, 16, 4, TestImages.deflate(deep))).grey(0, 0))
        .isCloseTo(0x1234 / 65535f, within(1e-7f));
  }

  @Test
  void fewBitsAndPalettesAreSpread() {
    byte[] oneBit = {0, (byte) 0b1010_0000};
    assertThat(image(TestImages.png(3, 1, 1, 0, TestImages.deflate(oneBit))).sharedGreys())
        .containsExactly(new float[] {1, 0, 1}, within(1e-6f));
    byte[] fourBits = {0, (byte) 0x5F};
    assertThat(image(TestImages.png(2, 1, 4, 0, TestImages.deflate(fourBits))).sharedGreys())
        .containsExactly(new float[] {5 / 15f, 1}, within(1e-6f));
    byte[] reds = new byte[256];
    reds[1] = (byte) 200;
    byte[] greens = new byte[256];
    greens[1] = 100;
    byte[] blues = new byte[256];
    blues[1] = 50;
    BufferedImage palette =
        new BufferedImage(
            2,
            1,
            BufferedImage.TYPE_BYTE_INDEXED,
            new IndexColorModel(8, 256, reds, greens, blues));
    palette.getRaster().setSample(1, 0, 0, 1);
    for (String format : new String[] {"png", "bmp", "tiff"}) {
      assertThat(image(TestImages.file(palette, format)).sharedGreys())
          .as(format)
          .containsExactly(new float[] {0, 124.2f / 255f}, within(1e-6f));
    }
  }

  @Test
  void lastStripOfAPlainTiffMayBeShorterButNoOther() {
    // The JDK writes strips of about 8 kB: 21 rows of 384 bytes, and 12 in the last
    byte[] file = TestImages.file(TestImages.rgb(128, 96, 8, 200, 100, 50), "tiff");
    assertThat(image(file).grey(127, 95)).isCloseTo(124.2f / 255f, within(1e-6f));
    byte[] shorter = file.clone();
    int at =
        indexOf(file, new byte[] {0, 0, 0x1F, (byte) 0x80, 0, 0, 0x1F, (byte) 0x80}); // 8064, twice
    shorter[at + 2] = 0x1E;
    assertThat(refused(shorter))
        .isEqualTo(
            new Decoded.Refused(
                Reason.CORRUPT, "x: expected 8064 bytes in TIFF strip 0, found 7808"));
  }

  private static int indexOf(byte[] bytes, byte[] part) {
    return new String(bytes, StandardCharsets.ISO_8859_1)
        .indexOf(new String(part, StandardCharsets.ISO_8859_1));
  }

  @Test
  void bombIsRefusedByItsHeader() {
    byte[] bomb = TestImages.png(60_000, 60_000, 8, 0, TestImages.deflate(new byte[4]));
    assertThat(refused(bomb))
        .isEqualTo(
            new Decoded.Refused(
                Reason.TOO_LARGE, "x: expected at most 100000000 px, found 60000 x 60000 px"));
    byte[] wide = TestImages.png(-1, 1, 8, 0, TestImages.deflate(new byte[4]));
    assertThat(refused(wide).reason()).isEqualTo(Reason.TOO_LARGE);
    byte[] bmp = TestImages.file(TestImages.grey(6, 6, 8, 1), "bmp");
    bmp[21] = 0x7F;
    assertThat(refused(bmp).reason()).isEqualTo(Reason.TOO_LARGE);
  }

  @Test
  void limitsAreKept() {
    byte[] file = TestImages.file(TestImages.grey(6, 4, 8, 1), "png");
    assertThat(new ImageDecoder(new DecodeLimits(24, 1000, 4)).decode(file, "x"))
        .isInstanceOf(Decoded.Image.class);
    assertThat(new ImageDecoder(new DecodeLimits(23, 1000, 4)).decode(file, "x"))
        .isEqualTo(
            new Decoded.Refused(Reason.TOO_LARGE, "x: expected at most 23 px, found 6 x 4 px"));
    assertThat(new ImageDecoder(new DecodeLimits(24, 1000, 5)).decode(file, "x"))
        .isEqualTo(
            new Decoded.Refused(
                Reason.TOO_SMALL, "x: expected sides of at least 5 px, found 6 x 4 px"));
    assertThat(new ImageDecoder(new DecodeLimits(24, file.length - 1, 4)).decode(file, "x"))
        .isInstanceOfSatisfying(
            Decoded.Refused.class, r -> assertThat(r.reason()).isEqualTo(Reason.TOO_LARGE));
  }

  @Test
  void emptyAndForeignFilesAreNamedAsSuch() {
    assertThat(refused(new byte[0]))
        .isEqualTo(new Decoded.Refused(Reason.EMPTY, "x: expected an image, found 0 bytes"));
    for (String text :
        new String[] {"B", "BM", "BMW, a car maker's name at the start", "GIF89a.."}) {
      assertThat(refused(text.getBytes(StandardCharsets.UTF_8)))
          .isEqualTo(
              new Decoded.Refused(
                  Reason.NOT_AN_IMAGE, "x: expected JPEG, PNG, TIFF or BMP, found other bytes"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"png", "jpeg", "tiff", "bmp"})
  void fileThatEndsEarlyIsRefusedWhereverItEnds(String format) {
    byte[] file = TestImages.file(noise(48, 40), format);
    assertThat(decoder.decode(file, "x")).isInstanceOf(Decoded.Image.class);
    for (int length = 1; length < file.length; length += Math.max(1, file.length / 97)) {
      assertThat(decoder.decode(Arrays.copyOf(file, length), "x"))
          .as("%s cut to %d of %d bytes", format, length, file.length)
          .isInstanceOf(Decoded.Refused.class);
    }
    assertThat(decoder.decode(Arrays.copyOf(file, file.length * 2 / 3), "x"))
        .isInstanceOfSatisfying(
            Decoded.Refused.class, r -> assertThat(r.reason()).isEqualTo(Reason.CORRUPT));
  }

  @Test
  void pngWithTooFewRowsIsRefused() {
    byte[] rows = TestImages.deflate(new byte[5 * 11]);
    assertThat(decoder.decode(TestImages.png(10, 5, 8, 0, rows), "x"))
        .isInstanceOf(Decoded.Image.class);
    assertThat(refused(TestImages.png(10, 50, 8, 0, rows)).reason()).isEqualTo(Reason.CORRUPT);
    byte[] cut = Arrays.copyOf(rows, rows.length / 2);
    assertThat(refused(TestImages.png(10, 5, 8, 0, cut)).reason()).isEqualTo(Reason.CORRUPT);
  }

  @ParameterizedTest
  @ValueSource(strings = {"png", "jpeg", "tiff", "bmp"})
  void noBytesMakeItThrow(String format) {
    byte[] file = TestImages.file(noise(24, 20), format);
    for (int seed = 0; seed < 400; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      byte[] hostile = file.clone();
      for (int flip = 0; flip <= seed % 8; flip++) {
        int within = seed % 2 == 0 ? Math.min(200, file.length) : file.length;
        hostile[random.nextInt(within)] = (byte) random.nextInt(256);
      }
      assertThat(new ImageDecoder(new DecodeLimits(1_000_000, 1_000_000, 1)).decode(hostile, "x"))
          .isNotNull();
    }
  }

  @Test
  void soundFilesAreReadButForThoseOfKindsThatAreNot() {
    Map<String, String> unread =
        Map.of(
            "jpeg-four",
            "x: expected a JPEG of 1 or 3 bands, found 4",
            "tiff-jpeg",
            "x: expected a TIFF that is plain or compressed by LZW, deflate, PackBits or fax, found"
                + " compression 7",
            "gif-animated",
            "x: expected JPEG, PNG, TIFF or BMP, found other bytes");
    WholeImages.all()
        .forEach(
            (kind, file) -> {
              if (unread.containsKey(kind)) {
                assertThat(refused(file).detail()).isEqualTo(unread.get(kind));
              } else {
                assertThat(image(file).widthPx()).as(kind).isEqualTo(96);
              }
            });
  }

  @Test
  void firstPageOfSeveralIsTaken() {
    Map<String, byte[]> files = WholeImages.all();
    assertThat(image(files.get("tiff-pages"))).isEqualTo(image(files.get("tiff-grey")));
  }

  @Test
  void profilesAndTextsAreNotEvenLookedAt() {
    byte[] file = TestImages.file(noise(40, 16), "jpeg");
    byte[] profile = "..ICC_PROFILE\0\1\1no profile at all".getBytes(StandardCharsets.US_ASCII);
    profile[1] = (byte) profile.length;
    profile[0] = 0;
    byte[] spoilt = new byte[file.length + 2 + profile.length];
    System.arraycopy(file, 0, spoilt, 0, 2);
    spoilt[2] = (byte) 0xFF;
    spoilt[3] = (byte) 0xE2;
    System.arraycopy(profile, 0, spoilt, 4, profile.length);
    System.arraycopy(file, 2, spoilt, 4 + profile.length, file.length - 2);
    assertThat(image(spoilt)).isEqualTo(image(file));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "png-rgb16",
        "png-interlaced",
        "png-palette",
        "png-bits",
        "jpeg-rgb",
        "jpeg-progressive",
        "tiff-rgb16",
        "tiff-lzw",
        "tiff-tiled",
        "tiff-fax4",
        "bmp-rgb",
        "bmp-rle"
      })
  void imageByPartsIsTheImageAtOnce(String kind) throws IOException {
    byte[] file = WholeImages.all().get(kind);
    ImageHeader stored = ImageHeader.of(file).orElseThrow();
    PixelParts parts = ImageDecoder.parts(stored.format(), file);
    for (int orientation = 1; orientation <= 8; orientation++) {
      ImageHeader header =
          new ImageHeader(
              stored.format(),
              stored.widthPx(),
              stored.heightPx(),
              stored.bits(),
              stored.bands(),
              orientation);
      assertThat(new Pixels(header, parts, file).grey(7))
          .isEqualTo(Orientation.apply(image(file), orientation));
    }
  }

  @Test
  void exifOrientationIsApplied() {
    GreyImage stored = GreyImage.of(3, 2, new float[] {1, 2, 3, 4, 5, 6});
    assertThat(Orientation.apply(stored, 1)).isSameAs(stored);
    assertThat(Orientation.apply(stored, 2).greys()).containsExactly(3, 2, 1, 6, 5, 4);
    assertThat(Orientation.apply(stored, 3).greys()).containsExactly(6, 5, 4, 3, 2, 1);
    assertThat(Orientation.apply(stored, 4).greys()).containsExactly(4, 5, 6, 1, 2, 3);
    assertThat(Orientation.apply(stored, 5).greys()).containsExactly(1, 4, 2, 5, 3, 6);
    assertThat(Orientation.apply(stored, 6).greys()).containsExactly(4, 1, 5, 2, 6, 3);
    assertThat(Orientation.apply(stored, 7).greys()).containsExactly(6, 3, 5, 2, 4, 1);
    assertThat(Orientation.apply(stored, 8).greys()).containsExactly(3, 6, 2, 5, 1, 4);
  }

  @Test
  void exifBlockOfAJpegIsRead() {
    byte[] file = TestImages.file(noise(40, 16), "jpeg");
    byte[] exif = {
      (byte) 0xFF,
      (byte) 0xE1,
      0,
      34,
      'E',
      'x',
      'i',
      'f',
      0,
      0,
      'M',
      'M',
      0,
      42,
      0,
      0,
      0,
      8,
      0,
      1,
      0x01,
      0x12,
      0,
      3,
      0,
      0,
      0,
      1,
      0,
      6,
      0,
      0,
      0,
      0,
      0,
      0
    };
    byte[] turned = new byte[file.length + exif.length];
    System.arraycopy(file, 0, turned, 0, 2);
    System.arraycopy(exif, 0, turned, 2, exif.length);
    System.arraycopy(file, 2, turned, 2 + exif.length, file.length - 2);
    assertThat(ImageHeader.of(turned).orElseThrow().shownHeightPx()).isEqualTo(40);
    assertThat(image(turned).widthPx()).isEqualTo(16);
    assertThat(image(turned)).isEqualTo(Orientation.apply(image(file), 6));
  }

  private GreyImage image(byte[] file) {
    Decoded decoded = decoder.decode(file, "x");
    assertThat(decoded).isInstanceOf(Decoded.Image.class);
    return ((Decoded.Image) decoded).image();
  }

  private Decoded.Refused refused(byte[] file) {
    Decoded decoded = decoder.decode(file, "x");
    assertThat(decoded).isInstanceOf(Decoded.Refused.class);
    return (Decoded.Refused) decoded;
  }

  private static BufferedImage noise(int widthPx, int heightPx) {
    SplittableRandom random = new SplittableRandom(1);
    BufferedImage image = TestImages.grey(widthPx, heightPx, 8, 0);
    for (int at = 0; at < widthPx * heightPx; at++) {
      image.getRaster().setSample(at % widthPx, at / widthPx, 0, random.nextInt(256));
    }
    return image;
  }

  private static int[] filled(int count, int value) {
    int[] samples = new int[count];
    Arrays.fill(samples, value);
    return samples;
  }
}
