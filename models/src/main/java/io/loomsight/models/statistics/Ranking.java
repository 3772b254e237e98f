package io.loomsight.models.statistics;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The worst first: by the lower end of the interval of counted over expected ({@link
 * Subgroup#ratios}), what a subgroup surely has. By the raw ratio the top would belong to whoever
 * had least cloth. Equal lower ends, such as those of all that had no defect, go by the upper end,
 * the less surely good first; then by name. Subgroups without cloth come last, by name.
 *
 * @param places in order
 */
public record Ranking(List<Place> places) {

  /**
   * A place.
   *
   * @param rank from 1, the worst
   * @param point the subgroup on the chart that gives its signal
   * @param ratios counted over expected, from what it surely has to what it may have
   */
  public record Place(int rank, ChartPoint point, PoissonInterval ratios) {}

  private record Judged(ChartPoint point, PoissonInterval ratios) {

    boolean hasNoCloth() {
      return !point.subgroup().tally().hasCloth();
    }

    String name() {
      return point.subgroup().name();
    }
  }

  private static final Comparator<Judged> WORST_FIRST =
      Comparator.comparing(Judged::hasNoCloth)
          .thenComparing(
              Comparator.comparingDouble((Judged judged) -> judged.ratios().low()).reversed())
          .thenComparing(
              Comparator.comparingDouble((Judged judged) -> judged.ratios().high()).reversed())
          .thenComparing(Judged::name);

  public Ranking {
    places = List.copyOf(places);
  }

  /** The ranking of a chart's points, by intervals of a confidence such as 0.95. */
  public static Ranking of(List<ChartPoint> points, double confidence) {
    List<Judged> judged =
        points.stream()
            .map(point -> new Judged(point, point.subgroup().ratios(confidence)))
            .sorted(WORST_FIRST)
            .toList();
    List<Place> places = new ArrayList<>();
    for (Judged one : judged) {
      places.add(new Place(places.size() + 1, one.point(), one.ratios()));
    }
    return new Ranking(places);
  }
}
