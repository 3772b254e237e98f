package io.loomsight.jobs.generate;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;

/**
 * A collection that a request names.
 *
 * @param name as mixes, files and tables call it
 * @param origin where its designs come from
 */
public record CollectionSource(String name, Origin origin) implements Serializable {

  static final int MOST_DRAWN = 1000;

  public CollectionSource {
    PatternNames.requireName("collections: name", name);
    requireNonNull(origin, "origin is null");
  }

  /** Where designs come from. */
  public sealed interface Origin extends Serializable {}

  /**
   * A folder of images.
   *
   * @param uri a path or any URI that Hadoop knows
   * @param generator the folder of a network that was trained on it; empty for none
   * @param images what they show
   */
  public record Folder(String uri, String generator, DesignImages images) implements Origin {

    public Folder {
      requireNonNull(generator, "generator is null");
      requireNonNull(images, "images is null");
      if (uri.isBlank()) {
        throw new IllegalArgumentException("collections: folder: expected a path or URI, found ''");
      }
    }
  }

  /** So many designs that are drawn, from the collection's name. */
  public record Drawn(int designs) implements Origin {

    public Drawn {
      if (designs < 1 || designs > MOST_DRAWN) {
        throw new IllegalArgumentException(
            "collections: drawn: expected 1 to %d designs, found %d"
                .formatted(MOST_DRAWN, designs));
      }
    }
  }
}
