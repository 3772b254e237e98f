package io.loomsight.models.pattern;

import io.loomsight.models.image.ColourImage;
import java.awt.Dimension;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Dimension2D;
import java.awt.image.BufferedImage;
import java.util.OptionalInt;
import org.apache.batik.anim.dom.SVGDOMImplementation;
import org.apache.batik.bridge.BridgeContext;
import org.apache.batik.bridge.DocumentLoader;
import org.apache.batik.bridge.ExternalResourceSecurity;
import org.apache.batik.bridge.GVTBuilder;
import org.apache.batik.bridge.NoLoadExternalResourceSecurity;
import org.apache.batik.bridge.NoLoadScriptSecurity;
import org.apache.batik.bridge.ScriptSecurity;
import org.apache.batik.bridge.UserAgentAdapter;
import org.apache.batik.dom.util.DOMUtilities;
import org.apache.batik.ext.awt.image.GraphicsUtil;
import org.apache.batik.gvt.GraphicsNode;
import org.apache.batik.util.ParsedURL;
import org.w3c.dom.Document;

/**
 * Draws an {@link SvgDocument} with Apache Batik, edges smoothed, without scripts, animation or
 * anything from outside.
 */
final class SvgRenderer {

  private static final double MOST_SAME = 4;
  private static final int LEAST_ALPHA = 64;

  private SvgRenderer() {}

  /**
   * The whole design on so many pixels.
   *
   * @param foregroundRgb what a design of one colour is drawn in; one of several keeps its own
   * @param groundRgb what shows where nothing is drawn, {@code 0xRRGGBB}
   */
  static ColourImage drawn(
      SvgDocument svg, int widthPx, int heightPx, OptionalInt foregroundRgb, int groundRgb) {
    int[] argb = pixels(svg.filling(widthPx, heightPx), widthPx, heightPx);
    if (foregroundRgb.isPresent() && isOneColour(argb)) {
      int foreground = foregroundRgb.getAsInt();
      for (int place = 0; place < argb.length; place++) {
        argb[place] = (argb[place] & 0xff000000) | foreground;
      }
    }
    float[] samples = new float[ColourImage.PLANES * argb.length];
    for (int plane = 0; plane < ColourImage.PLANES; plane++) {
      int shift = 16 - 8 * plane;
      float ground = groundRgb >> shift & 0xff;
      for (int place = 0; place < argb.length; place++) {
        float alpha = (argb[place] >>> 24) / 255f;
        float own = argb[place] >> shift & 0xff;
        samples[plane * argb.length + place] = (ground + alpha * (own - ground)) / 255f;
      }
    }
    return ColourImage.wrap(widthPx, heightPx, samples);
  }

  private static int[] pixels(Document shapes, int widthPx, int heightPx) {
    Document document =
        DOMUtilities.deepCloneDocument(shapes, SVGDOMImplementation.getDOMImplementation());
    Closed agent = new Closed(widthPx, heightPx);
    BridgeContext context = new BridgeContext(agent, new DocumentLoader(agent));
    BufferedImage image = new BufferedImage(widthPx, heightPx, BufferedImage.TYPE_INT_ARGB);
    Graphics2D graphics = GraphicsUtil.createGraphics(image);
    try {
      context.setDynamicState(BridgeContext.STATIC);
      graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
      graphics.setRenderingHint(
          RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
      graphics.setRenderingHint(RenderingHints.KEY_RENDERING, RenderingHints.VALUE_RENDER_QUALITY);
      graphics.clipRect(0, 0, widthPx, heightPx);
      GraphicsNode drawing = new GVTBuilder().build(context, document);
      SvgDashes.check(drawing);
      drawing.paint(graphics);
    } finally {
      graphics.dispose();
      context.dispose();
    }
    return image.getRGB(0, 0, widthPx, heightPx, null, 0, widthPx);
  }

  /** Whether all that is drawn, however thinly, has one colour; where nothing is, it has. */
  private static boolean isOneColour(int[] argb) {
    int first = 0;
    for (int pixel : argb) {
      if (pixel >>> 24 < LEAST_ALPHA) {
        continue;
      }
      if (first == 0) {
        first = pixel;
      }
      for (int shift = 0; shift < 24; shift += 8) {
        if (Math.abs((pixel >> shift & 0xff) - (first >> shift & 0xff)) > MOST_SAME) {
          return false;
        }
      }
    }
    return true;
  }

  /** A user agent that opens nothing and takes every complaint as an error. */
  private static final class Closed extends UserAgentAdapter {

    private final Dimension2D size;

    Closed(int widthPx, int heightPx) {
      this.size = new Dimension(widthPx, heightPx);
    }

    @Override
    public Dimension2D getViewportSize() {
      return size;
    }

    @Override
    public ExternalResourceSecurity getExternalResourceSecurity(
        ParsedURL resource, ParsedURL document) {
      return new NoLoadExternalResourceSecurity();
    }

    @Override
    public void checkLoadExternalResource(ParsedURL resource, ParsedURL document) {
      getExternalResourceSecurity(resource, document).checkLoadExternalResource();
    }

    @Override
    public ScriptSecurity getScriptSecurity(String type, ParsedURL script, ParsedURL document) {
      return new NoLoadScriptSecurity(type);
    }

    @Override
    public void checkLoadScript(String type, ParsedURL script, ParsedURL document) {
      getScriptSecurity(type, script, document).checkLoadScript();
    }

    @Override
    public void displayError(String message) {
      throw new UnreadableDesignException(message);
    }

    @Override
    public void displayError(Exception error) {
      throw new UnreadableDesignException(String.valueOf(error.getMessage()));
    }

    @Override
    public void displayMessage(String message) {}
  }
}
