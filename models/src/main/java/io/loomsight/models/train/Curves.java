package io.loomsight.models.train;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.style.Styler;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Training over its steps as one picture: losses, ranking of cells, flaws found. */
final class Curves {

  private static final int WIDTH_PX = 900;
  private static final int HEIGHT_PX = 320;

  private Curves() {}

  /** The picture of a log with at least one entry. */
  static BufferedImage draw(List<TrainLog.Entry> entries) {
    XYChart loss = chart("Loss", "");
    add(loss, "training", entries, TrainLog.Entry::loss);
    add(loss, "validation", entries, entry -> entry.validation().loss());
    XYChart ranking = chart("AUROC of cells, validation", "");
    add(ranking, "AUROC", entries, entry -> entry.validation().auroc());
    XYChart found = chart("Flaws found at 1 false cell in 1,000, validation", "step");
    found.getStyler().setYAxisMin(0.0);
    add(found, "dots", entries, entry -> entry.validation().foundDots());
    add(found, "lines", entries, entry -> entry.validation().foundLines());
    add(found, "areas", entries, entry -> entry.validation().foundAreas());
    return painted(List.of(loss, ranking, found));
  }

  /** The picture of a generator's log with at least one entry. */
  static BufferedImage drawLosses(List<GeneratorLog.Entry> entries) {
    XYChart loss = chart("Loss", "step");
    addLine(loss, "training", entries, GeneratorLog.Entry::step, GeneratorLog.Entry::loss);
    return painted(List.of(loss));
  }

  private static BufferedImage painted(List<XYChart> charts) {
    BufferedImage picture =
        new BufferedImage(WIDTH_PX, HEIGHT_PX * charts.size(), BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = picture.createGraphics();
    for (XYChart chart : charts) {
      chart.paint(graphics, WIDTH_PX, HEIGHT_PX);
      graphics.translate(0, HEIGHT_PX);
    }
    graphics.dispose();
    return picture;
  }

  private static XYChart chart(String title, String axis) {
    XYChart chart =
        new XYChartBuilder()
            .width(WIDTH_PX)
            .height(HEIGHT_PX)
            .title(title)
            .xAxisTitle(axis)
            .theme(Styler.ChartTheme.Matlab)
            .build();
    chart.getStyler().setLegendPosition(Styler.LegendPosition.OutsideE);
    chart.getStyler().setChartBackgroundColor(Color.WHITE);
    chart.getStyler().setXAxisDecimalPattern("#,###");
    chart.getStyler().setYAxisDecimalPattern("0.000");
    chart.getStyler().setXAxisMin(0.0);
    return chart;
  }

  private static void add(
      XYChart chart,
      String name,
      List<TrainLog.Entry> entries,
      ToDoubleFunction<TrainLog.Entry> value) {
    addLine(chart, name, entries, TrainLog.Entry::step, value);
  }

  /** Adds a line; a log without a number of it has none. */
  private static <E> void addLine(
      XYChart chart,
      String name,
      List<E> entries,
      ToDoubleFunction<E> step,
      ToDoubleFunction<E> value) {
    List<E> known =
        entries.stream().filter(entry -> Double.isFinite(value.applyAsDouble(entry))).toList();
    if (!known.isEmpty()) {
      chart
          .addSeries(
              name,
              known.stream().mapToDouble(step).toArray(),
              known.stream().mapToDouble(value).toArray())
          .setMarker(known.size() == 1 ? SeriesMarkers.CIRCLE : SeriesMarkers.NONE);
    }
  }
}
