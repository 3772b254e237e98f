package io.loomsight.models.synth;

import static java.util.Objects.requireNonNull;

import io.loomsight.models.fabric.Box;
import java.util.List;

/**
 * One roll of a simulated night.
 *
 * @param loomId the loom
 * @param rollId the roll, unique over nights
 * @param styleId the style
 * @param style how its cloth is made
 * @param cloth where the cloth lies from selvedge to selvedge and from start to end, as {@link
 *     PlannedFrame#view}
 * @param ground grey of what lies beyond the selvedges, 0 to 1
 * @param seed seed of its cloth
 * @param use what it is to its style
 * @param end whether the roll ends in this night
 * @param flaws what is wrong with it, on the roll
 * @param frames its images, by sequence and camera
 */
public record PlannedRoll(
    String loomId,
    String rollId,
    String styleId,
    ClothStyle style,
    Box cloth,
    double ground,
    long seed,
    Use use,
    End end,
    List<Flaw> flaws,
    List<PlannedFrame> frames) {

  /** What a roll is to its style. */
  public enum Use {
    /** Known to be good: the style's reference is made from it. */
    REFERENCE,
    JUDGED
  }

  /** Whether a roll goes on in another night. */
  public enum End {
    CLOSED,
    OPEN
  }

  public PlannedRoll {
    requireNonNull(loomId, "loomId is null");
    requireNonNull(rollId, "rollId is null");
    requireNonNull(styleId, "styleId is null");
    requireNonNull(style, "style is null");
    requireNonNull(cloth, "cloth is null");
    requireNonNull(use, "use is null");
    requireNonNull(end, "end is null");
    flaws = List.copyOf(flaws);
    frames = List.copyOf(frames);
  }

  /** How many cameras look at it side by side. */
  public int cameras() {
    return (int) frames.stream().map(PlannedFrame::cameraId).distinct().count();
  }

  /** The roll's cloth, to be rendered. */
  public Cloth woven() {
    return Cloth.roll(style, seed, cloth.xMm(), cloth.rightMm(), ground);
  }

  /** The image that a camera takes of this roll, and what it shows of the flaws. */
  public Rendered render(Cloth woven, PlannedFrame frame) {
    return woven.render(frame.camera(), frame.view(), flaws, frame.seed());
  }
}
