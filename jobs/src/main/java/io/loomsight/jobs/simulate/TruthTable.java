package io.loomsight.jobs.simulate;

import io.loomsight.models.fabric.Box;
import io.loomsight.models.image.Mask;
import io.loomsight.models.synth.Flaw;
import io.loomsight.models.synth.FlawTruth;
import io.loomsight.models.synth.PlannedFrame;
import io.loomsight.models.synth.PlannedRoll;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What is really wrong with the night's rolls: for each flaw that can be seen one line of level
 * ROLL, with its place on the roll, and one line of level FRAME for each image that shows it. What
 * two cameras both see counts once in the area of the ROLL line.
 */
final class TruthTable {

  private static final String HEADER =
      "level,loom_id,roll_id,style_id,flaw,kind,direction,strength,camera_id,sequence,file,"
          + "x_mm,y_mm,width_mm,height_mm,area_mm2,frames,crosses_frames\n";

  private final StringBuilder lines = new StringBuilder(HEADER);
  private int flaws;

  /** What one image shows. */
  record Seen(Shot shot, List<FlawTruth> truths) {

    Optional<FlawTruth> of(Flaw flaw) {
      return truths.stream().filter(truth -> truth.flaw().equals(flaw)).findFirst();
    }
  }

  /** Flaws added so far that can be seen. */
  int flaws() {
    return flaws;
  }

  String csv() {
    return lines.toString();
  }

  /** Adds a roll's flaws; {@code seen} are its images by sequence and camera. */
  void add(PlannedRoll roll, List<Seen> seen) {
    for (int index = 0; index < roll.flaws().size(); index++) {
      add(roll, index, seen);
    }
  }

  private void add(PlannedRoll roll, int index, List<Seen> seen) {
    Flaw flaw = roll.flaws().get(index);
    String name = "%s-%02d".formatted(roll.rollId(), index + 1);
    StringBuilder frameLines = new StringBuilder();
    Optional<Box> whole = Optional.empty();
    double areaMm2 = 0;
    int frames = 0;
    for (Seen one : seen) {
      Optional<FlawTruth> truth = one.of(flaw);
      if (truth.isPresent()) {
        PlannedFrame frame = one.shot().frame();
        Box box = truth.get().box();
        double pxMm2 = frame.camera().mmPerPx() * frame.camera().mmPerPx();
        whole = Optional.of(whole.map(box::union).orElse(box));
        areaMm2 += pxMm2 * areaOfItsOwn(truth.get().mask(), frame, roll);
        frames++;
        String place = "%s,%d,%s".formatted(frame.cameraId(), frame.sequence(), one.shot().file());
        frameLines
            .append(start("FRAME", roll, name, flaw))
            .append(place)
            .append(geometry(box, pxMm2 * truth.get().mask().areaPx()))
            .append(",1,false\n");
      }
    }
    if (whole.isPresent()) {
      lines
          .append(start("ROLL", roll, name, flaw))
          .append(",,")
          .append(geometry(whole.get(), areaMm2))
          .append(",%d,%s\n".formatted(frames, frames > 1))
          .append(frameLines);
      flaws++;
    }
  }

  private static String start(String level, PlannedRoll roll, String name, Flaw flaw) {
    return String.format(
        Locale.ROOT,
        "%s,%s,%s,%s,%s,%s,%s,%.2f,",
        level,
        roll.loomId(),
        roll.rollId(),
        roll.styleId(),
        name,
        flaw.kind(),
        flaw.direction(),
        flaw.strength());
  }

  private static String geometry(Box box, double areaMm2) {
    return String.format(
        Locale.ROOT,
        ",%.2f,%.2f,%.2f,%.2f,%.2f",
        box.xMm(),
        box.yMm(),
        box.widthMm(),
        box.heightMm(),
        areaMm2);
  }

  /** The mask's px that the next camera on the right does not see. */
  private static int areaOfItsOwn(Mask mask, PlannedFrame frame, PlannedRoll roll) {
    double nextMm =
        roll.frames().stream()
            .filter(other -> other.sequence() == frame.sequence())
            .mapToDouble(other -> other.view().offsetXMm())
            .filter(offsetMm -> offsetMm > frame.view().offsetXMm())
            .min()
            .orElse(Double.POSITIVE_INFINITY);
    double ownPx = (nextMm - frame.view().offsetXMm()) / frame.camera().mmPerPx();
    if (ownPx >= mask.widthPx()) {
      return mask.areaPx();
    }
    BitSet pixels = mask.pixels();
    long own = Math.round(ownPx);
    return (int) pixels.stream().filter(place -> place % mask.widthPx() < own).count();
  }
}
