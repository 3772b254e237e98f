package io.loomsight.models.train;

import java.util.Arrays;

/** A growing list of scores without boxing; refuses what cannot be ranked. */
final class ScoreList {

  /** The largest array that every JVM can make. */
  private static final int MOST = Integer.MAX_VALUE - 8;

  private float[] scores = new float[1 << 10];
  private int size;

  void add(float score) {
    if (size == scores.length) {
      if (size == MOST) {
        throw new IllegalStateException("scores: expected at most %d, found more".formatted(MOST));
      }
      scores = Arrays.copyOf(scores, (int) Math.min(MOST, size + (size >> 1) + 1L));
    }
    scores[size++] = score;
  }

  /** The scores in rising order. The list is empty afterwards: its memory is handed over. */
  SortedScores drainSorted() {
    float[] drained = scores;
    int count = size;
    scores = new float[1];
    size = 0;
    return SortedScores.takeOver(drained, count);
  }
}
