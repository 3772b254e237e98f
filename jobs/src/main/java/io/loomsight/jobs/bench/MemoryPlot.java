package io.loomsight.jobs.bench;

import io.loomsight.jobs.InputException;
import java.awt.Color;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.ToLongFunction;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.style.Styler;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Memory over time, as a PNG. */
final class MemoryPlot {

  private static final int WIDTH_PX = 900;
  private static final int HEIGHT_PX = 420;

  private MemoryPlot() {}

  static void write(List<MemoryLog.Sample> samples, Path file) {
    XYChart chart =
        new XYChartBuilder()
            .width(WIDTH_PX)
            .height(HEIGHT_PX)
            .title("memory of the process")
            .xAxisTitle("seconds")
            .yAxisTitle("MB")
            .theme(Styler.ChartTheme.Matlab)
            .build();
    chart.getStyler().setLegendPosition(Styler.LegendPosition.OutsideE);
    chart.getStyler().setChartBackgroundColor(Color.WHITE);
    chart.getStyler().setXAxisDecimalPattern("0");
    chart.getStyler().setYAxisDecimalPattern("0");
    chart.getStyler().setYAxisMin(0.0);
    add(chart, "resident", samples, MemoryLog.Sample::residentMb);
    add(chart, "heap in use", samples, MemoryLog.Sample::heapMb);
    try {
      BitmapEncoder.saveBitmap(chart, file.toString(), BitmapEncoder.BitmapFormat.PNG);
    } catch (IOException failure) {
      throw new InputException(
          "%s: expected a file that can be written, found: %s".formatted(file, failure), failure);
    }
  }

  private static void add(
      XYChart chart,
      String name,
      List<MemoryLog.Sample> samples,
      ToLongFunction<MemoryLog.Sample> value) {
    chart
        .addSeries(
            name,
            samples.stream().mapToDouble(MemoryLog.Sample::seconds).toArray(),
            samples.stream().mapToDouble(sample -> value.applyAsLong(sample)).toArray())
        .setMarker(SeriesMarkers.NONE);
  }
}
