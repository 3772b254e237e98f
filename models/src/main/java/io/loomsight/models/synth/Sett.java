package io.loomsight.models.synth;

import java.util.ArrayList;
import java.util.List;

/**
 * The order of coloured threads in a striped or checked cloth, written as the Scottish Register of
 * Tartans does: bands of one colour with their thread counts, from one pivot to the other where the
 * sett turns back.
 *
 * @param bands the bands in order, at least one
 * @param turning what follows the last band
 */
public record Sett(List<ThreadBand> bands, Turning turning) {

  /**
   * Neighbouring threads of one colour.
   *
   * @param colour the index of a palette's colour
   * @param threads how many, at least 1; of a pivot all of them, not half
   */
  public record ThreadBand(int colour, int threads) {

    public ThreadBand {
      if (colour < 0 || threads < 1) {
        throw new IllegalArgumentException(
            "sett: expected a colour >= 0 and at least 1 thread, found %d and %d"
                .formatted(colour, threads));
      }
    }
  }

  /** How a sett goes on after its last band. */
  public enum Turning {
    /** It runs back to the first band; the first and the last one are pivots, and come once. */
    REFLECTED,
    /** It starts anew. */
    REPEATED
  }

  public Sett {
    bands = List.copyOf(bands);
    if (bands.isEmpty()) {
      throw new IllegalArgumentException("sett: expected at least 1 band, found none");
    }
  }

  /** Bands of given colours and counts, one after the other. */
  static Sett of(Turning turning, List<Integer> colours, List<Integer> threads) {
    if (colours.size() != threads.size()) {
      throw new IllegalArgumentException(
          "sett: expected as many counts as colours, found %d and %d"
              .formatted(threads.size(), colours.size()));
    }
    List<ThreadBand> bands = new ArrayList<>();
    for (int index = 0; index < colours.size(); index++) {
      bands.add(new ThreadBand(colours.get(index), threads.get(index)));
    }
    return new Sett(bands, turning);
  }

  /** The colour of each thread of one full repeat. */
  public List<Integer> threads() {
    List<Integer> threads = new ArrayList<>();
    bands.forEach(band -> append(threads, band));
    if (turning == Turning.REFLECTED) {
      for (int index = bands.size() - 2; index >= 1; index--) {
        append(threads, bands.get(index));
      }
    }
    return List.copyOf(threads);
  }

  private static void append(List<Integer> threads, ThreadBand band) {
    for (int thread = 0; thread < band.threads(); thread++) {
      threads.add(band.colour());
    }
  }
}
