package io.loomsight.jobs.detect;

import io.loomsight.jobs.table.Batch;
import io.loomsight.jobs.table.Finding;
import io.loomsight.jobs.table.Region;
import io.loomsight.models.detect.Mismatch;
import io.loomsight.models.fabric.PixelBox;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Findings drawn by hand: frames of 600 × 500 px at 0.5 mm/px, so of 300 × 250 mm. Camera c0 sees
 * cloth from x = 10 mm on, camera c1 begins at x = 280 mm and sees it end at x = 570 mm.
 */
final class Findings {

  static final Batch BATCH = new Batch("mill-1", LocalDate.of(2026, 3, 1));
  private static final double MM_PER_PX = 0.5;
  private static final int WIDTH_PX = 600;
  private static final int HEIGHT_PX = 500;

  private Findings() {}

  /**
   * One roll with a running broken end over four frames of c0 (300 to 1150 mm), a missing pick that
   * both cameras see, a stain cut by a frame's border, a selvedge fault, and what is too small, too
   * weak or nothing; one roll without defects; one with a hole by a provisional reference.
   */
  static List<Finding> night() {
    List<Finding> findings = new ArrayList<>();
    for (int sequence = 0; sequence < 6; sequence++) {
      List<Region> left = new ArrayList<>();
      List<Region> right = new ArrayList<>();
      int topPx = sequence * HEIGHT_PX;
      int fromPx = Math.max(600, topPx) - topPx;
      int toPx = Math.min(2300, topPx + HEIGHT_PX) - topPx;
      if (toPx > fromPx) {
        left.add(region(240, fromPx, 4, toPx - fromPx, 8 + sequence, -2, 0.7, 0));
      }
      if (sequence == 0) {
        left.add(region(500, 100, 100, 4, 9, -1.5, 0.8, 1));
        right.add(region(0, 100, 180, 4, 10, -1.5, 0.8, 0));
        right.add(region(300, 300, 1, 1, 6, 3, 1, 1));
        right.add(region(400, 300, 30, 30, 3.9, 3, 1, 2));
      }
      if (sequence == 2) {
        right.add(region(200, 460, 60, 40, 7, -0.8, 1, 0));
      }
      if (sequence == 3) {
        right.add(region(210, 0, 40, 30, 7, -0.8, 1, 0));
        right.add(region(560, 100, 4, 200, 5, -1.2, 1, 1));
      }
      findings.add(frame("r1", "c0", sequence, 4, false, left));
      findings.add(frame("r1", "c1", sequence, 4, false, right));
      findings.add(frame("r2", "c0", sequence, 4, false, List.of()));
    }
    findings.add(frame("r3", "c0", 0, 2, true, List.of(region(300, 200, 30, 24, 8, -3, 0.3, 0))));
    return findings;
  }

  static Finding frame(
      String rollId,
      String cameraId,
      int sequence,
      double threshold,
      boolean provisional,
      List<Region> regions) {
    double leftMm = cameraId.equals("c0") ? 0 : 280;
    double topMm = sequence * HEIGHT_PX * MM_PER_PX;
    List<Region> placed =
        regions.stream()
            .map(
                region ->
                    new Region(
                        region.pixels(),
                        region.pixels().onCloth(MM_PER_PX, leftMm, topMm),
                        region.score(),
                        region.meanScore(),
                        region.areaPx(),
                        region.lengthMm(),
                        region.thicknessMm(),
                        region.angleDeg(),
                        region.contrast(),
                        region.roughness(),
                        region.look(),
                        region.mask(),
                        region.thumbnail()))
            .toList();
    double clothLeftMm = cameraId.equals("c0") ? 10 : leftMm;
    double clothRightMm = cameraId.equals("c0") ? 300 : 570;
    double clothMm2 = (clothRightMm - clothLeftMm) * HEIGHT_PX * MM_PER_PX;
    return new Finding(
        "%s-%s-%d".formatted(rollId, cameraId, sequence),
        BATCH.factory(),
        BATCH.batchDate(),
        "loom-1",
        rollId,
        "plain-1",
        cameraId,
        sequence,
        Instant.parse("2026-03-01T14:00:00Z").plusSeconds(60L * sequence),
        WIDTH_PX,
        HEIGHT_PX,
        MM_PER_PX,
        leftMm,
        topMm,
        regions.stream().mapToDouble(Region::score).max().orElse(1),
        threshold,
        clothMm2,
        300.0 * 250 - clothMm2,
        300.0 * 250 - clothMm2,
        0,
        0,
        0,
        clothLeftMm,
        clothRightMm,
        0.25,
        true,
        Mismatch.Kind.NONE,
        1,
        1,
        1,
        0,
        placed,
        "cpu",
        "",
        12.5,
        "encoder-1",
        "ref-1",
        provisional);
  }

  /** A filled upright region; its pictures are its number in words. */
  private static Region region(
      int xPx,
      int yPx,
      int widthPx,
      int heightPx,
      double score,
      double contrast,
      double roughness,
      int number) {
    PixelBox pixels = new PixelBox(xPx, yPx, widthPx, heightPx);
    return new Region(
        pixels,
        pixels.onCloth(MM_PER_PX, 0, 0),
        score,
        score / 2,
        widthPx * heightPx,
        Math.max(widthPx, heightPx) * MM_PER_PX,
        Math.min(widthPx, heightPx) * MM_PER_PX,
        heightPx >= widthPx ? 0 : 90,
        contrast,
        roughness,
        Map.of("peak", contrast),
        ("m" + number).getBytes(StandardCharsets.UTF_8),
        ("t" + number).getBytes(StandardCharsets.UTF_8));
  }
}
