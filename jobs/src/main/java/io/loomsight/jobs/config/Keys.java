package io.loomsight.jobs.config;

import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The keys that a record of records has: {@code report.language} is the component {@code language}
 * of the component {@code report}. A component that is a record is a section, any other a setting.
 */
final class Keys {

  private final Map<String, Type> settings = new LinkedHashMap<>();
  private final List<String> sections = new ArrayList<>();

  Keys(Class<? extends Record> root) {
    collect(root, "");
  }

  private void collect(Class<?> type, String prefix) {
    for (RecordComponent component : type.getRecordComponents()) {
      String key = prefix + component.getName();
      if (component.getType().isRecord()) {
        sections.add(key);
        collect(component.getType(), key + ".");
      } else {
        settings.put(key, component.getGenericType());
      }
    }
  }

  /** Every setting and its type, in the records' order. */
  Map<String, Type> settings() {
    return Collections.unmodifiableMap(settings);
  }

  boolean isSection(String key) {
    return sections.contains(key);
  }

  /** What an unknown key's error says after the colon. */
  String unknown(String key) {
    return nearest(key)
        .map(known -> "unknown key, did you mean " + known + "?")
        .orElseGet(() -> "unknown key, known are " + String.join(", ", beside(key)));
  }

  /** The known key that a mistyped one is nearest to, where one is near at all. */
  private Optional<String> nearest(String key) {
    List<String> known = new ArrayList<>(settings.keySet());
    known.addAll(sections);
    String name = lastName(key);
    Optional<String> elsewhere = known.stream().filter(k -> lastName(k).equals(name)).findFirst();
    return known.stream()
        .min(Comparator.comparingInt(k -> distance(key, k)))
        .filter(k -> distance(key, k) <= Math.max(2, name.length() / 3))
        .or(() -> elsewhere);
  }

  private List<String> beside(String key) {
    String parent = key.substring(0, key.length() - lastName(key).length());
    List<String> known = new ArrayList<>(sections);
    known.addAll(settings.keySet());
    return known.stream()
        .filter(k -> k.startsWith(parent) && k.indexOf('.', parent.length()) < 0)
        .toList();
  }

  private static String lastName(String key) {
    return key.substring(key.lastIndexOf('.') + 1);
  }

  /** The variable that sets a key: {@code LOOMSIGHT_REPORT_MAX_THUMBNAILS}. */
  static String variable(String key) {
    StringBuilder name = new StringBuilder("LOOMSIGHT_");
    for (int i = 0; i < key.length(); i++) {
      char c = key.charAt(i);
      if (Character.isUpperCase(c) && !Character.isUpperCase(key.charAt(i - 1))) {
        name.append('_');
      }
      name.append(c == '.' ? '_' : c);
    }
    return name.toString().toUpperCase(Locale.ROOT);
  }

  /** Levenshtein's: the insertions, deletions and substitutions from one text to another. */
  static int distance(String from, String to) {
    int[] row = new int[to.length() + 1];
    for (int j = 0; j < row.length; j++) {
      row[j] = j;
    }
    for (int i = 1; i <= from.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j < row.length; j++) {
        int substituted = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(substituted, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[to.length()];
  }
}
