package io.loomsight.models.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TrainLogTest {

  @TempDir private Path folder;

  @Test
  void newLogCreatesItsFolderAndBeginsAtZero() {
    Path nested = folder.resolve("a").resolve("b");
    assertThat(TrainLog.open(nested).step()).isZero();
    assertThat(nested.resolve("progress.csv")).hasContent("step,seconds,loss,validationLoss");
  }

  @Test
  void headerAloneIsStepZero() {
    TrainLog.open(folder);
    assertThat(TrainLog.open(folder).step()).isZero();
  }

  @Test
  void emptyFileBeginsAnew() throws IOException {
    Files.createFile(folder.resolve("progress.csv"));
    TrainLog log = TrainLog.open(folder);
    assertThat(log.step()).isZero();
    log.append(7, 1, 2, 3);
    assertThat(folder.resolve("progress.csv"))
        .hasContent("step,seconds,loss,validationLoss\n7,1.0,2.0000,3.0000\n");
  }

  @Test
  void lastLineSaysWhereToGoOn() {
    TrainLog log = TrainLog.open(folder);
    log.append(500, 12.34, 0.51239, 0.6);
    log.append(1000, 24.5, 0.4, 0.45);
    assertThat(folder.resolve("progress.csv"))
        .hasContent(
            """
            step,seconds,loss,validationLoss
            500,12.3,0.5124,0.6000
            1000,24.5,0.4000,0.4500
            """);
    assertThat(TrainLog.open(folder).step()).isEqualTo(1000);
  }

  @Test
  void brokenLineIsNamed() throws IOException {
    Files.writeString(folder.resolve("progress.csv"), "step,seconds,loss,validationLoss\n50");
    assertThatThrownBy(() -> TrainLog.open(folder))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("progress.csv: expected a last line")
        .hasMessageContaining("found '50'");
  }
}
