package io.loomsight.jobs.manifest;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A parsed template: tells what the parts of a path mean. */
final class PathTemplate {

  private final Pattern pattern;
  private final List<Placeholder> groups;

  /**
   * @param pattern of a whole path, with one group for each of {@code groups}
   */
  PathTemplate(Pattern pattern, List<Placeholder> groups) {
    this.pattern = pattern;
    this.groups = List.copyOf(groups);
  }

  boolean has(Placeholder placeholder) {
    return groups.contains(placeholder);
  }

  /** The parts of a path, without those that mean nothing; empty where it does not match. */
  Optional<Map<Placeholder, String>> match(String path) {
    Matcher matcher = pattern.matcher(path);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    Map<Placeholder, String> parts = new EnumMap<>(Placeholder.class);
    for (int group = 0; group < groups.size(); group++) {
      parts.put(groups.get(group), matcher.group(group + 1));
    }
    parts.remove(Placeholder.ANY);
    return Optional.of(parts);
  }

  /** The placeholders out of {@code wanted} that the template lacks. */
  List<Placeholder> lacking(List<Placeholder> wanted) {
    List<Placeholder> lacking = new ArrayList<>(wanted);
    lacking.removeAll(groups);
    return lacking;
  }
}
