package io.loomsight.models.synth;

/**
 * How the cloth is photographed.
 *
 * @param mmPerPx scale
 * @param blurPx deviation of the lens's blur; 0 for none
 * @param noise deviation of the sensor's noise, in grey (0 to 1)
 * @param lightFallOff share of light lost at the left and right border of the frame
 * @param lightSlope share of light gained from the middle to the right border, lost to the left
 * @param gain factor on the grey
 * @param offset added to the grey
 */
public record Camera(
    double mmPerPx,
    double blurPx,
    double noise,
    double lightFallOff,
    double lightSlope,
    double gain,
    double offset) {

  public Camera {
    if (!(mmPerPx > 0) || !(blurPx >= 0) || !(noise >= 0) || !(gain > 0)) {
      throw new IllegalArgumentException(
          "camera: expected scale and gain above 0, blur and noise not below, found %s, %s, %s, %s"
              .formatted(mmPerPx, gain, blurPx, noise));
    }
  }

  /** A camera without noise, fall-off or gain. */
  public static Camera ideal(double mmPerPx, double blurPx) {
    return new Camera(mmPerPx, blurPx, 0, 0, 0, 1, 0);
  }
}
