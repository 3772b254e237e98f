package io.loomsight.jobs.generate;

import io.loomsight.models.pattern.Edges;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What the images of a folder show of their designs. */
public enum DesignImages {
  /** One repeat of it where it is an SVG, or a raster whose wrapped edges show no seam. */
  JUDGED(null),
  /** One repeat. */
  TILES(Edges.PERIODIC),
  /** A piece that does not repeat. */
  CUTTINGS(Edges.PLAIN);

  private final Edges edges;

  DesignImages(Edges edges) {
    this.edges = edges;
  }

  /** What lies beyond the edges of all of them, where that is known. */
  Optional<Edges> edges() {
    return Optional.ofNullable(edges);
  }

  /** As requests have it. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<DesignImages> ofWord(String word) {
    return Arrays.stream(values()).filter(images -> images.word().equals(word)).findFirst();
  }
}
