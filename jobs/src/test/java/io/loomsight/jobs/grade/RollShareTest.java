package io.loomsight.jobs.grade;

import static org.assertj.core.api.Assertions.assertThat;

import io.loomsight.jobs.table.Statistic;
import io.loomsight.jobs.table.Statistic.Level;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class RollShareTest {

  @Test
  void ratesAreOfTheJudgedCloth() {
    RollShare cloth = RollShare.ofCloth(Level.BATCH, "all", 12, 0, 0.6, 2e6, 4e6);
    Statistic row = statistic(cloth.plus(RollShare.ofDefects(Level.BATCH, "all", 3, 1, 1, 5)));
    assertThat(row.pointsPer100M2()).isEqualTo(250);
    assertThat(row.defectsPer100M2()).isEqualTo(100);
    assertThat(row.coveragePercent()).isEqualTo(50);
  }

  @Test
  void noClothHasNoRates() {
    Statistic row = statistic(RollShare.ofCloth(Level.BATCH, "all", 12, 0, 0.6, 0, 0));
    assertThat(row.frames()).isEqualTo(12);
    assertThat(row.areaM2()).isZero();
    assertThat(row.coveragePercent()).isZero();
    assertThat(row.pointsPer100M2()).isNaN();
    assertThat(row.defectsPer100M2()).isNaN();
  }

  private static Statistic statistic(RollShare share) {
    return share.statistic("mill-1", LocalDate.of(2026, 3, 1), "four-point-metric");
  }
}
