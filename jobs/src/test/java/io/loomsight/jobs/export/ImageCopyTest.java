package io.loomsight.jobs.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.loomsight.models.fabric.Frame;
import io.loomsight.models.image.ColourImage;
import io.loomsight.models.image.DecodeLimits;
import io.loomsight.models.image.Decoded;
import io.loomsight.models.image.DecodedColour;
import io.loomsight.models.image.GreyImage;
import io.loomsight.models.image.ImageDecoder;
import io.loomsight.models.image.ImageEncoder;
import io.loomsight.models.image.ImageFormat;
import io.loomsight.models.image.ImageHeader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ImageCopyTest {

  @Test
  void jpegAndPngStayByteByByte() {
    byte[] jpeg = ImageEncoder.jpeg(image(), 0.9);
    ImageCopy copy = ImageCopy.of(jpeg, decoded(jpeg));
    assertThat(copy.bytes()).isEqualTo(jpeg);
    assertThat(copy.asLanded()).isTrue();
    assertThat(copy.format()).isEqualTo(ImageFormat.JPEG);
    byte[] png = ImageEncoder.png(image());
    assertThat(ImageCopy.of(png, decoded(png)).bytes()).isEqualTo(png);
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4, 5, 6, 7, 8})
  void imageThatItsExifTurnsIsWrittenAsItWasJudged(int orientation) {
    byte[] turned = turned(ImageEncoder.jpeg(image(), 0.9), orientation);
    GreyImage judged = decoded(turned);
    assertThat(judged.widthPx()).isEqualTo(orientation > 4 ? 16 : 24);
    ImageCopy copy = ImageCopy.of(turned, judged);
    assertThat(copy.asLanded()).isFalse();
    assertThat(copy.format()).isEqualTo(ImageFormat.PNG);
    ImageHeader header = ImageHeader.of(copy.bytes()).orElseThrow();
    assertThat(header.orientation()).isEqualTo(1);
    assertThat(header.widthPx()).isEqualTo(judged.widthPx());
    assertThat(decoded(copy.bytes())).isEqualTo(judged);
  }

  @Test
  void pngWithAnExifThatOthersMayApplyIsWrittenWithoutIt() {
    byte[] png = ImageEncoder.png(image());
    ByteBuffer chunk = ByteBuffer.allocate(16);
    chunk.putInt(4).put("eXIfMM\0*".getBytes(StandardCharsets.US_ASCII)).putInt(0);
    ByteArrayOutputStream with = new ByteArrayOutputStream();
    int header = 33;
    with.write(png, 0, header);
    with.writeBytes(chunk.array());
    with.write(png, header, png.length - header);
    ImageCopy copy = ImageCopy.of(with.toByteArray(), decoded(png));
    assertThat(copy.asLanded()).isFalse();
    assertThat(decoded(copy.bytes())).isEqualTo(decoded(png));
  }

  @Test
  void tiffAndBmpBecomePng() {
    for (byte[] landed : new byte[][] {ImageEncoder.tiff(image()), ImageEncoder.bmp(image())}) {
      ImageCopy copy = ImageCopy.of(landed, decoded(landed));
      assertThat(copy.format()).isEqualTo(ImageFormat.PNG);
      assertThat(copy.asLanded()).isFalse();
      assertThat(decoded(copy.bytes())).isEqualTo(decoded(landed));
    }
  }

  @Test
  void colourStaysColour() {
    float[] samples = new float[3 * 24 * 16];
    for (int at = 0; at < samples.length; at++) {
      samples[at] = at % 255 / 255f;
    }
    // PNG has no EXIF that turns it here, so a coloured JPEG is turned
    byte[] png = ImageEncoder.png(ColourImage.wrap(24, 16, samples));
    assertThat(ImageHeader.of(png).orElseThrow().bands()).isEqualTo(3);
    byte[] turned = turned(colourJpeg(ColourImage.wrap(24, 16, samples)), 6);
    byte[] copy = ImageCopy.of(turned, decoded(turned)).bytes();
    assertThat(colours(copy).rgb(3, 5)).isEqualTo(colours(turned).rgb(3, 5));
    assertThat(colours(copy).widthPx()).isEqualTo(16);
  }

  @Test
  void nameIsSafeWhateverTheSourceIsCalled() {
    byte[] png = ImageEncoder.png(image());
    ImageCopy copy = ImageCopy.of(png, decoded(png));
    assertThat(copy.name(frame("0123456789abcdef0123456789abcdef", "a/<b>=1.PNG")))
        .isEqualTo("2026-03-01_0123456789abcdef0123456789abcdef.png");
    assertThat(copy.name(frame("../../x", "a.png"))).matches("2026-03-01_[0-9a-f]{32}\\.png");
  }

  /** A JPEG with an EXIF that says how it is to be turned. */
  static byte[] turned(byte[] jpeg, int orientation) {
    ByteBuffer exif = ByteBuffer.allocate(36);
    exif.put((byte) 0xFF).put((byte) 0xE1).putShort((short) 34);
    exif.put("Exif\0\0".getBytes(StandardCharsets.US_ASCII));
    exif.put((byte) 'M').put((byte) 'M').putShort((short) 42).putInt(8);
    exif.putShort((short) 1);
    exif.putShort((short) 0x0112).putShort((short) 3).putInt(1);
    exif.putShort((short) orientation).putShort((short) 0);
    exif.putInt(0);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.write(jpeg, 0, 2);
    bytes.writeBytes(exif.array());
    bytes.write(jpeg, 2, jpeg.length - 2);
    return bytes.toByteArray();
  }

  private static byte[] colourJpeg(ColourImage image) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      ImageIO.write(image.toBufferedImage(), "jpeg", bytes);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }

  private static Frame frame(String frameId, String uri) {
    return new Frame(
        frameId,
        "mill-7",
        LocalDate.of(2026, 3, 1),
        "park",
        "L1",
        "R1",
        "twill-7",
        "c1",
        0,
        Instant.EPOCH,
        24,
        16,
        0.2,
        0,
        0,
        uri,
        100,
        0.5,
        0.5,
        false,
        false);
  }

  /** 24 x 16 px, darker to the right and below, so that no turn looks like another. */
  private static GreyImage image() {
    float[] grey = new float[24 * 16];
    for (int at = 0; at < grey.length; at++) {
      int row = at / 24;
      grey[at] = 1 - (at % 24) / 40f - row / 60f;
    }
    return GreyImage.wrap(24, 16, grey);
  }

  private static GreyImage decoded(byte[] bytes) {
    Decoded decoded = new ImageDecoder(DecodeLimits.defaults()).decode(bytes, "test");
    return ((Decoded.Image) decoded).image();
  }

  private static ColourImage colours(byte[] bytes) {
    DecodedColour decoded =
        new ImageDecoder(DecodeLimits.defaults()).decodeColour(bytes, "test", 0);
    return ((DecodedColour.Image) decoded).image();
  }
}
