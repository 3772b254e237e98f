package io.loomsight.models.detect;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Collections;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** Distances of as many features as a frame of 4096 x 1024 px has, in the engine's memory. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(3)
public class DistancesBench {

  @Param({"1", "2"})
  private int looks;

  /**
   * Whether each depth's features are whitened in their own cells, or all of them at each place.
   */
  @Param({"depths", "joined"})
  private String features;

  private Distances distances;
  private NDManager manager;
  private FeatureMaps maps;

  @Setup
  public void draw() {
    TorchThreads.fix();
    manager = Engine.getEngine("PyTorch").newBaseManager();
    float[] cloth = manager.randomNormal(new Shape(4096, Detector.CHANNELS)).toFloatArray();
    StyleGaussian style = FeatureSums.over(cloth, Detector.CHANNELS).gaussian();
    distances = Distances.to(Collections.nCopies(looks, style));
    maps =
        FeatureMaps.ofChannels(
            manager.randomNormal(new Shape(1, 16, 256, 1024)),
            manager.randomNormal(new Shape(1, 24, 128, 512)),
            manager.randomNormal(new Shape(1, 24, 64, 256)));
    if (features.equals("joined")) {
      maps = FeatureMaps.of(maps.joined(), 256, 1024);
    }
  }

  @Benchmark
  public float[] distances() {
    try (NDManager call = manager.newSubManager()) {
      return distances.of(call, maps);
    }
  }

  @TearDown
  public void close() {
    manager.close();
  }
}
