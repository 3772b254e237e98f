package io.loomsight.jobs.evaluate;

import io.loomsight.models.train.Metrics;

/** The metrics by name, in the order of tables and plots. */
enum Measure {
  IMAGE("image", "imageAuroc"),
  IMAGE_ALL_TILES("im.all", "imageAurocAllTiles"),
  TILE("tile", "tileAuroc"),
  PIXEL("pixel", "pixelAuroc"),
  PIXEL_AP("pix.AP", "pixelAveragePrecision"),
  AUPRO("AUPRO", "aupro");

  private final String title;
  private final String key;

  Measure(String title, String key) {
    this.title = title;
    this.key = key;
  }

  /** Its name over a column. */
  String title() {
    return title;
  }

  /** Its name in JSON. */
  String key() {
    return key;
  }

  double of(Metrics metrics) {
    return switch (this) {
      case IMAGE -> metrics.imageAuroc();
      case IMAGE_ALL_TILES -> metrics.imageAurocAllTiles();
      case TILE -> metrics.tileAuroc();
      case PIXEL -> metrics.pixelAuroc();
      case PIXEL_AP -> metrics.pixelAveragePrecision();
      case AUPRO -> metrics.aupro();
    };
  }
}
