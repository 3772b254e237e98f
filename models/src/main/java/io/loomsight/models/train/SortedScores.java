package io.loomsight.models.train;

import java.util.Arrays;

/**
 * Scores in rising order, in which others are ranked exactly. Equal scores are one threshold, and
 * -0 equals 0.
 */
final class SortedScores {

  private final float[] rising;
  private final int size;

  private SortedScores(float[] rising, int size) {
    this.rising = rising;
    this.size = size;
  }

  static SortedScores of(float[] scores) {
    return takeOver(scores.clone(), scores.length);
  }

  /** Sorts the first {@code size} scores in place. */
  static SortedScores takeOver(float[] scores, int size) {
    for (int index = 0; index < size; index++) {
      if (!Float.isFinite(scores[index])) {
        throw new IllegalArgumentException(
            "scores: expected finite numbers, found %s".formatted(scores[index]));
      }
      scores[index] += 0f; // -0 becomes 0, which sorting would tell apart
    }
    Arrays.parallelSort(scores, 0, size);
    return new SortedScores(scores, size);
  }

  int size() {
    return size;
  }

  /** The score at a place in rising order. */
  float at(int index) {
    return rising[index];
  }

  /** How many scores are greater than {@code score}. */
  int above(float score) {
    return size - firstPlace(Math.nextUp(score + 0f));
  }

  /** How many scores are {@code score} or greater. */
  int atLeast(float score) {
    return size - firstPlace(score + 0f);
  }

  /** The first place whose score is {@code score} or greater. */
  private int firstPlace(float score) {
    int low = 0;
    int high = size;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (rising[middle] < score) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
