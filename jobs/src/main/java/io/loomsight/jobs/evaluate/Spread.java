package io.loomsight.jobs.evaluate;

import java.util.Arrays;
import java.util.stream.DoubleStream;

/**
 * Mean and sample deviation (n - 1) of what several runs gave; NaN where no run gave anything. One
 * run has the deviation 0.
 */
record Spread(double mean, double deviation) {

  static Spread of(DoubleStream values) {
    double[] known = values.filter(value -> !Double.isNaN(value)).toArray();
    if (known.length == 0) {
      return new Spread(Double.NaN, Double.NaN);
    }
    double mean = Arrays.stream(known).average().orElseThrow();
    double squares = Arrays.stream(known).map(value -> (value - mean) * (value - mean)).sum();
    return new Spread(mean, known.length == 1 ? 0 : Math.sqrt(squares / (known.length - 1)));
  }
}
