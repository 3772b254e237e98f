package io.loomsight.models.detect;

import io.loomsight.models.BenchFrame;
import io.loomsight.models.image.GreyImage;
import java.util.Optional;
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

/** From one frame of 4096 x 1024 px to its anomaly map: all of what follows decoding. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(3)
public class DetectorBench {

  /** How many looks the frame is compared with: the style's, or the roll's own too. */
  @Param({"1", "2"})
  private int looks;

  private Detector detector;
  private GreyImage frame;
  private StyleGaussian style;

  @Setup
  public void learn() {
    detector = ModelZoo.open(ModelZoo.DEFAULT, "cpu");
    frame = BenchFrame.woven();
    style = detector.features(frame).sums().gaussian();
  }

  @Benchmark
  public AnomalyMap judge() {
    return detector.judge(frame, style, looks == 2 ? Optional.of(style) : Optional.empty());
  }

  @TearDown
  public void close() {
    detector.close();
  }
}
