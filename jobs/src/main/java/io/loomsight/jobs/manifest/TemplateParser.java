package io.loomsight.jobs.manifest;

import io.loomsight.jobs.InputException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Parses a template such as <code>{loom}/{roll}/{any}_{sequence}.{ext}</code>. All between the
 * placeholders stands for itself; where two readings of a path are possible, the earlier
 * placeholder takes as little as it can.
 */
final class TemplateParser {

  private TemplateParser() {}

  static PathTemplate parse(String template) {
    StringBuilder pattern = new StringBuilder();
    List<Placeholder> groups = new ArrayList<>();
    int at = 0;
    while (at < template.length()) {
      int open = template.indexOf('{', at);
      int textEnd = open < 0 ? template.length() : open;
      String text = template.substring(at, textEnd);
      if (text.indexOf('}') >= 0) {
        throw expected(template, "a { before every }", text);
      }
      pattern.append(Pattern.quote(text));
      if (open < 0) {
        break;
      }
      int close = template.indexOf('}', open);
      if (close < 0) {
        throw expected(template, "a } after every {", template.substring(open));
      }
      Placeholder placeholder = placeholder(template, template.substring(open + 1, close));
      if (placeholder != Placeholder.ANY && groups.contains(placeholder)) {
        throw expected(
            template,
            "every placeholder but {any} once",
            "{%s} twice".formatted(placeholder.label()));
      }
      groups.add(placeholder);
      pattern.append('(').append(placeholder.pattern()).append(')');
      at = close + 1;
    }
    PathTemplate parsed = new PathTemplate(Pattern.compile(pattern.toString()), groups);
    List<Placeholder> lacking =
        parsed.lacking(List.of(Placeholder.LOOM, Placeholder.ROLL, Placeholder.SEQUENCE));
    if (!lacking.isEmpty()) {
      throw expected(
          template, "{loom}, {roll} and {sequence}", "no {%s}".formatted(lacking.get(0).label()));
    }
    return parsed;
  }

  private static Placeholder placeholder(String template, String name) {
    return Placeholder.named(name)
        .orElseThrow(() -> expected(template, "one of " + Placeholder.all(), "{" + name + "}"));
  }

  private static InputException expected(String template, String what, String found) {
    return new InputException(
        "--template '%s': expected %s, found %s".formatted(template, what, found));
  }
}
