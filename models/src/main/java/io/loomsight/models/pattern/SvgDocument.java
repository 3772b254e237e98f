package io.loomsight.models.pattern;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Attr;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;
import org.xml.sax.ErrorHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/**
 * An SVG file that is nothing but shapes. It is parsed by the JDK's own parser with entities and
 * depth bounded and nothing outside the file read, and stripped of what draws nothing (comments,
 * processing instructions, editors' own elements). Anything else than shapes, groups, gradients,
 * clips and masks is refused: scripts, images, texts (whose look would hang on the machine's
 * fonts), filters, animations, and every reference that leaves the file.
 */
final class SvgDocument {

  static final String SVG = "http://www.w3.org/2000/svg";

  private static final int MOST_DEPTH = 100;
  private static final String MOST_ENTITIES = "1000";
  private static final String MOST_ENTITY_CHARACTERS = "1000000";
  private static final String JDK_LIMIT = "jdk.xml.";

  private static final Set<String> DRAWN =
      Set.of(
          "svg",
          "g",
          "a",
          "defs",
          "symbol",
          "use",
          "path",
          "rect",
          "circle",
          "ellipse",
          "line",
          "polyline",
          "polygon",
          "clipPath",
          "mask",
          "linearGradient",
          "radialGradient",
          "stop",
          "style");
  private static final Set<String> TOLD = Set.of("title", "desc", "metadata");

  private static final Pattern URL = Pattern.compile("url\\s*\\(\\s*(['\"]?)([^'\")]*)\\1\\s*\\)");
  private static final Pattern LENGTH =
      Pattern.compile("\\s*\\+?([0-9]*\\.?[0-9]+(?:[eE][+-]?[0-9]+)?)\\s*(px|mm|cm|in|pt|pc|)\\s*");
  private static final double PX_PER_INCH = 96;

  private final Document document;
  private final String name;
  private double[] viewBox = {};

  private SvgDocument(Document document, String name) {
    this.document = document;
    this.name = name;
  }

  /**
   * Reads and checks a file; messages begin with {@code name}.
   *
   * @throws UnreadableDesignException where the file is not whole or not only shapes
   */
  static SvgDocument read(byte[] bytes, String name) {
    SvgDocument svg = new SvgDocument(parsed(bytes, name), name);
    Element root = svg.root();
    if (!SVG.equals(root.getNamespaceURI()) || !"svg".equals(root.getLocalName())) {
      throw svg.refused("an svg element in the namespace " + SVG, "<" + root.getNodeName() + ">");
    }
    svg.clean(root);
    new SvgReferences(root, name).check();
    svg.readViewBox();
    return svg;
  }

