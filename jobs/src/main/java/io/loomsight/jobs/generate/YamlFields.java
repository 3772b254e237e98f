package io.loomsight.jobs.generate;

import com.fasterxml.jackson.databind.JsonNode;
import io.loomsight.jobs.InputException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Keys and values of a YAML file, read strictly: a key that is not known, missing or of another
 * type is refused by file and key. Nothing is coerced: {@code "3"} is no number.
 */
final class YamlFields {

  private final String file;
  private final String prefix;
  private final JsonNode node;
  private final List<String> known;

  private YamlFields(String file, String prefix, JsonNode node, List<String> known) {
    this.file = file;
    this.prefix = prefix;
    this.node = node;
    this.known = known;
  }

  /** The keys of a whole file, of which no other than {@code known} may be there. */
  static YamlFields of(String file, JsonNode yaml, String... known) {
    return section(file, "", yaml, List.of(known));
  }

  private static YamlFields section(String file, String prefix, JsonNode node, List<String> known) {
    YamlFields fields = new YamlFields(file, prefix, node, known);
    if (!node.isObject()) {
      throw fields.refusal(
          prefix.isEmpty() ? "" : prefix.substring(0, prefix.length() - 1),
          "keys and values",
          found(node));
    }
    for (Map.Entry<String, JsonNode> entry : node.properties()) {
      if (!known.contains(entry.getKey())) {
        throw new InputException(
            "%s: %s%s: unknown key, known are %s"
                .formatted(file, prefix, entry.getKey(), String.join(", ", known)));
      }
    }
    return fields;
  }

  boolean has(String key) {
    return node.has(key) && !node.get(key).isNull();
  }

  String text(String key) {
    return text(key, node.path(key));
  }

  String text(String key, String otherwise) {
    return has(key) ? text(key) : otherwise;
  }

  long whole(String key) {
    JsonNode value = node.path(key);
    if (!value.isIntegralNumber() || !value.canConvertToLong()) {
      throw refusal(prefix + key, "a whole number", found(value));
    }
    return value.longValue();
  }

  int number(String key, int otherwise) {
    if (!has(key)) {
      return otherwise;
    }
    long value = whole(key);
    if (value != (int) value) {
      throw refusal(prefix + key, "a number of at most 9 digits", String.valueOf(value));
    }
    return (int) value;
  }

  int number(String key) {
    if (!has(key)) {
      throw refusal(prefix + key, "a whole number", "nothing");
    }
    return number(key, 0);
  }

  double decimal(String key) {
    JsonNode value = node.path(key);
    if (!value.isNumber()) {
      throw refusal(prefix + key, "a number", found(value));
    }
    return value.doubleValue();
  }

  double decimal(String key, double otherwise) {
    return has(key) ? decimal(key) : otherwise;
  }

  /** A list of texts; those {@code otherwise} where the key is not there. */
  List<String> texts(String key, List<String> otherwise) {
    return has(key) ? texts(key) : otherwise;
  }

  List<String> texts(String key) {
    return items(key).map(item -> text(item.key, item.value)).toList();
  }

  /** A list of lists of texts; none where the key is not there. */
  List<List<String>> lists(String key) {
    if (!has(key)) {
      return List.of();
    }
    return items(key)
        .map(item -> elements(item.key, item.value).map(e -> text(e.key, e.value)).toList())
        .toList();
  }

  /** A list of sections, each with no other than these keys. */
  List<YamlFields> sections(String key, String... keys) {
    return items(key)
        .map(item -> section(file, prefix + item.key + ".", item.value, List.of(keys)))
        .toList();
  }

  /** A section; empty where the key is not there. */
  Optional<YamlFields> section(String key, String... keys) {
    return has(key)
        ? Optional.of(section(file, prefix + key + ".", node.get(key), List.of(keys)))
        : Optional.empty();
  }

  /** Of a list whose items are texts or sections: each of them by one of two functions. */
  <T> List<T> choices(
      String key,
      java.util.function.Function<String, T> ofText,
      java.util.function.Function<YamlFields, T> ofSection,
      String... keys) {
    List<T> made = new ArrayList<>();
    for (Item item : items(key).toList()) {
      made.add(
          item.value.isObject()
              ? ofSection.apply(section(file, prefix + item.key + ".", item.value, List.of(keys)))
              : ofText.apply(text(item.key, item.value)));
    }
    return made;
  }

  /** What is said of a key that is wrong. */
  InputException refusal(String key, String expected, String found) {
    String where = key.isEmpty() ? "" : key + ": ";
    return new InputException(
        "%s: %sexpected %s, found %s".formatted(file, where, expected, found));
  }

  /** The same of a key of this section. */
  InputException refusalOf(String key, String expected, String found) {
    return refusal(prefix + key, expected, found);
  }

  /** What is said of a section that lacks all of its keys that would do. */
  InputException lacking(String expected) {
    return refusal(prefix.substring(0, prefix.length() - 1), expected, known(node));
  }

  private String known(JsonNode section) {
    List<String> there = known.stream().filter(section::has).toList();
    return there.isEmpty() ? "none of these" : String.join(", ", there);
  }

  private record Item(String key, JsonNode value) {}

  private Stream<Item> items(String key) {
    return elements(key, node.path(key));
  }

  private Stream<Item> elements(String key, JsonNode list) {
    if (!list.isArray()) {
      throw refusal(prefix + key, "a list", found(list));
    }
    List<Item> items = new ArrayList<>();
    for (int at = 0; at < list.size(); at++) {
      items.add(new Item("%s[%d]".formatted(key, at + 1), list.get(at)));
    }
    return items.stream();
  }

  private String text(String key, JsonNode value) {
    if (!value.isTextual()) {
      throw refusal(
          prefix + key, "text (in quotes where it looks like something else)", found(value));
    }
    return value.textValue();
  }

  private static String found(JsonNode node) {
    if (node.isMissingNode() || node.isNull()) {
      return "nothing";
    }
    if (node.isContainerNode()) {
      return node.isArray() ? "a list" : "keys and values";
    }
    return node.isTextual() ? "'" + node.asText() + "'" : node.asText();
  }
}
