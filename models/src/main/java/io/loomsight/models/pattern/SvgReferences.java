package io.loomsight.models.pattern;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;

/**
 * How much an SVG draws once every reference is followed: a few lines that use each other can stand
 * for billions of shapes. Counts each element with all it holds and refers to ({@code href="#id"},
 * {@code url(#id)}), without following any twice.
 */
final class SvgReferences {

  private static final long MOST_ELEMENTS = 200_000;
  private static final int MOST_DEPTH = 200;
  private static final Pattern REFERENCE =
      Pattern.compile("url\\s*\\(\\s*['\"]?#([^'\")\\s]+)['\"]?\\s*\\)");

  private final Element root;
  private final String name;
  private final Map<String, Element> byId = new HashMap<>();
  private final Map<Element, Long> drawn = new HashMap<>();
  private final Set<Element> open = new HashSet<>();

  SvgReferences(Element root, String name) {
    this.root = root;
    this.name = name;
    collect(root);
  }

  /** Refuses circles, chains that are too long, and more than 200 000 elements in all. */
  void check() {
    long all = count(root, 0);
    if (all > MOST_ELEMENTS) {
      throw new UnreadableDesignException(
          "%s: expected at most %d elements with all references, found %s"
              .formatted(name, MOST_ELEMENTS, all == Long.MAX_VALUE ? "far more" : all));
    }
  }

  private void collect(Element element) {
    if (element.hasAttribute("id")) {
      byId.putIfAbsent(element.getAttribute("id"), element);
    }
    for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
      if (child instanceof Element inner) {
        collect(inner);
      }
    }
  }

  private long count(Element element, int depth) {
    Long known = drawn.get(element);
    if (known != null) {
      return known;
    }
    if (depth > MOST_DEPTH) {
      throw new UnreadableDesignException(
          "%s: expected chains of at most %d references, found more".formatted(name, MOST_DEPTH));
    }
    if (!open.add(element)) {
      throw new UnreadableDesignException(
          "%s: expected references without circles, found one at <%s>"
              .formatted(name, element.getNodeName()));
    }
    long sum = 1;
    for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
      if (child instanceof Element inner) {
        sum = plus(sum, count(inner, depth + 1));
      }
    }
    if (element.getLocalName().equals("style")) {
      requireGradients(element.getTextContent());
    }
    NamedNodeMap attributes = element.getAttributes();
    for (int index = 0; index < attributes.getLength(); index++) {
      Node attribute = attributes.item(index);
      String value = attribute.getNodeValue();
      if ("href".equals(attribute.getLocalName()) && value.startsWith("#")) {
        sum = plus(sum, count(value.substring(1), depth));
      }
      Matcher urls = REFERENCE.matcher(value);
      while (urls.find()) {
        sum = plus(sum, count(urls.group(1), depth));
      }
    }
    open.remove(element);
    drawn.put(element, sum);
    return sum;
  }

  /** Who a style sheet's rules are for is not known here, so they may point at what is flat. */
  private void requireGradients(String style) {
    Matcher urls = REFERENCE.matcher(style);
    while (urls.find()) {
      Element target = byId.get(urls.group(1));
      if (target != null && !target.getLocalName().endsWith("Gradient")) {
        throw new UnreadableDesignException(
            "%s: expected style sheets that refer to gradients alone, found url(#%s)"
                .formatted(name, urls.group(1)));
      }
    }
  }

  private long count(String id, int depth) {
    Element target = byId.get(id);
    return target == null ? 0 : count(target, depth + 1);
  }

  private static long plus(long one, long other) {
    return one > Long.MAX_VALUE - other ? Long.MAX_VALUE : one + other;
  }
}
