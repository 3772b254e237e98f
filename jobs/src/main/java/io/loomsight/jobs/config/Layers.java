package io.loomsight.jobs.config;

import com.fasterxml.jackson.databind.JsonNode;
import io.loomsight.jobs.InputException;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The places that settings come from, each as checked values by key. */
final class Layers {

  /** Variables of the launcher's that are no settings. */
  private static final List<String> NOT_SETTINGS = List.of("LOOMSIGHT_JAVA_OPTS", "LOOMSIGHT_LIB");

  private Layers() {}

  static Map<String, Setting> ofDefaults(Record defaults) {
    Map<String, Setting> values = new LinkedHashMap<>();
    addDefaults(defaults, "", values);
    return values;
  }

  private static void addDefaults(Record defaults, String prefix, Map<String, Setting> values) {
    for (RecordComponent component : defaults.getClass().getRecordComponents()) {
      String key = prefix + component.getName();
      Object value = read(component, defaults);
      if (value instanceof Record section) {
        addDefaults(section, key + ".", values);
      } else {
        values.put(key, new Setting(Values.fromJava(value), Setting.DEFAULT));
      }
    }
  }

  static Object read(RecordComponent component, Record record) {
    try {
      return component.getAccessor().invoke(record);
    } catch (ReflectiveOperationException notPublic) {
      throw new IllegalStateException(component + ": expected of a public record", notPublic);
    }
  }

  static Map<String, Setting> ofFile(Keys keys, SettingsFile file) {
    Map<String, Setting> values = new LinkedHashMap<>();
    addYaml(keys, file.yaml(), "", file.name(), values);
    return values;
  }

  private static void addYaml(
      Keys keys, JsonNode yaml, String prefix, String file, Map<String, Setting> values) {
    if (yaml.isNull() || yaml.isMissingNode()) {
      return;
    }
    if (!yaml.isObject()) {
      String section = prefix.isEmpty() ? "" : prefix.substring(0, prefix.length() - 1) + ": ";
      throw new InputException(
          "%s: %sexpected keys and values, found %s"
              .formatted(file, section, yaml.isArray() ? "a list" : "'" + yaml.asText() + "'"));
    }
    for (Map.Entry<String, JsonNode> entry : yaml.properties()) {
      String key = prefix + entry.getKey();
      if (keys.isSection(key)) {
        addYaml(keys, entry.getValue(), key + ".", file, values);
      } else {
        put(keys, key, entry.getValue(), file, values);
      }
    }
  }

  static Map<String, Setting> ofEnvironment(Keys keys, Map<String, String> environment) {
    Map<String, String> known = new TreeMap<>();
    keys.settings().keySet().forEach(key -> known.put(Keys.variable(key), key));
    Map<String, Setting> values = new LinkedHashMap<>();
    new TreeMap<>(environment)
        .forEach(
            (variable, text) -> {
              if (known.containsKey(variable)) {
                String key = known.get(variable);
                put(keys, key, parsed(keys, key, text, variable), variable, values);
              } else if (variable.startsWith("LOOMSIGHT_") && !NOT_SETTINGS.contains(variable)) {
                throw new InputException(unknownVariable(variable, known));
              }
            });
    return values;
  }

  private static String unknownVariable(String variable, Map<String, String> known) {
    String nearest =
        known.keySet().stream()
            .min((a, b) -> Integer.compare(Keys.distance(variable, a), Keys.distance(variable, b)))
            .orElse("");
    return "%s: unknown variable, did you mean %s?".formatted(variable, nearest);
  }

  static Map<String, Setting> ofAssignments(Keys keys, List<String> assignments) {
    Map<String, Setting> values = new LinkedHashMap<>();
    for (String assignment : assignments) {
      int equals = assignment.indexOf('=');
      if (equals < 1) {
        throw new InputException("--set: expected key=value, found '%s'".formatted(assignment));
      }
      String key = assignment.substring(0, equals).strip();
      JsonNode value = parsed(keys, key, assignment.substring(equals + 1), "--set");
      put(keys, key, value, "--set", values);
    }
    return values;
  }

  private static JsonNode parsed(Keys keys, String key, String text, String place) {
    return Values.parse(type(keys, key, place), text, place + ": " + key);
  }

  private static void put(
      Keys keys, String key, JsonNode value, String place, Map<String, Setting> values) {
    Values.check(type(keys, key, place), value, place + ": " + key);
    values.put(key, Setting.from(place, value));
  }

  private static Type type(Keys keys, String key, String place) {
    Type type = keys.settings().get(key);
    if (type == null) {
      String finding =
          keys.isSection(key)
              ? "expected a setting, found the name of a section"
              : keys.unknown(key);
      throw new InputException("%s: %s: %s".formatted(place, key, finding));
    }
    return type;
  }
}
