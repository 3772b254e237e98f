package io.loomsight.jobs.generate;

import io.loomsight.jobs.page.Words;
import io.loomsight.models.pattern.RepeatLayout;
import java.util.Map;

/** Layouts and recipes in a designer's words. */
final class Recipes {

  private static final String OVER = "motifs over ";
  private static final String ZONES = "zones, ";
  private static final String AND = " and ";

  private static final Map<String, Words> WORDS =
      Map.ofEntries(
          Map.entry("tossed motifs", Words.of("散点，各个方向", "tossed motifs")),
          Map.entry("tossed motifs, upright", Words.of("散点，不转向", "tossed motifs, upright")),
          Map.entry("network", Words.of("神经网络绘制", "drawn by the network")),
          Map.entry("network, mixed", Words.of("神经网络绘制，两款混合", "two designs mixed by the network")),
          Map.entry("folded, p1", Words.of("平移", "repeated as it is")),
          Map.entry("folded, p2", Words.of("半转", "turned by halves")),
          Map.entry("folded, pm", Words.of("左右镜像", "mirrored one way")),
          Map.entry("folded, pg", Words.of("滑移镜像", "glide mirrored")),
          Map.entry("folded, cm", Words.of("错位镜像", "mirrored and staggered")),
          Map.entry("folded, pmm", Words.of("上下左右镜像", "mirrored both ways")),
          Map.entry("folded, pmg", Words.of("镜像加半转", "mirrored one way, turned by halves")),
          Map.entry("folded, pgg", Words.of("双向滑移镜像", "glide mirrored both ways")),
          Map.entry("folded, cmm", Words.of("错位双向镜像", "mirrored both ways, staggered")),
          Map.entry("folded, p4", Words.of("四向旋转", "turned by quarters")),
          Map.entry("folded, p4m", Words.of("万花筒", "kaleidoscope")),
          Map.entry("folded, p4g", Words.of("风车加镜像", "pinwheels and mirrors")));

  private Recipes() {}

  /** How a tile repeats. */
  static Words layout(RepeatLayout layout) {
    return switch (layout) {
      case STRAIGHT -> Words.of("平接", "straight");
      case HALF_DROP -> Words.of("跳接", "half-drop");
      case BRICK -> Words.of("砖形接", "brick");
    };
  }

  /** A recipe; one that has no words yet keeps its own. */
  static Words words(String recipe) {
    if (recipe.startsWith(OVER)) {
      Words under = words(recipe.substring(OVER.length()));
      return Words.of("单花叠加于：" + under.chinese(), "motifs over a pattern, " + under.english());
    }
    if (recipe.startsWith(ZONES)) {
      Words each = each(recipe.substring(ZONES.length()));
      return Words.of("两款分区拼合：" + each.chinese(), "zones of two designs, " + each.english());
    }
    return WORDS.getOrDefault(recipe, Words.of(recipe, recipe));
  }

  /** One recipe or two. */
  private static Words each(String recipes) {
    int and = recipes.indexOf(AND);
    if (and < 0) {
      return words(recipes);
    }
    Words first = words(recipes.substring(0, and));
    Words second = words(recipes.substring(and + AND.length()));
    return Words.of(
        first.chinese() + "、" + second.chinese(), first.english() + AND + second.english());
  }
}
