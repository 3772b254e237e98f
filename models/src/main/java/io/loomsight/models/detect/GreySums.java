package io.loomsight.models.detect;

/**
 * Sums of greys in single precision, four at a time: the processor need not wait for one addition
 * before it begins the next. For a few hundred greys, whose sum loses nothing that matters.
 */
final class GreySums {

  private GreySums() {}

  static float of(float[] greys, int from, int to) {
    float first = 0;
    float second = 0;
    float third = 0;
    float fourth = 0;
    int at = from;
    for (; at + 3 < to; at += 4) {
      first += greys[at];
      second += greys[at + 1];
      third += greys[at + 2];
      fourth += greys[at + 3];
    }
    for (; at < to; at++) {
      first += greys[at];
    }
    return first + second + (third + fourth);
  }

  static float ofSquares(float[] greys, int from, int to) {
    float first = 0;
    float second = 0;
    float third = 0;
    float fourth = 0;
    int at = from;
    for (; at + 3 < to; at += 4) {
      first += greys[at] * greys[at];
      second += greys[at + 1] * greys[at + 1];
      third += greys[at + 2] * greys[at + 2];
      fourth += greys[at + 3] * greys[at + 3];
    }
    for (; at < to; at++) {
      first += greys[at] * greys[at];
    }
    return first + second + (third + fourth);
  }
}
