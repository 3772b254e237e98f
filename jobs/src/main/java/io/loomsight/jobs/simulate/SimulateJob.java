package io.loomsight.jobs.simulate;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.loomsight.jobs.InputException;
import io.loomsight.jobs.table.Batch;
import io.loomsight.models.synth.Cloth;
import io.loomsight.models.synth.NightPlan;
import io.loomsight.models.synth.PlannedFrame;
import io.loomsight.models.synth.PlannedRoll;
import io.loomsight.models.synth.Rendered;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Draws a night into a local landing folder: images, then {@code manifest.csv}; the truth lies
 * beside it under {@code truth}. The same seed, date and sizes give the same bytes.
 */
public final class SimulateJob {

  private static final Logger LOG = LoggerFactory.getLogger(SimulateJob.class);

  private final SimulateConfig config;
  private final LandingFolder folder;
  private final SimulateListener listener;
  private final AtomicInteger written = new AtomicInteger();

  private SimulateJob(SimulateConfig config, LandingFolder folder, SimulateListener listener) {
    this.config = config;
    this.folder = folder;
    this.listener = listener;
  }

  /**
   * Draws the night of {@code factory} and {@code date}.
   *
   * @return how many images, manifest lines, flaws and bad files it holds
   */
  public static Map<String, Long> run(
      Path landing,
      SimulateConfig config,
      String factory,
      LocalDate date,
      SimulateListener listener) {
    long startedNs = System.nanoTime();
    LandingFolder folder = LandingFolder.of(landing, batch(factory, date));
    folder.requireEmpty();
    folder.create();
    NightPlan plan = NightPlan.draw(config.seed(), config.size(), date);
    Map<String, Long> counts = new SimulateJob(config, folder, listener).write(plan);
    LOG.info(
        "simulate: {} in {}, {} ms",
        counts,
        folder.images(),
        (System.nanoTime() - startedNs) / 1_000_000);
    return counts;
  }

  private static Batch batch(String factory, LocalDate date) {
    try {
      return new Batch(factory, date);
    } catch (IllegalArgumentException malformed) {
      throw new InputException(malformed.getMessage(), malformed);
    }
  }

  private Map<String, Long> write(NightPlan plan) {
    List<Shot> shots = shots(plan);
    List<TruthTable.Seen> seen = shots.parallelStream().map(shot -> shoot(shot, shots)).toList();
    TruthTable truth = new TruthTable();
    for (PlannedRoll roll : plan.rolls()) {
      truth.add(roll, seen.stream().filter(one -> one.shot().isOf(roll)).toList());
    }
    List<String> manifest = new ArrayList<>(List.of(ManifestLine.HEADER));
    shots.forEach(shot -> manifest.add(shot.line().csv()));
    List<BadFile> bad =
        switch (config.badFiles()) {
          case NONE -> List.of();
          case ONE_OF_EACH ->
              new BadFileWriter(folder, config.jpegQuality(), shots, manifest).write();
        };
    folder.writeTruth("truth.csv", truth.csv().getBytes(UTF_8));
    folder.writeManifest((String.join("\n", manifest) + "\n").getBytes(UTF_8));
    return Map.of(
        "images",
        images(shots, bad),
        "lines",
        manifest.size() - 1L,
        "flaws",
        (long) truth.flaws(),
        "badFiles",
        (long) bad.size());
  }

  private static long images(List<Shot> shots, List<BadFile> bad) {
    Set<String> files = new HashSet<>();
    shots.forEach(shot -> files.add(shot.file()));
    bad.stream().filter(BadFile::isImage).forEach(one -> files.add(one.file()));
    return files.size();
  }

  private TruthTable.Seen shoot(Shot shot, List<Shot> all) {
    Rendered drawn = shot.drawn();
    folder.writeImage(shot.file(), shot.kind().encode(drawn.image(), config.jpegQuality()));
    listener.written(written.incrementAndGet(), all.size());
    return new TruthTable.Seen(shot, drawn.flaws());
  }

  private static List<Shot> shots(NightPlan plan) {
    List<Shot> shots = new ArrayList<>();
    int number = 0;
    for (PlannedRoll roll : plan.rolls()) {
      Cloth cloth = roll.woven();
      FileKind kind = FileKind.ofRoll(number++);
      for (PlannedFrame frame : roll.frames()) {
        shots.add(new Shot(roll, cloth, frame, kind));
      }
    }
    return shots;
  }
}
