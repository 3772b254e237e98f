package io.loomsight.jobs.ingest;

import java.time.Instant;
import java.util.List;

/** Images of one camera on one roll, 100 x 50 px of 1 mm, for tests. */
final class Series {

  private Series() {}

  static List<Placement> place(int sequence, double offsetYMm) {
    return List.of(placeBy("cam", sequence, offsetYMm));
  }

  private static Placement placeBy(String camera, int sequence, double offsetYMm) {
    return new Placement(
        "park",
        "loom",
        "r1",
        "style",
        camera,
        sequence,
        Instant.EPOCH,
        1,
        0,
        offsetYMm,
        false,
        false);
  }

  /** An image of another camera. */
  static Candidate imageBy(String camera, String name, int sequence, double offsetYMm) {
    return decoded(name, List.of(placeBy(camera, sequence, offsetYMm)), 100);
  }

  static Candidate image(String name, int sequence, double offsetYMm) {
    return image(name, sequence, offsetYMm, 100);
  }

  static Candidate image(String name, int sequence, double offsetYMm, int widthPx) {
    return decoded(name, place(sequence, offsetYMm), widthPx);
  }

  private static Candidate decoded(String name, List<Placement> placement, int widthPx) {
    return Candidate.image(new LandedFile(name, name, 1, LandedFile.Kind.IMAGE), placement)
        .with(new Candidate.Pixels(name, widthPx, 50, 0.5, 0.5), 1);
  }
}
