package io.loomsight.jobs.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.loomsight.jobs.InputException;
import io.loomsight.jobs.LocalSpark;
import io.loomsight.jobs.WovenNight;
import io.loomsight.jobs.table.Warehouse;
import io.loomsight.models.fabric.Frame;
import io.loomsight.models.image.GreyImage;
import io.loomsight.models.synth.Weave;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FrameReaderIT {

  @TempDir Path folder;
  private WovenNight night;
  private Frame frame;

  @BeforeEach
  void lay() {
    night = new WovenNight(folder);
    frame = night.row(Weave.PLAIN, "r1", 0);
  }

  @Test
  void imageIsReadAsItWasWritten() {
    GreyImage drawn = WovenNight.clean(frame);
    night.write(frame, drawn);

    GreyImage read = FrameReader.of(LocalSpark.session()).read(frame, meter());

    assertThat(read.widthPx()).isEqualTo(WovenNight.WIDTH_PX);
    assertThat(read.grey(17, 29)).isCloseTo(drawn.grey(17, 29), within(1 / 255f));
  }

  @Test
  void imageThatIsGoneIsNamed() {
    assertRefused("expected the image that ingest accepted, found none");
  }

  @Test
  void imageOfAnotherSizeIsNamed() {
    night.write(frame, GreyImage.wrap(300, 200, new float[300 * 200]));
    assertRefused("expected the image of 256 x 192 px that ingest accepted, found");
  }

  @Test
  void fileThatIsNoImageAnyMoreIsNamed() throws IOException {
    Files.write(night.file(frame), "gone".getBytes(StandardCharsets.UTF_8));
    assertRefused("expected the image of 256 x 192 px that ingest accepted, ");
  }

  private TaskMeter meter() {
    return TaskMeter.of(
        WovenNight.context(
            Warehouse.open(LocalSpark.session(), folder.resolve("warehouse").toString()), "run"));
  }

  private void assertRefused(String message) {
    assertThatThrownBy(() -> FrameReader.of(LocalSpark.session()).read(frame, meter()))
        .isInstanceOf(InputException.class)
        .hasMessageStartingWith(frame.uri() + ": ")
        .hasMessageContaining(message)
        .hasMessageEndingWith("; run the stage 'ingest' again");
  }
}
