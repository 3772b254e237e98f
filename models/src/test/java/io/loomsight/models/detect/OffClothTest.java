package io.loomsight.models.detect;

import static org.assertj.core.api.Assertions.assertThat;

import io.loomsight.models.detect.LeftOut.Reason;
import io.loomsight.models.synth.Scene;
import io.loomsight.models.synth.Scene.LargeFlaw;
import io.loomsight.models.synth.Scene.Thing;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Measures, on drawn scenes with exact truth, what is left out. The table of models/BENCHMARKS.md:
 * {@code mvn verify -pl models -Dtest=OffClothTest -Dloomsight.scenes=400}.
 */
final class OffClothTest {

  private static final int SCENES = Integer.getInteger("loomsight.scenes", 48);
  private static final int WIDTH_PX = 1024;
  private static final int HEIGHT_PX = 400;

  /** Pixels by what they show, by what they are left out for, and large flaws. */
  private static final class Counts {
    private final Map<Thing, Map<Reason, Long>> leftOut = new EnumMap<>(Thing.class);
    private final Map<Thing, Long> all = new EnumMap<>(Thing.class);
    private final Map<LargeFlaw, long[]> flaws = new EnumMap<>(LargeFlaw.class);

    void add(Counts other) {
      other.all.forEach((thing, count) -> all.merge(thing, count, Long::sum));
      other.leftOut.forEach(
          (thing, byReason) -> byReason.forEach((reason, count) -> add(thing, reason, count)));
      other.flaws.forEach((flaw, counts) -> add(flaw, counts[0], counts[1], counts[2]));
    }

    void add(Thing thing, Reason reason, long count) {
      leftOut
          .computeIfAbsent(thing, key -> new EnumMap<>(Reason.class))
          .merge(reason, count, Long::sum);
    }

    void add(LargeFlaw flaw, long frames, long pixels, long swallowed) {
      long[] counts = flaws.computeIfAbsent(flaw, key -> new long[3]);
      counts[0] += frames;
      counts[1] += pixels;
      counts[2] += swallowed;
    }

    long left(Thing thing) {
      return leftOut.getOrDefault(thing, Map.of()).values().stream().mapToLong(n -> n).sum();
    }

    long left(Reason reason) {
      return leftOut.values().stream().mapToLong(map -> map.getOrDefault(reason, 0L)).sum();
    }

    /** Of what is left out, the share that is no cloth. */
    double precision() {
      long total = leftOut.keySet().stream().mapToLong(this::left).sum();
      return 1 - (double) left(Thing.CLOTH) / total;
    }

    double precision(Reason reason) {
      long wrong = leftOut.getOrDefault(Thing.CLOTH, Map.of()).getOrDefault(reason, 0L);
      return 1 - (double) wrong / Math.max(1, left(reason));
    }

    /** Of what is no cloth, the share that is left out. */
    double recall() {
      long total = 0;
      long found = 0;
      for (Thing thing : Thing.values()) {
        if (thing != Thing.CLOTH) {
          total += all.getOrDefault(thing, 0L);
          found += left(thing);
        }
      }
      return (double) found / total;
    }

    double recall(Thing thing) {
      return (double) left(thing) / Math.max(1, all.getOrDefault(thing, 0L));
    }

    double swallowed() {
      long pixels = flaws.values().stream().mapToLong(counts -> counts[1]).sum();
      return (double) flaws.values().stream().mapToLong(counts -> counts[2]).sum() / pixels;
    }

    double swallowed(LargeFlaw flaw) {
      long[] counts = flaws.getOrDefault(flaw, new long[] {0, 1, 0});
      return (double) counts[2] / counts[1];
    }
  }

  private static Counts counts;

  @BeforeAll
  static void measure() {
    counts = new Counts();
    IntStream.range(0, SCENES).parallel().mapToObj(OffClothTest::count).forEachOrdered(counts::add);
    if (SCENES > 100) {
      print();
    }
  }

  private static Counts count(int seed) {
    Scene scene = Scene.draw(seed, WIDTH_PX, HEIGHT_PX);
    ClothArea cloth = ClothArea.find(scene.image());
    Counts counts = new Counts();
    for (Thing thing : Thing.values()) {
      counts.all.put(thing, (long) scene.where().get(thing).areaPx());
    }
    long swallowed = 0;
    for (int y = 0; y < HEIGHT_PX; y++) {
      for (int x = 0; x < WIDTH_PX; x++) {
        if (!cloth.contains(x, y)) {
          counts.add(thing(scene, x, y), reason(cloth, x, y), 1);
          swallowed += scene.flawed().contains(x, y) ? 1 : 0;
        }
      }
    }
    if (scene.flawed().areaPx() > 0) {
      counts.add(scene.flaw(), 1, scene.flawed().areaPx(), swallowed);
    }
    return counts;
  }

  private static Thing thing(Scene scene, int x, int y) {
    for (Thing thing : Thing.values()) {
      if (scene.where().get(thing).contains(x, y)) {
        return thing;
      }
    }
    throw new AssertionError("pixel of nothing");
  }

  private static Reason reason(ClothArea cloth, int x, int y) {
    if (x < cloth.groundLeftPx() || x >= cloth.groundRightPx()) {
      return Reason.GROUND;
    }
    if (x < cloth.leftPx() || x >= cloth.rightPx()) {
      return Reason.SELVEDGE;
    }
    return cloth.patches().stream()
        .filter(patch -> patch.contains(x, y))
        .findFirst()
        .orElseThrow()
        .reason();
  }

  @SuppressWarnings("SystemOut") // the table that the documentation shows
  private static void print() {
    StringBuilder table = new StringBuilder();
    table.append("| left out | recall | precision |\n| --- | --- | --- |\n");
    row(table, "all", counts.recall(), counts.precision());
    for (Reason reason : Reason.values()) {
      row(
          table,
          reason.name().toLowerCase(Locale.ROOT),
          counts.recall(Thing.valueOf(reason.name())),
          counts.precision(reason));
    }
    table.append("\n| large flaw | frames | area left out |\n| --- | --- | --- |\n");
    counts.flaws.forEach(
        (flaw, sums) ->
            table.append(
                "| %s | %d | %.4f |%n"
                    .formatted(
                        flaw.name().toLowerCase(Locale.ROOT), sums[0], counts.swallowed(flaw))));
    table.append("| all | | %.4f |%n".formatted(counts.swallowed()));
    System.out.println(table);
  }

  private static void row(StringBuilder table, String name, double recall, double precision) {
    table.append("| %s | %.4f | %.4f |%n".formatted(name, recall, precision));
  }

  @Test
  void mostOfWhatIsNoClothIsLeftOut() {
    assertThat(counts.recall()).isGreaterThan(0.75);
  }

  @Test
  void mostOfWhatIsLeftOutIsNoCloth() {
    assertThat(counts.precision()).isGreaterThan(0.85);
  }

  @Test
  void largeFlawsStayCloth() {
    assertThat(counts.swallowed()).isLessThan(0.05);
  }
}
