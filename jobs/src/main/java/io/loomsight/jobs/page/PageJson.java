package io.loomsight.jobs.page;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** Data that a page carries for its scripts, as JSON that can stand in a script element. */
public final class PageJson {

  private static final ObjectMapper JSON = new ObjectMapper();

  private PageJson() {}

  /** An object to fill. */
  public static ObjectNode object() {
    return JSON.createObjectNode();
  }

  /** Words in both languages, as {@code {"zh": …, "en": …}}. */
  public static void put(ObjectNode node, String name, Words words) {
    node.putObject(name).put("zh", words.chinese()).put("en", words.english());
  }

  /** A number to two decimals, enough for a picture; what is no number is null. */
  public static void put(ObjectNode node, String name, double value) {
    if (Double.isFinite(value)) {
      node.put(name, BigDecimal.valueOf(value).setScale(2, RoundingMode.HALF_UP));
    } else {
      node.putNull(name);
    }
  }

  /** The text, in which nothing ends the element that it stands in. */
  public static String text(ObjectNode node) {
    try {
      return JSON.writeValueAsString(node).replace("<", "\\u003c");
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
