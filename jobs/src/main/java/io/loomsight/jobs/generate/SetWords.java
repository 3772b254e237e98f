package io.loomsight.jobs.generate;

import io.loomsight.jobs.page.Words;
import io.loomsight.jobs.table.PatternSet;

/** What sets of patterns are called. */
final class SetWords {

  private SetWords() {}

  static Words of(PatternSet.Kind kind) {
    return switch (kind) {
      case PATTERNS -> Words.of("新花型", "new patterns");
      case DESIGNS -> Words.of("原设计（一半对另一半）", "the designs, one half to the other");
      case NOISE -> Words.of("随机相位噪声（对照）", "random-phase noise (baseline)");
      case QUILTING -> Words.of("拼贴原设计（对照）", "designs quilted (baseline)");
    };
  }
}
