package io.loomsight.models.detect;

import io.loomsight.models.BenchFrame;
import io.loomsight.models.image.GreyImage;
import io.loomsight.models.image.Mask;
import io.loomsight.models.image.Masks;
import io.loomsight.models.image.Thumbnails;
import java.util.BitSet;
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

/**
 * What {@value #REGIONS} regions of one frame of 4096 x 1024 px cost: found, measured, and drawn.
 * Half of them are spots of about 44 px, half threads of 4 by 396 px.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(3)
public class RegionFinderBench {

  private static final int REGIONS = 20;
  private static final double THRESHOLD = 2;
  private static final double LOW_SHARE = 0.7;
  private static final int MOST = 200;
  private static final int MARGIN_PX = 32;

  private AnomalyMap map;
  private GreyImage frame;
  private Mask cloth;
  private List<RegionFinder.Found> found;

  @Setup
  public void draw() {
    frame = BenchFrame.woven();
    BitSet all = new BitSet();
    all.set(0, BenchFrame.WIDTH_PX * BenchFrame.HEIGHT_PX);
    cloth = Mask.of(BenchFrame.WIDTH_PX, BenchFrame.HEIGHT_PX, all);
    map = drawn();
    found = find();
    if (found.size() != REGIONS) {
      throw new IllegalStateException(
          "expected %d regions, found %d".formatted(REGIONS, found.size()));
    }
  }

  private AnomalyMap drawn() {
    int columns = BenchFrame.WIDTH_PX / EncoderBlock.STRIDE;
    int rows = BenchFrame.HEIGHT_PX / EncoderBlock.STRIDE;
    SplittableRandom random = new SplittableRandom(1);
    return AnomalyMaps.of(
        columns, rows, (column, row) -> height(column, row) + 0.2 * random.nextDouble());
  }

  /** Regions lie in cells of a grid of 10 by 2, spots in its upper row, threads in its lower. */
  private double height(int column, int row) {
    int fromMiddleX = Math.abs(column % 100 - 50);
    int fromMiddleY = Math.abs(row % 128 - 64);
    int at = row / 128 * 10 + column / 100;
    boolean inside =
        row < 128 ? Math.hypot(fromMiddleX, fromMiddleY) < 6 : fromMiddleX < 1 && fromMiddleY < 50;
    return inside && at < REGIONS ? 3 : 1;
  }

  @Benchmark
  public List<RegionFinder.Found> find() {
    return RegionFinder.find(map, THRESHOLD, LOW_SHARE, MOST);
  }

  @Benchmark
  public double shapes() {
    double areaMm2 = 0;
    for (RegionFinder.Found one : found) {
      areaMm2 +=
          RegionShape.measure(frame, cloth, one.mask(), one.pixels(), BenchFrame.MM_PER_PX)
              .areaMm2();
    }
    return areaMm2;
  }

  /** With the frame's pitches, which are measured once. */
  @Benchmark
  public int looks() {
    RegionLooks looks = new RegionLooks(frame, cloth, ClothArea.whole(frame), BenchFrame.MM_PER_PX);
    int measures = 0;
    for (RegionFinder.Found one : found) {
      RegionShape shape =
          RegionShape.measure(frame, cloth, one.mask(), one.pixels(), BenchFrame.MM_PER_PX);
      measures += looks.of(one.mask(), one.pixels(), shape).measures().size();
    }
    return measures;
  }

  @Benchmark
  public long masks() {
    return found.stream().mapToLong(one -> Masks.toPng(one.mask()).length).sum();
  }

  @Benchmark
  public long thumbnails() {
    return found.stream()
        .mapToLong(one -> Thumbnails.jpeg(frame, one.pixels(), MARGIN_PX).length)
        .sum();
  }
}
