package io.loomsight.models.alarm;

import io.loomsight.models.alarm.Comb.Beginning;
import io.loomsight.models.alarm.Comb.Hit;
import io.loomsight.models.grade.JudgedDefect;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Finds defects at one place across a roll that come again with a period along it: marks of a
 * roller, of a damaged hook. Turns may be missing, defects lie a few mm off, the period may drift
 * as the cloth gives, and other defects lie between.
 *
 * <p>Defects are cut into overlapping bands across. In a band every two defects that may be one,
 * two or three turns apart begin a comb, which {@link Comb} follows along the roll. What tells a
 * repeat from chance is how many such combs a roll has on average whose defects lie at random (the
 * number of false alarms of Desolneux, Moisan and Morel, Meaningful Alignments, International
 * Journal of Computer Vision 40, 2000):
 *
 * <pre>byChance = S · T (T + 1) · P(B(n, w) ≥ h)</pre>
 *
 * where S counts the beginnings in all bands, T the turns followed after the beginning, n the
 * defects in them, w the share of their length that windows cover, h the turns that show one, and B
 * is binomial. That is Bonferroni's correction over places, periods, phases and ends. A clump of
 * defects counts in n with each and in h once, so clumps make no repeat. The binomial takes the
 * mean of windows whose width depends on what was hit before; Hoeffding showed that to be safe
 * where it does not (Annals of Mathematical Statistics 27, 1956). Measured on 200 rolls of 20 to
 * 2000 defects at random, the number found at every limit was below a tenth of the limit.
 *
 * <p>The comb with the lowest number is taken if it is no more than {@link
 * RepeatRules#maxByChance}, its defects are taken away, and the rest is looked at again. So of a
 * period, its multiples and its parts the one wins that explains most with least: multiples leave
 * hits out, parts have windows that stay empty, and {@link Turns} sees to what still passes for a
 * part. Two marks half a turn apart are one repeat of half the period, two at other distances are
 * two repeats.
 *
 * <p>What it costs is bounded: of a band the {@value MarkBands#MOST} defects with the highest
 * scores are looked at, each with the {@value #MOST_NEXT} that come next from the shortest period
 * on.
 */
public final class Repeats {

  /** Marks that one mark may begin a comb with. */
  private static final int MOST_NEXT = 32;

  /** Turns that the two marks of a beginning may be apart. */
  private static final int MOST_APART = 3;

  private static final Comparator<Repeat> LEAST_BY_CHANCE =
      Comparator.comparingDouble(Repeat::byChance)
          .thenComparing(Comparator.comparingInt(Repeat::hits).reversed())
          .thenComparingDouble(Repeat::xMm)
          .thenComparingDouble(repeat -> repeat.box().yMm());

  private final MarkBands bands;
  private final RepeatRules rules;

  private Repeats(MarkBands bands, RepeatRules rules) {
    this.bands = bands;
    this.rules = rules;
  }

  /** A band's likeliest comb. */
  private record Found(List<Mark> marks, List<Hit> hits, double logByChance) {}

  /**
   * The repeats of a roll, least by chance first; the result does not depend on the order of the
   * defects, which are taken one by one.
   */
  public static List<Repeat> of(Iterator<JudgedDefect> defects, RepeatRules rules) {
    MarkBands bands = new MarkBands(rules.bandMm());
    defects.forEachRemaining(defect -> bands.add(Mark.of(defect)));
    return of(bands, rules);
  }

  /** The same of marks, which are used up. */
  static List<Repeat> of(MarkBands bands, RepeatRules rules) {
    return new Repeats(bands, rules).find();
  }

  private List<Repeat> find() {
    Map<Long, Found> foundByBand = new TreeMap<>();
    long beginnings = 0;
    for (long band : bands.bands()) {
      List<Mark> marks = bands.band(band);
      beginnings += beginnings(marks);
      likeliest(marks).ifPresent(found -> foundByBand.put(band, found));
    }
    double logBeginnings = Math.log((double) beginnings);
    double limit = Math.log(rules.maxByChance()) - logBeginnings;
    List<Streak> streaks = new ArrayList<>();
    Optional<Found> best = best(foundByBand);
    while (best.isPresent() && best.get().logByChance() <= limit) {
      Streak streak = streak(best.get(), logBeginnings);
      streaks.add(streak);
      bands.remove(streak.members());
      for (long band : bands.bandsOf(streak.members())) {
        foundByBand.remove(band);
        likeliest(bands.band(band)).ifPresent(found -> foundByBand.put(band, found));
      }
      best = best(foundByBand);
    }
    return Streaks.join(streaks, rules).stream().sorted(LEAST_BY_CHANCE).toList();
  }

  private Streak streak(Found found, double logBeginnings) {
    TreeMap<Integer, Mark> hits = new TreeMap<>();
    found.hits().forEach(hit -> hits.put(hit.turn(), found.marks().get(hit.mark())));
    return Streak.of(hits, bands, rules, found.logByChance() + logBeginnings);
  }

  private static Optional<Found> best(Map<Long, Found> foundByBand) {
    return foundByBand.values().stream().min(Comparator.comparingDouble(Found::logByChance));
  }

  private long beginnings(List<Mark> marks) {
    double[] placesMm = places(marks);
    return IntStream.range(0, placesMm.length)
        .mapToLong(first -> beginnings(placesMm, first).count())
        .sum();
  }

  /** The pairs that a comb may begin with at a mark. */
  private Stream<Beginning> beginnings(double[] placesMm, int first) {
    double fromMm = placesMm[first];
    return IntStream.range(first + 1, placesMm.length)
        .dropWhile(second -> placesMm[second] - fromMm < rules.minPeriodMm())
        .takeWhile(second -> placesMm[second] - fromMm <= MOST_APART * rules.maxPeriodMm())
        .limit(MOST_NEXT)
        .boxed()
        .flatMap(
            second ->
                IntStream.rangeClosed(1, MOST_APART)
                    .filter(turns -> rules.holds((placesMm[second] - fromMm) / turns))
                    .mapToObj(turns -> new Beginning(first, second, turns)));
  }

  private Optional<Found> likeliest(List<Mark> marks) {
    double[] placesMm = places(marks);
    Comb comb = new Comb(placesMm, rules);
    double lowest = Double.POSITIVE_INFINITY;
    List<Hit> hits = List.of();
    for (int first = 0; first < placesMm.length; first++) {
      for (Beginning beginning : beginnings(placesMm, first).toList()) {
        double logByChance = comb.follow(beginning);
        if (logByChance < lowest) {
          lowest = logByChance;
          hits = comb.likeliest();
        }
      }
    }
    return hits.isEmpty()
        ? Optional.empty()
        : Optional.of(new Found(marks, Turns.whole(hits, rules), lowest));
  }

  private static double[] places(List<Mark> marks) {
    return marks.stream().mapToDouble(Mark::yMm).toArray();
  }
}
