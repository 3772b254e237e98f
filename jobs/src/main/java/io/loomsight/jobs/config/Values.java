package io.loomsight.jobs.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.loomsight.jobs.InputException;
import java.lang.invoke.MethodType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Values of settings: whether a node of YAML is what a setting's type asks for, from text and to
 * Java. Nothing is coerced: {@code "3"} is no number and 3 no text.
 */
final class Values {

  static final YAMLMapper YAML =
      YAMLMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  /** {@code scheme://name:password@host}: settings are printed and recorded. */
  private static final Pattern CREDENTIALS = Pattern.compile("^[A-Za-z0-9+.-]+://[^/@]*@");

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .build();

  private Values() {}

  /** Text of a variable or of {@code --set}: as it is for text, comma separated for a list. */
  static JsonNode parse(Type type, String text, String where) {
    if (type == String.class || (type instanceof Class<?> c && c.isEnum())) {
      return TextNode.valueOf(text);
    }
    if (rawType(type) == List.class && !text.strip().startsWith("[")) {
      ArrayNode list = JSON.createArrayNode();
      Stream.of(text.split(",", -1))
          .map(String::strip)
          .filter(item -> !item.isEmpty())
          .forEach(item -> list.add(parse(argument(type, 0), item, where)));
      return list;
    }
    try {
      return YAML.readTree(text);
    } catch (JsonProcessingException notYaml) {
      throw new InputException(
          "%s: expected %s, found '%s'".formatted(where, expected(type), text), notYaml);
    }
  }

  /** Refuses a node that is not what the type asks for. */
  static void check(Type type, JsonNode node, String where) {
    Class<?> raw = rawType(type);
    if (raw == List.class && node.isArray()) {
      for (int i = 0; i < node.size(); i++) {
        check(argument(type, 0), node.get(i), where + "[" + i + "]");
      }
    } else if (raw == Map.class && node.isObject()) {
      node.properties()
          .forEach(e -> check(argument(type, 1), e.getValue(), where + "." + e.getKey()));
    } else if (raw.isRecord() && node.isObject()) {
      checkRecord(raw, node, where);
    } else if (!isScalar(raw, node)) {
      throw new InputException(
          "%s: expected %s, found %s".formatted(where, expected(type), found(node)));
    } else if (node.isTextual() && CREDENTIALS.matcher(node.textValue()).find()) {
      throw new InputException(
          where
              + ": expected a URI without a name or password in it, found one before its '@' (let"
              + " the standard chain find credentials: environment, profile, or role)");
    }
  }

  private static void checkRecord(Class<?> type, JsonNode node, String where) {
    List<String> names =
        Stream.of(type.getRecordComponents()).map(RecordComponent::getName).toList();
    for (Map.Entry<String, JsonNode> entry : node.properties()) {
      if (!names.contains(entry.getKey())) {
        throw new InputException(
            "%s.%s: unknown key, known are %s"
                .formatted(where, entry.getKey(), String.join(", ", names)));
      }
    }
    for (RecordComponent component : type.getRecordComponents()) {
      check(
          component.getGenericType(),
          node.path(component.getName()),
          where + "." + component.getName());
    }
  }

  private static boolean isScalar(Class<?> type, JsonNode node) {
    if (type == int.class) {
      return node.isIntegralNumber() && node.canConvertToInt();
    }
    if (type == long.class) {
      return node.isIntegralNumber() && node.canConvertToLong();
    }
    if (type == double.class) {
      return node.isNumber();
    }
    if (type == boolean.class) {
      return node.isBoolean();
    }
    if (type == String.class) {
      return node.isTextual();
    }
    return type.isEnum() && constants(type).anyMatch(node.asText()::equals);
  }

  private static String expected(Type type) {
    Class<?> raw = rawType(type);
    if (raw == int.class || raw == long.class) {
      return "a whole number";
    }
    if (raw == double.class) {
      return "a number";
    }
    if (raw == boolean.class) {
      return "true or false";
    }
    if (raw == String.class) {
      return "text (in quotes where it looks like something else)";
    }
    if (raw.isEnum()) {
      return "one of " + constants(raw).collect(Collectors.joining(", "));
    }
    return raw == List.class ? "a list" : "keys and values";
  }

  private static Stream<String> constants(Class<?> type) {
    return Arrays.stream(type.getEnumConstants()).map(constant -> ((Enum<?>) constant).name());
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

  static Object toJava(Type type, JsonNode node) throws JsonProcessingException {
    return JSON.readerFor(JSON.constructType(type)).readValue(node.toString());
  }

  static JsonNode fromJava(Object value) {
    return JSON.valueToTree(value);
  }

  /** On one line, as YAML: plain where it cannot be misread, else as JSON. */
  static String toYaml(JsonNode node) {
    if (node.isTextual() && node.asText().matches("[A-Za-z/][A-Za-z0-9_./-]*")) {
      JsonNode again = parse(Object.class, node.asText(), "");
      return again.isTextual() ? node.asText() : node.toString();
    }
    return node.toString();
  }

  /** The class of a type; a primitive's where it is a box, as in lists and maps. */
  private static Class<?> rawType(Type type) {
    Class<?> raw =
        (Class<?>) (type instanceof ParameterizedType generic ? generic.getRawType() : type);
    return MethodType.methodType(raw).unwrap().returnType();
  }

  private static Type argument(Type type, int index) {
    return ((ParameterizedType) type).getActualTypeArguments()[index];
  }
}
