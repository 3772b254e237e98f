package io.loomsight.models.pattern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.loomsight.models.image.ColourImage;
import io.loomsight.models.image.DecodeLimits;
import io.loomsight.models.image.DecodedColour;
import io.loomsight.models.image.ImageDecoder;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.plugins.tiff.BaselineTIFFTagSet;
import javax.imageio.plugins.tiff.TIFFDirectory;
import javax.imageio.stream.ImageInputStream;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

final class PatternFilesTest {

  private static final ReducedImage DESIGN =
      Drawn.letters(
          List.of(0xf4f1e8, 0x9bb8a0, 0x2f4858),
          "aabbccabc",
          "abcabcabc",
          "cbacbacba",
          "aaaaaaaab");

  private record ReadBack(BufferedImage image, IIOMetadata metadata) {}

  private static ReadBack read(byte[] bytes, String format) throws IOException {
    var readers = ImageIO.getImageReadersByFormatName(format);
    ImageReader reader = readers.next();
    while (!reader.getClass().getName().startsWith("com.sun.imageio.")) {
      reader = readers.next();
    }
    try (ImageInputStream stream =
        ImageIO.createImageInputStream(new ByteArrayInputStream(bytes))) {
      reader.setInput(stream);
      return new ReadBack(reader.read(0), reader.getImageMetadata(0));
    } finally {
      reader.dispose();
    }
  }

  private static void assertPalette(BufferedImage image) {
    assertThat(image.getColorModel()).isInstanceOf(IndexColorModel.class);
    IndexColorModel model = (IndexColorModel) image.getColorModel();
    for (int screen = 0; screen < DESIGN.screenCount(); screen++) {
      assertThat(model.getRGB(screen) & 0xffffff).isEqualTo(DESIGN.palette().get(screen));
    }
    for (int y = 0; y < DESIGN.heightPx(); y++) {
      for (int x = 0; x < DESIGN.widthPx(); x++) {
        assertThat(image.getRaster().getSample(x, y, 0)).isEqualTo(DESIGN.screen(x, y));
      }
    }
  }

  private static double pngDpi(IIOMetadata metadata) {
    Element root = (Element) metadata.getAsTree(metadata.getNativeMetadataFormatName());
    Element physical = (Element) root.getElementsByTagName("pHYs").item(0);
    assertThat(physical.getAttribute("unitSpecifier")).isEqualTo("meter");
    assertThat(physical.getAttribute("pixelsPerUnitYAxis"))
        .isEqualTo(physical.getAttribute("pixelsPerUnitXAxis"));
    return Integer.parseInt(physical.getAttribute("pixelsPerUnitXAxis")) * 0.0254;
  }

  private static void assertTiff(IIOMetadata metadata, double dpi, int compression)
      throws IOException {
    TIFFDirectory directory = TIFFDirectory.createFromMetadata(metadata);
    assertThat(
            List.of(
                directory.getTIFFField(BaselineTIFFTagSet.TAG_X_RESOLUTION).getAsDouble(0),
                directory.getTIFFField(BaselineTIFFTagSet.TAG_Y_RESOLUTION).getAsDouble(0)))
        .containsExactly(dpi, dpi);
    assertThat(directory.getTIFFField(BaselineTIFFTagSet.TAG_RESOLUTION_UNIT).getAsInt(0))
        .isEqualTo(BaselineTIFFTagSet.RESOLUTION_UNIT_INCH);
    assertThat(directory.getTIFFField(BaselineTIFFTagSet.TAG_COMPRESSION).getAsInt(0))
        .isEqualTo(compression);
    assertThat(directory.getTIFFField(BaselineTIFFTagSet.TAG_DATE_TIME)).isNull();
  }

  @Test
  void pngHasPaletteAndPixelsAMetre() throws IOException {
    ReadBack back = read(PatternFiles.png(DESIGN, 300), "png");
    assertPalette(back.image());
    assertThat(pngDpi(back.metadata())).isCloseTo(300, within(0.0127));
    assertThat(pngDpi(read(PatternFiles.png(DESIGN, 254), "png").metadata()))
        .isCloseTo(254, within(1e-9));
  }

  @Test
  void tiffHasPaletteAndPixelsAnInch() throws IOException {
    ReadBack back = read(PatternFiles.tiff(DESIGN, 300), "tiff");
    assertPalette(back.image());
    assertTiff(back.metadata(), 300, BaselineTIFFTagSet.COMPRESSION_DEFLATE);
    assertTiff(
        read(PatternFiles.tiff(DESIGN, 72.5), "tiff").metadata(),
        72.5,
        BaselineTIFFTagSet.COMPRESSION_DEFLATE);
  }

