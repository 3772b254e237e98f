package io.loomsight.jobs.evaluate;

import io.loomsight.jobs.InputException;
import java.awt.Color;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.style.Styler;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** The quality against the number of good images, mean and deviation over seeds, as a PNG. */
final class NormalsPlot {

  private static final int WIDTH_PX = 900;
  private static final int HEIGHT_PX = 560;

  private NormalsPlot() {}

  static void write(Study study, Path file) {
    XYChart chart =
        new XYChartBuilder()
            .width(WIDTH_PX)
            .height(HEIGHT_PX)
            .title(
                "%s, %s: mean over fabrics, %d seeds"
                    .formatted(
                        study.first().method(),
                        study.first().modelVersion(),
                        study.plan().seeds().size()))
            .xAxisTitle("good images of the fabric")
            .theme(Styler.ChartTheme.Matlab)
            .build();
    chart.getStyler().setLegendPosition(Styler.LegendPosition.OutsideE);
    chart.getStyler().setChartBackgroundColor(Color.WHITE);
    chart.getStyler().setXAxisMin(0.0);
    chart.getStyler().setXAxisDecimalPattern("0");
    chart.getStyler().setYAxisMin(0.0);
    chart.getStyler().setYAxisMax(1.0);
    chart.getStyler().setYAxisDecimalPattern("0.0");
    double[] normals = study.plan().normals().stream().mapToDouble(Integer::doubleValue).toArray();
    for (Measure measure : Measure.values()) {
      List<Spread> spreads =
          study.plan().normals().stream().map(count -> study.mean(count, measure)).toList();
      if (spreads.stream().noneMatch(spread -> Double.isNaN(spread.mean()))) {
        chart
            .addSeries(
                measure.title(),
                normals,
                spreads.stream().mapToDouble(Spread::mean).toArray(),
                spreads.stream().mapToDouble(Spread::deviation).toArray())
            .setMarker(SeriesMarkers.CIRCLE);
      }
    }
    if (chart.getSeriesMap().isEmpty()) {
      throw new InputException("--plot: expected fabrics with defects, found none");
    }
    try {
      BitmapEncoder.saveBitmap(chart, file.toString(), BitmapEncoder.BitmapFormat.PNG);
    } catch (IOException failure) {
      throw new InputException(
          "%s: expected a file that can be written, found: %s".formatted(file, failure), failure);
    }
  }
}
