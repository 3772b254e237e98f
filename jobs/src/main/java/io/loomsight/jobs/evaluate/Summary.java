package io.loomsight.jobs.evaluate;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.loomsight.models.train.Metrics;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * The results of all fabrics in one run: their means, as a table for eyes and as JSON for programs.
 */
record Summary(
    String method, String modelVersion, int normals, long seed, List<FabricResult> fabrics) {

  private static final int DIGITS = 4;
  private static final String LINE = "%-20s %5s %6s %6s  %7s %7s %7s %7s %7s %7s  %11s%n";

  Summary {
    fabrics = List.copyOf(fabrics);
  }

  /** The mean of each metric over the fabrics that have it; NaN where none has. */
  Metrics means() {
    return new Metrics(
        mean(Metrics::imageAuroc),
        mean(Metrics::imageAurocAllTiles),
        mean(Metrics::tileAuroc),
        mean(Metrics::pixelAuroc),
        mean(Metrics::pixelAveragePrecision),
        mean(Metrics::aupro));
  }

  private double mean(ToDoubleFunction<Metrics> metric) {
    return fabrics.stream()
        .map(FabricResult::metrics)
        .mapToDouble(metric)
        .filter(value -> !Double.isNaN(value))
        .average()
        .orElse(Double.NaN);
  }

  /** How many fabrics have defects, and so metrics. */
  long measuredFabrics() {
    return fabrics.stream().filter(f -> !Double.isNaN(f.metrics().pixelAuroc())).count();
  }

  /** All fabrics added up, with the mean metrics. */
  FabricResult total() {
    return new FabricResult(
        "mean",
        fabrics.stream().mapToInt(FabricResult::referenceImages).sum(),
        fabrics.stream().mapToInt(FabricResult::normalImages).sum(),
        fabrics.stream().mapToInt(FabricResult::defectImages).sum(),
        means(),
        fabrics.stream().mapToLong(FabricResult::normalTiles).sum(),
        fabrics.stream().mapToLong(FabricResult::falseAlarmTiles).sum(),
        fabrics.stream().mapToDouble(FabricResult::normalAreaM2).sum(),
        Optional.empty(),
        fabrics.stream().mapToLong(FabricResult::elapsedMs).sum());
  }

  /** The table on screen. */
  String table() {
    StringBuilder text = new StringBuilder();
    text.append(
        "%s, model %s; good images judged against %d of their fabric, seed %d%n"
            .formatted(method, modelVersion, normals, seed));
    text.append(
        LINE.formatted(
            "fabric",
            "ref.",
            "normal",
            "defect",
            "image",
            "im.all",
            "tile",
            "pixel",
            "pix.AP",
            "AUPRO",
            "false tiles"));
    fabrics.forEach(fabric -> text.append(line(fabric)));
    text.append(line(total()));
    text.append(
        ("image, tile, pixel: area under the ROC curve; im.all: image, tiles with 1 to 19 mask"
                + " pixels counted too;%nthe mean is over the %d fabrics with defects;%nfalse tiles: good tiles over every tile of the reference images%n")
            .formatted(measuredFabrics()));
    return text.toString();
  }

  private static String line(FabricResult fabric) {
    Metrics metrics = fabric.metrics();
    return LINE.formatted(
        fabric.fabric(),
        fabric.referenceImages(),
        fabric.normalImages(),
        fabric.defectImages(),
        digits(metrics.imageAuroc()),
        digits(metrics.imageAurocAllTiles()),
        digits(metrics.tileAuroc()),
        digits(metrics.pixelAuroc()),
        digits(metrics.pixelAveragePrecision()),
        digits(metrics.aupro()),
        fabric.falseAlarmTiles() + "/" + fabric.normalTiles());
  }

  static String digits(double value) {
    return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, "%." + DIGITS + "f", value);
  }

  /** Means and counts; a metric that no fabric has is null. */
  ObjectNode json() {
    Metrics means = means();
    ObjectNode json = new JsonMapper().createObjectNode();
    put(json, "imageAuroc", means.imageAuroc());
    put(json, "imageAurocAllTiles", means.imageAurocAllTiles());
    put(json, "tileAuroc", means.tileAuroc());
    put(json, "pixelAuroc", means.pixelAuroc());
    put(json, "pixelAveragePrecision", means.pixelAveragePrecision());
    put(json, "aupro", means.aupro());
    json.put("fabrics", measuredFabrics());
    json.put("normalTiles", total().normalTiles());
    json.put("falseAlarmTiles", total().falseAlarmTiles());
    put(json, "falseAlarmsPer100M2", total().falseAlarmsPer100M2());
    json.put("method", method);
    json.put("modelVersion", modelVersion);
    json.put("normals", normals);
    json.put("seed", seed);
    return json;
  }

  static void put(ObjectNode json, String name, double value) {
    if (Double.isNaN(value)) {
      json.putNull(name);
    } else {
      json.put(name, BigDecimal.valueOf(value).setScale(DIGITS, RoundingMode.HALF_EVEN));
    }
  }
}
