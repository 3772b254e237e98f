package io.loomsight.jobs.generate;

import io.loomsight.jobs.page.Words;
import io.loomsight.models.pattern.RepeatLayout;
import java.util.List;
import java.util.Map;

/** Layouts and recipes in words. */
final class Recipes {

  private static final List<Map.Entry<String, String>> CHINESE =
      List.of(
          Map.entry("tossed motifs, upright", "散点（不转向）"),
          Map.entry("tossed motifs", "散点"),
          Map.entry("folded, ", "对称 "),
          Map.entry("motifs over ", "花朵叠加于 "),
          Map.entry("zones", "分区拼合"),
          Map.entry("strewn", "碎片重组"));

  private Recipes() {}

  /** How a tile repeats. */
  static Words layout(RepeatLayout layout) {
    return switch (layout) {
      case STRAIGHT -> Words.of("平接", "straight");
      case HALF_DROP -> Words.of("跳接", "half-drop");
      case BRICK -> Words.of("砖形接", "brick");
    };
  }

  /** A recipe; one that has no Chinese words yet keeps its own. */
  static Words words(String recipe) {
    String chinese = recipe;
    for (Map.Entry<String, String> part : CHINESE) {
      chinese = chinese.replace(part.getKey(), part.getValue());
    }
    return Words.of(chinese, recipe);
  }
}
