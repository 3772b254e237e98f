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
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
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

    float[] greys = greys(List.of(frame)).get(0);

    assertThat(greys).hasSize(WovenNight.WIDTH_PX * WovenNight.HEIGHT_PX);
    assertThat(greys[29 * WovenNight.WIDTH_PX + 17])
        .isCloseTo(drawn.grey(17, 29), within(1 / 255f));
  }

  @Test
  void eachOfManyFramesHasItsOwnImage() {
    List<Frame> frames =
        IntStream.range(0, 40).mapToObj(n -> night.row(Weave.PLAIN, "r1", n)).toList();
    frames.forEach(each -> night.write(each, plain(each.sequence())));

    assertThat(greys(frames).stream().map(greys -> Math.round(greys[0] * 255)))
        .containsExactlyElementsOf(frames.stream().map(Frame::sequence).toList());
  }

  private static GreyImage plain(int level) {
    float[] greys = new float[WovenNight.WIDTH_PX * WovenNight.HEIGHT_PX];
    Arrays.fill(greys, level / 255f);
    return GreyImage.wrap(WovenNight.WIDTH_PX, WovenNight.HEIGHT_PX, greys);
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

  private List<float[]> greys(List<Frame> frames) {
    Warehouse warehouse =
        Warehouse.open(LocalSpark.session(), folder.resolve("warehouse").toString());
    return WovenNight.greys(WovenNight.context(warehouse, "run"), frames);
  }

  private void assertRefused(String message) {
    assertThatThrownBy(() -> greys(List.of(frame)))
        .cause()
        .isInstanceOf(InputException.class)
        .hasMessageStartingWith(frame.uri() + ": ")
        .hasMessageContaining(message)
        .hasMessageEndingWith("; run the stage 'ingest' again");
  }
}
