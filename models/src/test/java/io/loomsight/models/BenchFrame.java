package io.loomsight.models;

import io.loomsight.models.image.GreyImage;
import io.loomsight.models.synth.Camera;
import io.loomsight.models.synth.Cloth;
import io.loomsight.models.synth.ClothStyle;
import io.loomsight.models.synth.View;
import io.loomsight.models.synth.Weave;

/** The frame that every {@code *Bench} measures: clean twill, as a line camera sees it. */
public final class BenchFrame {

  public static final int WIDTH_PX = 4096;
  public static final int HEIGHT_PX = 1024;
  public static final double MM_PER_PX = 0.2;

  private static final Camera CAMERA = new Camera(MM_PER_PX, 0.6, 0.01, 0.03, 0.01, 1, 0);

  private BenchFrame() {}

  /** The frame, of {@value #WIDTH_PX} by {@value #HEIGHT_PX} px. */
  public static GreyImage woven() {
    return Cloth.endless(ClothStyle.of(Weave.TWILL, 1), 1)
        .render(CAMERA, new View(0, 0, WIDTH_PX, HEIGHT_PX), 1);
  }
}
