package io.loomsight.models.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.loomsight.models.statistics.Ranking.Place;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class RankingTest {

  private static final Subgroup SURE = new Subgroup("sure", new Tally(90, 900), 45);
  private static final Subgroup SCRAP = new Subgroup("scrap", new Tally(2, 4), 0.2);
  private static final Subgroup AVERAGE = new Subgroup("average", new Tally(50, 1000), 50);
  private static final Subgroup CLEAN_LITTLE = new Subgroup("little", new Tally(0, 20), 1);
  private static final Subgroup CLEAN_MUCH = new Subgroup("a much", new Tally(0, 400), 20);
  private static final Subgroup IDLE = new Subgroup("idle", Tally.NONE, 0);

  @Test
  void whoSurelyHasMostComesFirst() {
    // by the raw ratio the scrap, ten times its expected count, would be first: 0.242 / 0.2
    Ranking ranking = rank(List.of(IDLE, CLEAN_MUCH, AVERAGE, CLEAN_LITTLE, SCRAP, SURE));
    assertThat(names(ranking))
        .containsExactly("sure", "scrap", "average", "little", "a much", "idle");
    assertThat(ranking.places()).extracting(Place::rank).containsExactly(1, 2, 3, 4, 5, 6);
    Place first = ranking.places().get(0);
    // 90 counted: 72.371 to 110.625
    assertThat(first.ratios().low()).isCloseTo(72.371 / 45, within(1e-4));
    assertThat(first.ratios().high()).isCloseTo(110.625 / 45, within(1e-4));
    assertThat(first.point().signal()).isEqualTo(Signal.ABOVE);
    assertThat(ranking.places().get(4).point().signal()).isEqualTo(Signal.BELOW);
    assertThat(ranking.places().get(5).ratios()).isEqualTo(PoissonInterval.UNKNOWN);
  }

  private static Ranking rank(List<Subgroup> subgroups) {
    return Ranking.of(UChart.of(subgroups).points(), 0.95);
  }

  private static List<String> names(Ranking ranking) {
    return ranking.places().stream().map(place -> place.point().subgroup().name()).toList();
  }

  @Test
  void equalsGoByName() {
    Tally same = new Tally(7, 70);
    assertThat(
            names(
                rank(
                    List.of(
                        new Subgroup("L3", same, 5),
                        new Subgroup("L1", same, 5),
                        new Subgroup("L2", same, 5)))))
        .containsExactly("L1", "L2", "L3");
  }

  @Test
  void whatNobodyExpectedComesFirst() {
    Subgroup unexpected = new Subgroup("unexpected", new Tally(1, 10), 0);
    Subgroup strayCount = new Subgroup("a stray", new Tally(9, 0), 0);
    assertThat(names(rank(List.of(IDLE, SURE, strayCount, unexpected))))
        .containsExactly("unexpected", "sure", "a stray", "idle");
  }

  @Test
  void rankingDoesNotDependOnTheOrderGiven() {
    List<Subgroup> subgroups = new ArrayList<>(Subgroup.againstOwnMean(TestCharts.dyedCloth()));
    Ranking first = rank(subgroups);
    for (int turn = 0; turn < subgroups.size(); turn++) {
      Collections.rotate(subgroups, 3);
      assertThat(rank(subgroups)).isEqualTo(first);
    }
  }

  @Test
  void atOneRateMoreClothIsMoreSurelyBadOrMoreSurelyGood() {
    List<Subgroup> bad = new ArrayList<>();
    for (int size = 1; size <= 6; size++) {
      bad.add(new Subgroup("size " + size, new Tally(4L * size, 10.0 * size), size));
    }
    assertThat(names(rank(bad)))
        .containsExactly("size 6", "size 5", "size 4", "size 3", "size 2", "size 1");
  }
}
