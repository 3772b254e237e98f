package io.loomsight.jobs.generate;

import io.loomsight.models.image.ColourImage;
import io.loomsight.models.pattern.Preview;
import io.loomsight.models.pattern.RepeatLayout;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What patterns are previewed on. */
public enum Scene {
  BED,
  CURTAIN;

  /** The scene of a word; empty where there is none. */
  static Optional<Scene> ofWord(String word) {
    return Arrays.stream(values()).filter(scene -> scene.word().equals(word)).findFirst();
  }

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  ColourImage of(ColourImage tile, RepeatLayout layout, double pxPerMm) {
    return switch (this) {
      case BED -> Preview.bed(tile, layout, pxPerMm);
      case CURTAIN -> Preview.curtain(tile, layout, pxPerMm);
    };
  }
}
