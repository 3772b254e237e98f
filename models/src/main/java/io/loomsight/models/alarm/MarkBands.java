package io.loomsight.models.alarm;

import java.util.Collection;
import java.util.List;
import java.util.PriorityQueue;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Marks of a roll by their place across, in strips of half a band; a band is two neighbouring
 * strips, so marks within half a band lie in one band together. A strip, and a band, keeps its
 * strongest marks only, so that a roll with any number of defects costs no more than its width.
 */
final class MarkBands {

  /** Marks that a strip, and a band, keeps. */
  static final int MOST = 512;

  private final double stripMm;
  private final TreeMap<Long, PriorityQueue<Mark>> strips = new TreeMap<>();

  MarkBands(double bandMm) {
    this.stripMm = bandMm / 2;
  }

  void add(Mark mark) {
    PriorityQueue<Mark> strip =
        strips.computeIfAbsent(strip(mark), any -> new PriorityQueue<>(Mark.WEAKEST_FIRST));
    strip.add(mark);
    if (strip.size() > MOST) {
      strip.remove();
    }
  }

  /** Marks that are kept. */
  long size() {
    return strips.values().stream().mapToLong(Collection::size).sum();
  }

  void removeIf(Predicate<Mark> gone) {
    strips.values().forEach(strip -> strip.removeIf(gone));
  }

  void remove(Collection<Mark> marks) {
    marks.forEach(mark -> strips.get(strip(mark)).remove(mark));
  }

  /** The bands that have marks, each named by its left strip, from left to right. */
  List<Long> bands() {
    return bands(strips.keySet().stream());
  }

  /** The bands that marks lie in, from left to right. */
  List<Long> bandsOf(Collection<Mark> marks) {
    return bands(marks.stream().map(this::strip));
  }

  private static List<Long> bands(Stream<Long> strips) {
    return strips.flatMap(strip -> Stream.of(strip - 1, strip)).distinct().sorted().toList();
  }

  /** The strongest marks of a band, along the roll. */
  List<Mark> band(long band) {
    List<Mark> marks = within(band, band + 1);
    return marks.size() <= MOST
        ? marks
        : marks.stream()
            .sorted(Mark.WEAKEST_FIRST)
            .skip(marks.size() - MOST)
            .sorted(Mark.ALONG)
            .toList();
  }

  /** The marks no farther across than {@code reachMm} from a place, along the roll. */
  List<Mark> around(double xMm, double reachMm) {
    return within(strip(xMm - reachMm), strip(xMm + reachMm)).stream()
        .filter(mark -> Math.abs(mark.xMm() - xMm) <= reachMm)
        .toList();
  }

  private List<Mark> within(long first, long last) {
    return strips.subMap(first, true, last, true).values().stream()
        .flatMap(Collection::stream)
        .sorted(Mark.ALONG)
        .toList();
  }

  private long strip(Mark mark) {
    return strip(mark.xMm());
  }

  private long strip(double xMm) {
    return (long) Math.floor(xMm / stripMm);
  }
}
