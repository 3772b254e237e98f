package io.loomsight.models.detect;

import io.loomsight.models.BenchFrame;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What is made of the distances of one frame of 4096 x 1024 px, all of it cloth. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(3)
public class AnomalyMapBench {

  private static final int COLUMNS = BenchFrame.WIDTH_PX / EncoderBlock.STRIDE;
  private static final int ROWS = BenchFrame.HEIGHT_PX / EncoderBlock.STRIDE;
  private static final int PEAKS = 100;

  private final ClothArea cloth = new ClothArea(0, BenchFrame.WIDTH_PX);
  private final float[] distances = new float[COLUMNS * ROWS];
  private AnomalyMap map;

  @Setup
  public void draw() {
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < distances.length; i++) {
      distances[i] = (float) Math.max(0, 1 + 0.15 * random.nextGaussian());
    }
    map = map();
  }

  @Benchmark
  public float[] localLevel() {
    return LocalLevel.divide(distances, COLUMNS, ROWS, cloth);
  }

  /** The local level is part of it. */
  @Benchmark
  public AnomalyMap map() {
    return AnomalyMap.of(
        BenchFrame.WIDTH_PX, BenchFrame.HEIGHT_PX, COLUMNS, ROWS, distances, cloth);
  }

  @Benchmark
  public List<AlarmPeaks.Peak> peaks() {
    return AlarmPeaks.of(map, PEAKS);
  }
}
