package io.loomsight.jobs.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.loomsight.jobs.InputException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The effective settings, checked and bound to a record of records, and where each came from. What
 * wins over what is said here and nowhere else: {@code --set} over the environment over the file
 * over the defaults.
 */
public final class Settings {

  private final Record root;
  private final Map<String, Setting> values;

  private Settings(Record root, Map<String, Setting> values) {
    this.root = root;
    this.values = values;
  }

  /**
   * Reads and binds; whatever is unknown, of the wrong type or out of range is refused.
   *
   * @param defaults a record whose components are settings or, themselves records, sections
   * @param file the YAML file
   * @param environment variables; {@code LOOMSIGHT_REPORT_MAX_THUMBNAILS} sets {@code
   *     report.maxThumbnails}
   * @param assignments each {@code key=value}
   */
  public static Settings load(
      Record defaults,
      Optional<SettingsFile> file,
      Map<String, String> environment,
      List<String> assignments) {
    Keys keys = new Keys(defaults.getClass());
    Map<String, Setting> values = new LinkedHashMap<>(Layers.ofDefaults(defaults));
    file.ifPresent(yaml -> values.putAll(Layers.ofFile(keys, yaml)));
    values.putAll(Layers.ofEnvironment(keys, environment));
    values.putAll(Layers.ofAssignments(keys, assignments));
    return new Settings(bind(defaults.getClass(), "", values), values);
  }

  /** The one section of a type. */
  public <S extends Record> S section(Class<S> type) {
    return Arrays.stream(root.getClass().getRecordComponents())
        .filter(component -> component.getType() == type)
        .map(component -> type.cast(Layers.read(component, root)))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no section is a " + type.getName()));
  }

  /** All of them, as a record of the defaults' type. */
  public <S extends Record> S all(Class<S> type) {
    return type.cast(root);
  }

  /** The text of a setting. */
  public String text(String key) {
    return values.get(key).value().textValue();
  }

  /** The number of a setting. */
  public double number(String key) {
    return values.get(key).value().doubleValue();
  }

  /** The settings as YAML that can be read again, each with where it came from. */
  public String yaml() {
    List<String> lines = new ArrayList<>();
    List<String> comments = new ArrayList<>();
    String open = "";
    for (Map.Entry<String, Setting> setting : values.entrySet()) {
      String[] names = setting.getKey().split("\\.", -1);
      String section = "";
      for (int depth = 0; depth < names.length - 1; depth++) {
        section += names[depth] + ".";
        if (!open.startsWith(section)) {
          lines.add("  ".repeat(depth) + names[depth] + ":");
          comments.add("");
        }
      }
      open = section;
      lines.add(
          "%s%s: %s"
              .formatted(
                  "  ".repeat(names.length - 1),
                  names[names.length - 1],
                  Values.toYaml(setting.getValue().value())));
      comments.add("  # " + setting.getValue().origin());
    }
    int width = lines.stream().mapToInt(String::length).filter(l -> l <= 60).max().orElse(0);
    StringBuilder yaml = new StringBuilder();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      String comment = comments.get(i);
      int gap = comment.isEmpty() ? 0 : Math.max(0, width - line.length());
      yaml.append(line).append(" ".repeat(gap)).append(comment).append('\n');
    }
    return yaml.toString();
  }

  private static Record bind(Class<?> type, String prefix, Map<String, Setting> values) {
    RecordComponent[] components = type.getRecordComponents();
    Object[] arguments = new Object[components.length];
    for (int i = 0; i < components.length; i++) {
      String key = prefix + components[i].getName();
      Class<?> part = components[i].getType();
      arguments[i] =
          part.isRecord() ? bind(part, key + ".", values) : toJava(components[i], key, values);
    }
    try {
      Constructor<?> constructor =
          type.getDeclaredConstructor(
              Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
      constructor.setAccessible(true);
      return (Record) constructor.newInstance(arguments);
    } catch (InvocationTargetException refused) {
      throw refused(refused.getCause(), prefix, values);
    } catch (ReflectiveOperationException notRecord) {
      throw new IllegalStateException("expected a record, found " + type, notRecord);
    }
  }

  private static Object toJava(RecordComponent component, String key, Map<String, Setting> values) {
    Setting setting = values.get(key);
    try {
      return Values.toJava(component.getGenericType(), setting.value());
    } catch (JsonProcessingException refused) {
      Throwable cause = refused;
      while (cause.getCause() != null) {
        cause = cause.getCause();
      }
      throw refused(cause, key, values);
    }
  }

  /** What a record refused, with the place that the refused value came from. */
  private static RuntimeException refused(
      Throwable cause, String prefix, Map<String, Setting> values) {
    if (!(cause instanceof IllegalArgumentException || cause instanceof InputException)) {
      return new IllegalStateException(prefix + ": cannot be bound", cause);
    }
    String message = String.valueOf(cause.getMessage());
    String origin =
        values.keySet().stream()
            .filter(message::startsWith)
            .max(Comparator.comparingInt(String::length))
            .map(key -> values.get(key).origin())
            .filter(from -> !from.equals(Setting.DEFAULT))
            .map(from -> Setting.place(from) + ": ")
            .orElse("");
    return new InputException(origin + message, cause);
  }
}
