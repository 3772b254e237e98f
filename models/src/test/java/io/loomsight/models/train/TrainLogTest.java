package io.loomsight.models.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TrainLogTest {

  private static final String HEADER =
      "step,seconds,learningRate,loss,validationLoss,auroc,foundDots,foundLines,foundAreas";

  @TempDir private Path folder;

  @Test
  void newLogCreatesItsFolderAndBeginsAtZero() {
    Path nested = folder.resolve("a").resolve("b");
    assertThat(TrainLog.open(nested).step()).isZero();
    assertThat(nested.resolve("progress.csv")).hasContent(HEADER);
  }

  @Test
  void headerAloneIsStepZero() {
    TrainLog.open(folder);
    assertThat(TrainLog.open(folder).step()).isZero();
  }

  @Test
  void emptyFileBeginsAnew() throws IOException {
    Files.createFile(folder.resolve("progress.csv"));
    assertThat(TrainLog.open(folder).step()).isZero();
    assertThat(folder.resolve("progress.csv")).hasContent(HEADER);
  }

  @Test
  void lastLineSaysWhereToGoOnAndAllAreReadBack() {
    TrainLog log = TrainLog.open(folder);
    log.append(
        new TrainLog.Entry(0, 0, 0, Double.NaN, new Validation(0.9, 0.8, 0.5, 0.25, Double.NaN)));
    log.append(
        new TrainLog.Entry(
            500, 12.34, 1e-3, 0.51239, new Validation(0.6, 0.9123, 0.75, 0.5, 0.125)));
    assertThat(folder.resolve("progress.csv"))
        .hasContent(
            HEADER
                + """

                0,0.0,0.000e+00,NaN,0.9000,0.8000,0.5000,0.2500,NaN
                500,12.3,1.000e-03,0.5124,0.6000,0.9123,0.7500,0.5000,0.1250
                """);
    TrainLog again = TrainLog.open(folder);
    assertThat(again.step()).isEqualTo(500);
    assertThat(again.entries())
        .containsExactly(
            new TrainLog.Entry(
                0, 0, 0, Double.NaN, new Validation(0.9, 0.8, 0.5, 0.25, Double.NaN)),
            new TrainLog.Entry(
                500, 12.3, 1e-3, 0.5124, new Validation(0.6, 0.9123, 0.75, 0.5, 0.125)));
  }

  @Test
  void brokenLineIsNamed() throws IOException {
    Files.writeString(folder.resolve("progress.csv"), HEADER + "\n50");
    assertThatThrownBy(() -> TrainLog.open(folder))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "%s: expected 9 numbers in each line, found '50'", folder.resolve("progress.csv"));
  }

  @Test
  void logOfAnEarlierVersionIsRefused() throws IOException {
    Files.writeString(
        folder.resolve("progress.csv"), "step,seconds,loss,validationLoss\n500,1.0,0.8,0.9\n");
    assertThatThrownBy(() -> TrainLog.open(folder))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("progress.csv: expected the columns " + HEADER)
        .hasMessageContaining("found 'step,seconds,loss,validationLoss'; train into a new folder");
  }
}
