package io.loomsight.jobs.ingest;

import io.loomsight.models.image.GreyImage;
import io.loomsight.models.synth.Camera;
import io.loomsight.models.synth.Cloth;
import io.loomsight.models.synth.ClothStyle;
import io.loomsight.models.synth.Weave;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/** A landing folder woven for a test. */
final class TestLanding {

  static final int WIDTH_PX = 128;
  static final int HEIGHT_PX = 96;
  static final double MM_PER_PX = 0.2;
  static final String HEADER =
      "file,park,loom_id,roll_id,style_id,camera_id,sequence,captured_at,mm_per_px,offset_x_mm,offset_y_mm\n";

  private static final ClothStyle STYLE = ClothStyle.of(Weave.TWILL, 5);

  /** How an image is stored. */
  enum Colours {
    GREY_8(1, 8),
    GREY_16(1, 16),
    RGB_8(3, 8),
    RGB_16(3, 16);

    private final int bands;
    private final int bits;

    Colours(int bands, int bits) {
      this.bands = bands;
      this.bits = bits;
    }
  }

  private final Path root;
  private final Path night;

  TestLanding(Path root, String factory, String date) {
    this.root = root;
    this.night = root.resolve("factory=" + factory).resolve("date=" + date);
  }

  String root() {
    return root.toString();
  }

  Path night() {
    return night;
  }

  TestLanding write(String file, byte[] bytes) {
    try {
      Files.createDirectories(night.resolve(file).getParent());
      Files.write(night.resolve(file), bytes);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    return this;
  }

  TestLanding write(String file, String text) {
    return write(file, text.getBytes(StandardCharsets.UTF_8));
  }

  /** A piece of cloth as a grey PNG; another seed is another piece. */
  TestLanding png(String file, long seed) {
    return write(file, file(cloth(seed), "png", Colours.GREY_8));
  }

  static GreyImage cloth(long seed) {
    return cloth(seed, WIDTH_PX, HEIGHT_PX, new Camera(MM_PER_PX, 0.6, 0.005, 0, 0, 1, 0));
  }

  static GreyImage cloth(long seed, int widthPx, int heightPx, Camera camera) {
    return Cloth.render(STYLE, camera, 100, 100 + 50.0 * seed, widthPx, heightPx, seed);
  }

  /** The line of an image that is the {@code sequence}th of its roll, each below the last. */
  static String line(String file, String roll, int sequence) {
    return line(file, roll, sequence, sequence * HEIGHT_PX * MM_PER_PX);
  }

  static String line(String file, String roll, int sequence, double offsetYMm) {
    return String.format(
        Locale.ROOT,
        "%s,park-1,loom-7,%s,twill-5,cam-1,%d,2026-03-01T20:00:%02d+08:00,%s,0,%.3f%n",
        file,
        roll,
        sequence,
        sequence,
        MM_PER_PX,
        offsetYMm);
  }

  /** The file of an image. */
  static byte[] file(GreyImage image, String format, Colours colours) {
    int largest = (1 << colours.bits) - 1;
    BufferedImage stored = blank(image.widthPx(), image.heightPx(), colours);
    WritableRaster raster = stored.getRaster();
    for (int y = 0; y < image.heightPx(); y++) {
      for (int x = 0; x < image.widthPx(); x++) {
        int sample = Math.round(image.grey(x, y) * largest);
        for (int band = 0; band < colours.bands; band++) {
          raster.setSample(x, y, band, sample);
        }
      }
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageWriter writer = writerOfTheJdk(format);
    try (ImageOutputStream stream = ImageIO.createImageOutputStream(bytes)) {
      writer.setOutput(stream);
      writer.write(stored);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }

  private static BufferedImage blank(int widthPx, int heightPx, Colours colours) {
    return switch (colours) {
      case GREY_8 -> new BufferedImage(widthPx, heightPx, BufferedImage.TYPE_BYTE_GRAY);
      case GREY_16 -> new BufferedImage(widthPx, heightPx, BufferedImage.TYPE_USHORT_GRAY);
      case RGB_8 -> new BufferedImage(widthPx, heightPx, BufferedImage.TYPE_3BYTE_BGR);
      case RGB_16 ->
          ImageTypeSpecifier.createInterleaved(
                  ColorSpace.getInstance(ColorSpace.CS_sRGB),
                  new int[] {0, 1, 2},
                  DataBuffer.TYPE_USHORT,
                  false,
                  false)
              .createBufferedImage(widthPx, heightPx);
    };
  }

  private static ImageWriter writerOfTheJdk(String format) {
    var writers = ImageIO.getImageWritersByFormatName(format);
    ImageWriter writer = writers.next();
    while (!writer.getClass().getName().startsWith("com.sun.imageio.")) {
      writer = writers.next();
    }
    return writer;
  }
}
