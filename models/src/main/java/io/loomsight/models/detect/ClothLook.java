package io.loomsight.models.detect;

import io.loomsight.models.fabric.Column;
import io.loomsight.models.fabric.PixelBox;
import io.loomsight.models.image.GreyImage;
import io.loomsight.models.image.ImageQuality;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * What camera, light and weave make of cloth, measured without a model, in one frame or as the
 * medians of several.
 *
 * @param pitchAcrossPx from end to end as {@link YarnPitch} finds it; 0 where none is seen
 * @param pitchAlongPx from pick to pick; 0 where none is seen
 * @param grey mean grey of the cloth, 0 to 1; 0 where there is no cloth
 * @param sharpness of the cloth, as {@link ImageQuality} measures it
 * @param light mean grey of each of {@value #BANDS} bands of the frame's columns, from left to
 *     right, over the cloth's; 0 for a band without cloth; empty where it was not measured
 */
public record ClothLook(
    @Column(doc = "From end to end; 0 where none is seen", unit = "px") double pitchAcrossPx,
    @Column(doc = "From pick to pick; 0 where none is seen", unit = "px") double pitchAlongPx,
    @Column(doc = "Mean grey of the cloth; 0 where it was not measured") double grey,
    @Column(doc = "Sharpness of the cloth") double sharpness,
    @Column(doc = "Grey of 64 bands of columns over the cloth's; 0 for a band without cloth")
        List<Double> light)
    implements Serializable {

  /** How many bands of columns the light is measured in. */
  public static final int BANDS = 64;

  public ClothLook {
    light = List.copyOf(light);
  }

  /** No look: there was no cloth, or nobody measured it. */
  public static ClothLook unknown() {
    return new ClothLook(0, 0, 0, 0, List.of());
  }

  /** The look of one frame's cloth. */
  public static ClothLook of(GreyImage image, ClothArea cloth) {
    if (cloth.areaPx(image.heightPx()) == 0) {
      return unknown();
    }
    YarnPitch pitch = YarnPitch.of(image, cloth);
    double[] columns = columnMeans(image, cloth);
    double grey = Arrays.stream(columns).filter(mean -> mean >= 0).average().orElse(0);
    List<Double> light = new ArrayList<>();
    for (int band = 0; band < BANDS; band++) {
      int from = (int) ((long) band * image.widthPx() / BANDS);
      int to = (int) ((band + 1L) * image.widthPx() / BANDS);
      light.add(grey > 0 ? bandMean(columns, from, to) / grey : 0);
    }
    PixelBox box = new PixelBox(cloth.leftPx(), 0, cloth.widthPx(), image.heightPx());
    double sharpness = ImageQuality.of(image.crop(box)).sharpness();
    return new ClothLook(
        pitch.acrossPx().orElse(0), pitch.alongPx().orElse(0), grey, sharpness, light);
  }

  /**
   * The medians of several looks, unknown for none: of pitches where at least half of the frames
   * with cloth show one, of each band's light over the frames that show cloth there.
   */
  public static ClothLook median(List<ClothLook> looks) {
    List<ClothLook> cloth = looks.stream().filter(look -> look.grey > 0).toList();
    if (cloth.isEmpty()) {
      return unknown();
    }
    List<Double> light = new ArrayList<>();
    for (int band = 0; band < BANDS; band++) {
      int at = band;
      light.add(median(cloth, look -> look.light.get(at), 1));
    }
    int half = (cloth.size() + 1) / 2;
    return new ClothLook(
        median(cloth, ClothLook::pitchAcrossPx, half),
        median(cloth, ClothLook::pitchAlongPx, half),
        median(cloth, ClothLook::grey, 1),
        median(cloth, ClothLook::sharpness, 1),
        light);
  }

  /** The lower median of what is above 0; 0 where fewer than {@code least} are. */
  private static double median(
      List<ClothLook> looks, ToDoubleFunction<ClothLook> value, int least) {
    double[] values = looks.stream().mapToDouble(value).filter(one -> one > 0).sorted().toArray();
    return values.length < least ? 0 : values[(values.length - 1) / 2];
  }

  /** Mean grey of each column's cloth; -1 where it shows none. */
  private static double[] columnMeans(GreyImage image, ClothArea cloth) {
    int width = image.widthPx();
    float[] grey = image.sharedGreys();
    double[] means = new double[width];
    Arrays.fill(means, -1);
    for (int x = cloth.leftPx(); x < cloth.rightPx(); x++) {
      double sum = 0;
      int count = 0;
      for (int y = 0; y < image.heightPx(); y++) {
        if (cloth.patches().isEmpty() || cloth.contains(x, y)) {
          sum += grey[y * width + x];
          count++;
        }
      }
      means[x] = count > 0 ? sum / count : -1;
    }
    return means;
  }

  /** Mean of the columns with cloth, 0 where these are less than half. */
  private static double bandMean(double[] columns, int from, int to) {
    double sum = 0;
    int count = 0;
    for (int x = from; x < to; x++) {
      if (columns[x] >= 0) {
        sum += columns[x];
        count++;
      }
    }
    return 2 * count >= to - from && count > 0 ? sum / count : 0;
  }
}
