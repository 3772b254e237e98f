package io.loomsight.models.detect;

import io.loomsight.models.BenchFrame;
import io.loomsight.models.image.GreyImage;
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

/** The network alone over one frame of 4096 x 1024 px. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(3)
public class EncoderBench {

  /** Layer by layer over stripes, as it is used, or as the engine runs it by itself. */
  public enum Way {
    STRIPES,
    PLAIN
  }

  @Param private Way way;

  private Detector detector;
  private GreyImage frame;

  @Setup
  public void open() {
    detector =
        switch (way) {
          case STRIPES -> ModelZoo.open(ModelZoo.DEFAULT, "cpu");
          case PLAIN -> ModelZoo.openPlain(ModelZoo.DEFAULT, "cpu");
        };
    frame = BenchFrame.woven();
  }

  @Benchmark
  public long forward() {
    return detector.forward(frame);
  }

  @TearDown
  public void close() {
    detector.close();
  }
}
