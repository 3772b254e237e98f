package io.loomsight.jobs.kinds;

import io.loomsight.models.train.KindConfusion.Told;
import io.loomsight.models.train.KindExample;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A drawn flaw and the defects that it was found as.
 *
 * @param flaw the flaw
 * @param pieces at least one, that which shows most of it first
 */
record FoundFlaw(DrawnFlaw flaw, List<NamedDefect> pieces) {

  /** Of n pieces each weighs n to the power of minus this. */
  private static final double PIECES_COUNT_LESS = 0.7;

  FoundFlaw {
    pieces = List.copyOf(pieces);
  }

  /**
   * The flaws of a night that were found. A defect is a piece of the flaw that it shows most of:
   * the boxes' shared area counts. A defect that touches none is a piece of none.
   */
  static List<FoundFlaw> match(List<DrawnFlaw> flaws, List<NamedDefect> defects) {
    Map<String, List<DrawnFlaw>> byRoll =
        flaws.stream().collect(Collectors.groupingBy(DrawnFlaw::rollId));
    Map<String, List<NamedDefect>> pieces = new TreeMap<>();
    for (NamedDefect defect : defects) {
      mostShown(defect, byRoll.getOrDefault(defect.rollId(), List.of()))
          .ifPresent(
              flaw -> pieces.computeIfAbsent(flaw.name(), name -> new ArrayList<>()).add(defect));
    }
    return flaws.stream()
        .filter(flaw -> pieces.containsKey(flaw.name()))
        .map(
            flaw ->
                new FoundFlaw(
                    flaw,
                    pieces.get(flaw.name()).stream()
                        .sorted(
                            Comparator.comparingDouble(
                                    (NamedDefect defect) -> -sharedMm2(defect, flaw))
                                .thenComparing(NamedDefect::defectId))
                        .toList()))
        .toList();
  }

  private static Optional<DrawnFlaw> mostShown(NamedDefect defect, List<DrawnFlaw> flaws) {
    return flaws.stream()
        .filter(flaw -> sharedMm2(defect, flaw) > 0)
        .max(
            Comparator.comparingDouble((DrawnFlaw flaw) -> sharedMm2(defect, flaw))
                .thenComparing(DrawnFlaw::name));
  }

  private static double sharedMm2(NamedDefect defect, DrawnFlaw flaw) {
    double across =
        Math.min(defect.box().rightMm(), flaw.box().rightMm())
            - Math.max(defect.box().xMm(), flaw.box().xMm());
    double along =
        Math.min(defect.box().endMm(), flaw.box().endMm())
            - Math.max(defect.box().yMm(), flaw.box().yMm());
    return Math.max(0, across) * Math.max(0, along);
  }

  /** What it is, and what the defect that shows most of it was told to be. */
  Told told() {
    return new Told(flaw.kind(), pieces.get(0).kind());
  }

  /** Its pieces to learn from: together they weigh less than as many flaws, and more than one. */
  Stream<KindExample> examples() {
    double weight = Math.pow(pieces.size(), -PIECES_COUNT_LESS);
    return pieces.stream().map(piece -> new KindExample(piece.measures(), flaw.kind(), weight));
  }
}
