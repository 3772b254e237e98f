package io.loomsight.jobs.reference;

import java.util.List;

/**
 * What a held-back frame says, as a row.
 *
 * @param styleId the style
 * @param frameId the frame
 * @param maxima its block maxima
 * @param clothAreaMm2 its cloth
 * @param drift how far its look lies from the style's
 */
public record HeldBack(
    String styleId, String frameId, List<Double> maxima, double clothAreaMm2, double drift) {

  public HeldBack {
    maxima = List.copyOf(maxima);
  }
}
