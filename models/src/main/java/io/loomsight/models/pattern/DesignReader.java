package io.loomsight.models.pattern;

import io.loomsight.models.image.ColourImage;
import io.loomsight.models.image.DecodeLimits;
import io.loomsight.models.image.DecodedColour;
import io.loomsight.models.image.ImageDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Reads designs: PNG, JPEG, TIFF and BMP at their own size by {@link ImageDecoder#decodeColour},
 * and SVG, whose own size is taken for its period, at any scale. An SVG's file is told by its
 * content, not its name: its first character is {@code <}. Whatever the bytes, the answer is a
 * design or a refusal.
 */
public final class DesignReader {

  private static final int MOST_SVG_BYTES = 4 << 20;

  private final Settings settings;
  private final ImageDecoder decoder;

  /**
   * How designs are read.
   *
   * @param limits of every raster, that drawn from an SVG included
   * @param scale at which SVGs are drawn; a design of 24 x 24 is 96 x 96 px at 4 px a unit
   * @param foregroundRgb what an SVG of one colour is drawn in, {@code 0xRRGGBB}; empty for its own
   * @param groundRgb what shows where nothing is drawn or a raster is transparent
   * @param edges of all designs; empty to take an SVG for a tile and judge a raster by its seam
   */
  public record Settings(
      DecodeLimits limits,
      SvgScale scale,
      OptionalInt foregroundRgb,
      int groundRgb,
      Optional<Edges> edges) {

    public Settings {
      Objects.requireNonNull(limits, "limits is null");
      Objects.requireNonNull(scale, "scale is null");
      Objects.requireNonNull(foregroundRgb, "foregroundRgb is null");
      foregroundRgb.ifPresent(Rgb::require);
      Rgb.require(groundRgb);
      Objects.requireNonNull(edges, "edges is null");
    }

    /** One pixel a unit, colours as drawn, on white. */
    public static Settings defaults() {
      return new Settings(
          DecodeLimits.defaults(),
          SvgScale.fixed(1),
          OptionalInt.empty(),
          0xffffff,
          Optional.empty());
    }

    /** The same at another scale. */
    public Settings withScale(SvgScale otherScale) {
      return new Settings(limits, otherScale, foregroundRgb, groundRgb, edges);
    }

    /** The same for designs of which it is known whether they are tiles. */
    public Settings withEdges(Optional<Edges> knownEdges) {
      return new Settings(limits, scale, foregroundRgb, groundRgb, knownEdges);
    }

    /** The same in other colours. */
    public Settings withColours(int otherForegroundRgb, int otherGroundRgb) {
      return new Settings(limits, scale, OptionalInt.of(otherForegroundRgb), otherGroundRgb, edges);
    }
  }

  public DesignReader(Settings settings) {
    this.settings = settings;
    this.decoder = new ImageDecoder(settings.limits());
  }

  /** The most bytes that a file may have. */
  long mostBytes() {
    return settings.limits().maxBytes();
  }

  /** Reads a whole file; a refusal begins with {@code name}. */
  public DesignReading read(byte[] bytes, String name) {
    if (isXml(bytes)) {
      return readSvg(bytes, name);
    }
    DecodedColour decoded = decoder.decodeColour(bytes, name, settings.groundRgb());
    if (decoded instanceof DecodedColour.Refused refused) {
      return new DesignReading.Refused(
          name, refused.detail().replace("JPEG, PNG, TIFF or BMP", "JPEG, PNG, TIFF, BMP or SVG"));
    }
    ColourImage image = ((DecodedColour.Image) decoded).image();
    return new DesignReading.Read(
        settings
            .edges()
            .map(known -> new Design(name, image, known))
            .orElseGet(() -> Design.judged(name, image)));
  }

  private DesignReading readSvg(byte[] bytes, String name) {
    if (bytes.length > Math.min(MOST_SVG_BYTES, mostBytes())) {
      return new DesignReading.Refused(
          name,
          "%s: expected an SVG of at most %d bytes, found %d"
              .formatted(name, Math.min(MOST_SVG_BYTES, mostBytes()), bytes.length));
    }
    try {
      SvgDocument svg = SvgDocument.read(bytes, name);
      double pxPerUnit = settings.scale().pxPerUnit(svg.widthUnits(), svg.heightUnits());
      double width = Math.max(1, Math.rint(svg.widthUnits() * pxPerUnit));
      double height = Math.max(1, Math.rint(svg.heightUnits() * pxPerUnit));
      DecodeLimits limits = settings.limits();
      if (width * height > limits.maxPixels() || Math.min(width, height) < limits.minSidePx()) {
        return new DesignReading.Refused(
            name,
            "%s: expected sides of at least %d px and at most %d px in all, found %.0f x %.0f px"
                .formatted(name, limits.minSidePx(), limits.maxPixels(), width, height));
      }
      ColourImage image =
          SvgRenderer.drawn(
              svg, (int) width, (int) height, settings.foregroundRgb(), settings.groundRgb());
      return new DesignReading.Read(
          new Design(name, image, settings.edges().orElse(Edges.PERIODIC)));
    } catch (UnreadableDesignException refused) {
      String detail = refused.getMessage().strip().replaceAll("\\s+", " ");
      return new DesignReading.Refused(
          name,
          detail.startsWith(name + ": ")
              ? detail
              : "%s: expected an SVG that can be drawn, found one that cannot: %s"
                  .formatted(name, detail));
    } catch (RuntimeException broken) {
      // Batik answers odd shapes with all kinds of unchecked exceptions: the file's fault.
      return new DesignReading.Refused(
          name,
          "%s: expected an SVG that can be drawn, found one that cannot: %s"
              .formatted(name, String.valueOf(broken.getMessage()).lines().findFirst().orElse("")));
    }
  }

  /** Whether the first character, past a mark of byte order and white space, is {@code <}. */
  private static boolean isXml(byte[] bytes) {
    String start = new String(bytes, 0, Math.min(bytes.length, 256), StandardCharsets.UTF_8);
    return start.replace("\ufeff", "").replace("\0", "").strip().startsWith("<")
        || start.toLowerCase(Locale.ROOT).contains("<svg");
  }
}