  @Test
  void rgbComesBackPixelByPixel() throws IOException {
    ColourImage image = Drawn.noise(13, 7, 1);
    ReadBack png = read(PatternFiles.png(image, 150), "png");
    ReadBack tiff = read(PatternFiles.tiff(image, 150), "tiff");
    assertThat(pngDpi(png.metadata())).isCloseTo(150, within(0.0127));
    assertTiff(tiff.metadata(), 150, BaselineTIFFTagSet.COMPRESSION_DEFLATE);
    for (ReadBack back : List.of(png, tiff)) {
      assertThat(Rgb.pixels(ColourImage.of(back.image()))).isEqualTo(Rgb.pixels(image));
    }
  }

  @Test
  void aSeparationIsOneBitInGroup4WithBlackInk() throws IOException {
    for (Separation separation : Separation.of(DESIGN)) {
      ReadBack back = read(PatternFiles.tiff(separation, 600), "tiff");
      assertThat(back.image().getColorModel().getPixelSize()).isEqualTo(1);
      assertTiff(back.metadata(), 600, BaselineTIFFTagSet.COMPRESSION_CCITT_T_6);
      assertInk(back.image(), separation);
    }
  }

  @Test
  void aGreySeparationHasEightBits() throws IOException {
    Separation separation = Separation.of(DESIGN).get(1);
    ReadBack back = read(PatternFiles.greyTiff(separation, 600), "tiff");
    assertThat(back.image().getColorModel().getPixelSize()).isEqualTo(8);
    assertTiff(back.metadata(), 600, BaselineTIFFTagSet.COMPRESSION_DEFLATE);
    assertInk(back.image(), separation);
  }

  private static void assertInk(BufferedImage image, Separation separation) {
    for (int y = 0; y < separation.heightPx(); y++) {
      for (int x = 0; x < separation.widthPx(); x++) {
        assertThat(image.getRGB(x, y) & 0xffffff)
            .isEqualTo(separation.prints(x, y) ? 0x000000 : 0xffffff);
      }
    }
  }

  /** The house's decoder, with a TIFF reader of another maker, sees the same. */
  @Test
  void theHousesOwnDecoderReadsThemAll() {
    ImageDecoder decoder = new ImageDecoder(DecodeLimits.defaults());
    for (byte[] bytes : List.of(PatternFiles.png(DESIGN, 300), PatternFiles.tiff(DESIGN, 300))) {
      assertThat(decoder.decodeColour(bytes, "design", 0))
          .isInstanceOfSatisfying(
              DecodedColour.Image.class,
              read ->
                  assertThat(Rgb.pixels(read.image()))
                      .isEqualTo(Rgb.pixels(DESIGN.toColourImage())));
    }
    Separation separation = Separation.of(DESIGN).get(2);
    assertThat(decoder.decodeColour(PatternFiles.tiff(separation, 300), "screen", 0))
        .isInstanceOfSatisfying(
            DecodedColour.Image.class,
            read -> assertThat(read.image().rgb(4, 0)).isEqualTo(0x000000));
  }

  @Test
  void theSameImageGivesTheSameBytes() {
    ColourImage image = Drawn.noise(13, 7, 1);
    Separation separation = Separation.of(DESIGN).get(0);
    assertThat(PatternFiles.png(DESIGN, 300)).isEqualTo(PatternFiles.png(DESIGN, 300));
    assertThat(PatternFiles.tiff(DESIGN, 300)).isEqualTo(PatternFiles.tiff(DESIGN, 300));
    assertThat(PatternFiles.tiff(image, 300)).isEqualTo(PatternFiles.tiff(image, 300));
    assertThat(PatternFiles.tiff(separation, 300)).isEqualTo(PatternFiles.tiff(separation, 300));
  }

  @Test
  void aDensityIsANumberAboveZero() {
    assertThatThrownBy(() -> PatternFiles.png(DESIGN, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("resolution: expected 1 to 100000 dpi, found 0.0");
    assertThatThrownBy(() -> PatternFiles.tiff(DESIGN, Double.NaN))
        .hasMessage("resolution: expected 1 to 100000 dpi, found NaN");
  }
}