  private static Document parsed(byte[] bytes, String name) {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature("http://xml.org/sax/features/external-general-entities", false);
      factory.setFeature("http://xml.org/sax/features/external-parameter-entities", false);
      factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
      factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
      factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
      factory.setAttribute(JDK_LIMIT + "entityExpansionLimit", MOST_ENTITIES);
      factory.setAttribute(JDK_LIMIT + "totalEntitySizeLimit", MOST_ENTITY_CHARACTERS);
      factory.setAttribute(JDK_LIMIT + "maxElementDepth", Integer.toString(MOST_DEPTH));
      factory.setXIncludeAware(false);
      factory.setIgnoringComments(true);
      factory.setCoalescing(true);
      DocumentBuilder builder = factory.newDocumentBuilder();
      builder.setErrorHandler(new Strict());
      builder.setEntityResolver((publicId, systemId) -> new InputSource(new StringReader("")));
      return builder.parse(new ByteArrayInputStream(bytes));
    } catch (ParserConfigurationException impossible) {
      throw new IllegalStateException("the JDK's XML parser", impossible);
    } catch (SAXException | IOException broken) {
      throw new UnreadableDesignException(
          "%s: expected a whole SVG, found one that cannot be parsed: %s"
              .formatted(name, String.valueOf(broken.getMessage()).lines().findFirst().orElse("")));
    }
  }

  private static final class Strict implements ErrorHandler {

    @Override
    public void warning(SAXParseException warning) {}

    @Override
    public void error(SAXParseException error) throws SAXException {
      throw error;
    }

    @Override
    public void fatalError(SAXParseException error) throws SAXException {
      throw error;
    }
  }

  private UnreadableDesignException refused(String expected, String found) {
    return new UnreadableDesignException(
        "%s: expected %s, found %s".formatted(name, expected, found));
  }

  /** Takes out what draws nothing and refuses what is no shape. */
  private void clean(Element element) {
    checkAttributes(element);
    List<Node> children = new ArrayList<>();
    for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
      children.add(child);
    }
    boolean style = element.getLocalName().equals("style");
    for (Node child : children) {
      if (child instanceof Element inner) {
        if (!SVG.equals(inner.getNamespaceURI()) || TOLD.contains(inner.getLocalName())) {
          element.removeChild(inner);
        } else if (DRAWN.contains(inner.getLocalName())) {
          clean(inner);
        } else {
          throw refused("nothing but shapes", "<" + inner.getNodeName() + ">");
        }
      } else if (!style || child.getNodeType() != Node.TEXT_NODE) {
        element.removeChild(child);
      }
    }
    if (style) {
      checkStyle(element.getTextContent());
    }
  }

  private void checkAttributes(Element element) {
    NamedNodeMap attributes = element.getAttributes();
    List<Attr> all = new ArrayList<>();
    for (int index = 0; index < attributes.getLength(); index++) {
      all.add((Attr) attributes.item(index));
    }
    for (Attr attribute : all) {
      String local = attribute.getLocalName();
      if (local.startsWith("on") || attribute.getName().equals("xml:base")) {
        element.removeAttributeNode(attribute);
      } else if (local.equals("href")
          && !element.getLocalName().equals("a")
          && !attribute.getValue().startsWith("#")) {
        throw refused("references within the file", shortened(attribute.getValue()));
      } else {
        checkStyle(attribute.getValue());
      }
    }
  }

  /** Of CSS, what could lead out of the file: imports, and addresses, hidden by escapes or not. */
  private void checkStyle(String style) {
    String small = style.toLowerCase(Locale.ROOT);
    if (style.indexOf('\\') >= 0 || style.indexOf('@') >= 0) {
      throw refused("styles without imports and escapes", shortened(style));
    }
    Matcher urls = URL.matcher(small);
    int known = 0;
    while (urls.find()) {
      known++;
      if (!urls.group(2).startsWith("#")) {
        throw refused("references within the file", shortened(urls.group()));
      }
    }
    if (small.split("url\\s*\\(", -1).length - 1 != known) {
      throw refused("references of the form url(#id)", shortened(style));
    }
  }

  private static String shortened(String text) {
    return text.length() <= 60 ? text : text.substring(0, 60) + "...";
  }

  private void readViewBox() {
    Element root = root();
    String text = root.getAttribute("viewBox").trim();
    if (text.isEmpty()) {
      viewBox = new double[] {0, 0, length("width", 0), length("height", 0)};
    } else {
      String[] parts = text.split("[\\s,]+", -1);
      if (parts.length != 4) {
        throw refused("a viewBox of 4 numbers", shortened(text));
      }
      viewBox = new double[4];
      for (int index = 0; index < 4; index++) {
        try {
          viewBox[index] = Double.parseDouble(parts[index]);
        } catch (NumberFormatException wrong) {
          throw refused("a viewBox of 4 numbers", shortened(text));
        }
      }
    }
    if (!(viewBox[2] > 0 && viewBox[3] > 0 && viewBox[2] < 1e6 && viewBox[3] < 1e6)) {
      throw refused("a viewBox or a width and height above 0", shortened("viewBox " + text));
    }
  }

  private double length(String attribute, double otherwise) {
    Matcher length = LENGTH.matcher(root().getAttribute(attribute));
    if (!length.matches()) {
      return otherwise;
    }
    double number = Double.parseDouble(length.group(1));
    return switch (length.group(2)) {
      case "mm" -> number * PX_PER_INCH / 25.4;
      case "cm" -> number * PX_PER_INCH / 2.54;
      case "in" -> number * PX_PER_INCH;
      case "pt" -> number * PX_PER_INCH / 72;
      case "pc" -> number * PX_PER_INCH / 6;
      default -> number;
    };
  }

  /**
   * The design's own width in CSS px (1/96 inch): its width attribute, else what its height
   * attribute asks of its viewBox, else the viewBox's.
   */
  double widthUnits() {
    double width = length("width", 0);
    double height = length("height", 0);
    if (width > 0) {
      return width;
    }
    return height > 0 ? height * viewBox[2] / viewBox[3] : viewBox[2];
  }

  /** The design's own height in CSS px, as {@link #widthUnits}. */
  double heightUnits() {
    double width = length("width", 0);
    double height = length("height", 0);
    if (height > 0) {
      return height;
    }
    return width > 0 ? width * viewBox[3] / viewBox[2] : viewBox[3];
  }

  /**
   * The document made to fill so many pixels exactly: the design's period falls on whole pixels,
   * stretched by less than one where it has to be.
   */
  Document filling(int widthPx, int heightPx) {
    Document copy = (Document) document.cloneNode(true);
    Element root = copy.getDocumentElement();
    root.setAttributeNS(null, "width", widthPx + "px");
    root.setAttributeNS(null, "height", heightPx + "px");
    root.setAttributeNS(
        null, "viewBox", "%s %s %s %s".formatted(viewBox[0], viewBox[1], viewBox[2], viewBox[3]));
    double stretch = widthUnits() / viewBox[2] / (heightUnits() / viewBox[3]);
    if (Math.abs(stretch - 1) < 0.01) {
      root.setAttributeNS(null, "preserveAspectRatio", "none");
    }
    root.removeAttributeNS(null, "x");
    root.removeAttributeNS(null, "y");
    return copy;
  }

  private Element root() {
    return document.getDocumentElement();
  }
}
