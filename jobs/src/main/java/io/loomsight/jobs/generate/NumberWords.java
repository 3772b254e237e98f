package io.loomsight.jobs.generate;

import io.loomsight.jobs.page.Numbers;
import io.loomsight.jobs.page.Words;

/** What the numbers of a pattern are called, and what each means in a line. */
enum NumberWords {
  SEAM("接缝", "Seam"),
  FINEST("最细线条", "Finest line"),
  LIKENESS("像原稿", "Like a design"),
  REPETITION("重复感", "Repetition"),
  STYLE("风格距离", "Style"),
  SCREENS("色块", "Colours");

  private final String chinese;
  private final String english;

  NumberWords(String chinese, String english) {
    this.chinese = chinese;
    this.english = english;
  }

  Words label() {
    return Words.of(chinese, english);
  }

  Words meaning(PatternRequest request) {
    return switch (this) {
      case SEAM -> {
        String limit = Numbers.decimals(request.rules().maxSeamRatio(), 2);
        yield Words.of(
            "回位接缝比花型自身线条明显多少：1 为一样，%s 以上看得见。".formatted(limit),
            "the joint of two tiles against the pattern's own lines: 1 is the same, above %s it shows."
                .formatted(limit));
      }
      case FINEST -> {
        String limit = Numbers.decimals(request.rules().minFeatureMm(), 2);
        yield Words.of(
            "印出来最细的线或间隙，至少 %s mm。".formatted(limit),
            "the thinnest line or gap in print, at least %s mm.".formatted(limit));
      }
      case LIKENESS -> {
        String limit = Numbers.percent(100 * request.rules().copies().structureCorrelation());
        yield Words.of(
            "与最像的原设计的图形相似度：100 % 为复制，超过 " + limit + " 淘汰。",
            "likeness of the drawing to its nearest design: 100 % is a copy, above "
                + limit
                + " is refused.");
      }
      case REPETITION ->
          Words.of(
              "一个回位内部的重复程度：0 % 无重复，100 % 为小单元反复；后面是小单元间距。",
              "how much it repeats within one tile: 0 % not at all, 100 % small units again and again;"
                  + " then their distance.");
      case SCREENS ->
          Words.of("每套色及其在回位中所占面积 %。", "a screen each, and what it prints of the tile in %.");
      case STYLE ->
          Words.of(
              "与所用原设计的纹理差异：越小越像同一系列。",
              "how its textures differ from those of its designs: the less, the more of one family.");
    };
  }
}
