package io.loomsight.jobs.reference;

import io.loomsight.models.detect.AlarmPeaks;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What a frame that sets a threshold says, as a row.
 *
 * @param styleId the style
 * @param frameId the frame
 * @param heights its highest peaks, highest first
 * @param saddles their saddles
 * @param maxima its block maxima
 * @param clothAreaMm2 its cloth
 * @param drift how far its look lies from the style's
 */
public record JudgedGood(
    String styleId,
    String frameId,
    List<Double> heights,
    List<Double> saddles,
    List<Double> maxima,
    double clothAreaMm2,
    double drift) {

  public JudgedGood {
    heights = List.copyOf(heights);
    saddles = List.copyOf(saddles);
    maxima = List.copyOf(maxima);
  }

  List<AlarmPeaks.Peak> peaks() {
    return IntStream.range(0, heights.size())
        .mapToObj(i -> new AlarmPeaks.Peak(heights.get(i), saddles.get(i)))
        .toList();
  }
}
