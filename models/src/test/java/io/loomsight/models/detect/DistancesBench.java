package io.loomsight.models.detect;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.loomsight.models.BenchFrame;
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

/** Distances of all features of one frame of 4096 x 1024 px, which stay in the engine's memory. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(3)
public class DistancesBench {

  @Param({"1", "2"})
  private int looks;

  private Distances distances;
  private NDManager manager;
  private NDArray features;

  @Setup
  public void encode() {
    try (Detector detector = ModelZoo.open(ModelZoo.DEFAULT, "cpu")) {
      ClothFeatures frame = detector.features(BenchFrame.woven());
      distances = Distances.to(Collections.nCopies(looks, frame.sums().gaussian()));
      manager = Engine.getEngine("PyTorch").newBaseManager();
      long places = (long) frame.columns() * frame.rows();
      features = manager.create(frame.sharedFeatures(), new Shape(places, Detector.CHANNELS));
    }
  }

  @Benchmark
  public float[] distances() {
    try (NDManager call = manager.newSubManager()) {
      return distances.of(call, features);
    }
  }

  @TearDown
  public void close() {
    manager.close();
  }
}
