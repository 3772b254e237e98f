package io.loomsight.jobs.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.loomsight.jobs.LocalSpark;
import io.loomsight.jobs.WovenNight;
import io.loomsight.jobs.table.Tables;
import io.loomsight.jobs.table.Warehouse;
import io.loomsight.models.detect.FeatureSums;
import io.loomsight.models.fabric.Frame;
import io.loomsight.models.synth.Weave;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.util.LongAccumulator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RollLooksIT {

  @TempDir static Path folder;
  private static WovenNight night;

  @BeforeAll
  static void weave() {
    night = new WovenNight(folder.resolve("images"));
    night.addClean(Weave.PLAIN, "r1", 3);
    night.addClean(Weave.TWILL, "r2", 2);
    Frame ground = night.row(Weave.PLAIN, "r3", 0);
    night.add(ground, WovenNight.ground());
  }

  @Test
  void sampleOfARollIsTheSameHoweverItsFramesLie() {
    DetectorConfig two = config(2, 16);
    List<String> one = sampled(night.frames(), 1, two);
    assertThat(one).hasSize(5); // two of r1's three, r2's two, r3's one
    assertThat(sampled(night.frames(), 8, two)).isEqualTo(one);
  }

  @Test
  void anotherSeedSamplesOtherFrames() {
    List<Frame> many =
        IntStream.range(0, 40)
            .mapToObj(sequence -> night.row(Weave.PLAIN, "r1", sequence))
            .toList();
    DetectorConfig first = config(4, 16);
    DetectorConfig second = new DetectorConfig(first.model(), "cpu", 4, 256, 2, 0.8, 2, 16);
    assertThat(sampled(many, 2, first)).hasSize(4).isNotEqualTo(sampled(many, 2, second));
  }

  @Test
  void everyRollWithClothHasALookThatTasksDoNotChange() {
    Map<String, FeatureSums> looks = fit(config(32, 100));
    assertThat(looks).containsOnlyKeys("r1", "r2");
    assertThat(looks.get("r1").positions()).isGreaterThan(looks.get("r2").positions());
    assertThat(fit(config(32, 1))).isEqualTo(looks);
  }

  @Test
  void tasksHoldTheConfiguredNumberOfFramesInTheOrderOfTheRolls() {
    Dataset<Frame> ordered = FrameOrder.partitioned(dataset(night.frames(), 5), config(32, 2));
    MapPartitionsFunction<Frame, String> rolls =
        frames -> {
          StringBuilder text = new StringBuilder();
          frames.forEachRemaining(
              frame ->
                  text.append(frame.rollId()).append('.').append(frame.sequence()).append(' '));
          return List.of(text.toString()).iterator();
        };
    List<String> partitions = ordered.mapPartitions(rolls, Encoders.STRING()).collectAsList();
    assertThat(partitions).hasSize(3);
    assertThat(String.join("", partitions)).isEqualTo("r1.0 r1.1 r1.2 r3.0 r2.0 r2.1 ");
  }

  @Test
  void noFramesAreOneEmptyPartition() {
    assertThat(FrameOrder.partitioned(dataset(List.of(), 1), config(32, 2)).count()).isZero();
  }

  private static Map<String, FeatureSums> fit(DetectorConfig config) {
    Warehouse warehouse =
        Warehouse.open(LocalSpark.session(), folder.resolve("warehouse").toString());
    LongAccumulator done = LocalSpark.session().sparkContext().longAccumulator();
    RollLooks.Fitted fitted =
        RollLooks.fit(
            WovenNight.context(warehouse, "run-1"),
            RollLooks.sampled(dataset(night.frames(), 2), config),
            config,
            done);
    assertThat(done.value()).isEqualTo(6);
    assertThat(fitted.cameras()).containsOnlyKeys(fitted.sums().keySet());
    assertThat(fitted.cameras().get("r1")).hasSize(1);
    assertThat(fitted.cameras().get("r1").get(0).grey()).isBetween(0.3, 0.7);
    return fitted.sums();
  }

  private static List<String> sampled(List<Frame> frames, int partitions, DetectorConfig config) {
    return RollLooks.sampled(dataset(frames, partitions), config).collectAsList().stream()
        .map(Frame::frameId)
        .sorted()
        .toList();
  }

  private static Dataset<Frame> dataset(List<Frame> frames, int partitions) {
    return LocalSpark.session()
        .createDataset(frames, Tables.FRAMES.encoder())
        .repartition(partitions);
  }

  private static DetectorConfig config(int sampleFrames, int framesPerTask) {
    return new DetectorConfig(
        DetectorConfig.defaults().model(), "cpu", sampleFrames, 256, 1, 0.8, 2, framesPerTask);
  }
}
