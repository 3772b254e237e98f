package io.loomsight.models.train;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MemoryBankTest {

  @Test
  void farthestPointIsChosenNext() {
    // 0 first, then 10 (10 away), then 4 (4 away from 0, 6 from 10), then 7 (3 from both)
    float[] line = {0, 1, 4, 7, 10};
    assertThat(MemoryBank.farthest(line, 1, 4)).containsExactly(0, 4, 2, 3);
  }

  @Test
  void ofEqualsTheEarlierIsChosenAndNoMoreThanThereAre() {
    float[] square = {0, 0, 3, 0, 0, 3};
    assertThat(MemoryBank.farthest(square, 2, 9)).containsExactly(0, 1, 2);
  }

  @Test
  void clustersAreThoseThatLieApart() {
    float[] points = {0, 0, 0.1f, 0, 9, 9, 9, 9.1f, 0, 0.1f};
    int[] cluster = Mixture.clusters(points, 2, 2);
    assertThat(cluster[1]).isEqualTo(cluster[0]).isEqualTo(cluster[4]);
    assertThat(cluster[3]).isEqualTo(cluster[2]).isNotEqualTo(cluster[0]);
  }
}
