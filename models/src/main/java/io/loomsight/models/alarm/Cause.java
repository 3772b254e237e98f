package io.loomsight.models.alarm;

import io.loomsight.models.grade.RollGeometry;
import io.loomsight.models.grade.RollGeometry.Edge;
import io.loomsight.models.grade.RunningDefect;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * What an alarm most likely comes from, and where a mechanic should look first.
 *
 * @param part what it comes from
 * @param english what to do, in English
 * @param chinese the same in Chinese
 */
public record Cause(Part part, String english, String chinese) {

  /** What a fault comes from. */
  public enum Part {
    END("an end is broken or missing: tie it in, check the warp stop motion", "断经或缺经：接经，检查经停装置"),
    DRAWING_IN("two ends run as one: check how they are drawn in and dented", "双经并行：检查穿综、穿筘"),
    TENSION("an end is tight or slack: check its tension from the beam on", "经纱张力不匀：从织轴起检查该经纱张力"),
    YARN("an end of another count: replace it", "经纱错支：换经"),
    REED("check the reed here for bent or worn dents", "检查此处钢筘筘齿是否弯曲、磨损"),
    TEMPLE("check the temple: its rings, its setting", "检查边撑：刺环、安装位置"),
    SELVEDGE("check the selvedge ends' tension and the leno device", "检查边纱张力和绞边装置"),
    HEALD(
        "an end does not lift or sink: check its heald, hook and harness cord",
        "经纱提沉不良：检查综丝、竖钩、通丝"),
    DIRT("something drips or rubs off here: look for oil and dirt", "此处有油或脏物沾污布面：查找来源"),
    CLOTH_PATH("check the cloth's way: temples, breast beam, take-up", "检查布面经过的机件：边撑、胸梁、卷取"),
    NEAR_SELVEDGE(
        "near the selvedge: check temple, selvedge ends, leno device", "靠近布边：检查边撑、边纱、绞边装置"),
    END_HEALD_OR_REED("check the end here, its heald and its dent of the reed", "检查此处经纱及其综丝、筘齿"),
    /** The text names the roller. */
    ROLLER("check the roller", "检查辊子"),
    CAMERA(
        "at the same place of every image: clean lens and light before the loom is stopped",
        "每幅图像同一位置：先清洁镜头和光源，不必停机"),
    UNKNOWN_ROLLER("no roller of that circumference is set", "未设有此周长的辊");

    private final String english;
    private final String chinese;

    Part(String english, String chinese) {
      this.english = english;
      this.chinese = chinese;
    }

    private Cause cause() {
      return new Cause(this, english, chinese);
    }
  }

  /** A period as long as the frames' step to within this share is the camera's. */
  private static final double SAME_STEP = 0.001;

  /** Standard errors that it may be off besides. */
  private static final double CLEAR_ERRORS = 2;

  /**
   * Where a running defect comes from: its kind tells, or else where it lies.
   *
   * @param edgeMm how far from a seen selvedge temples and leno devices reach
   */
  static Cause of(RunningDefect run, RollGeometry cloth, double edgeMm) {
    return switch (run.kind()) {
      case BROKEN_END -> Part.END.cause();
      case DOUBLE_END -> Part.DRAWING_IN.cause();
      case TIGHT_END -> Part.TENSION.cause();
      case COARSE_END -> Part.YARN.cause();
      case REED_MARK -> Part.REED.cause();
      case TEMPLE_MARK -> Part.TEMPLE.cause();
      case SELVEDGE_FAULT -> Part.SELVEDGE.cause();
      case FLOAT -> Part.HEALD.cause();
      case OIL_STAIN, STAIN -> Part.DIRT.cause();
      case HOLE, CREASE -> Part.CLOTH_PATH.cause();
      case MISSING_PICK,
          DOUBLE_PICK,
          COARSE_PICK,
          LOOSE_WEFT,
          THIN_PLACE,
          THICK_PLACE,
          STARTING_MARK,
          JERK_IN,
          SLUB,
          KNOT,
          NEP,
          FLY,
          UNKNOWN ->
          (isNearSelvedge(run, cloth, edgeMm) ? Part.NEAR_SELVEDGE : Part.END_HEALD_OR_REED)
              .cause();
    };
  }

  private static boolean isNearSelvedge(RunningDefect run, RollGeometry cloth, double edgeMm) {
    return (cloth.leftSelvedge() == Edge.SELVEDGE && run.box().rightMm() <= cloth.leftMm() + edgeMm)
        || (cloth.rightSelvedge() == Edge.SELVEDGE && run.box().xMm() >= cloth.rightMm() - edgeMm);
  }

  /**
   * Where a repeat comes from: the camera, the likeliest roller that its period fits, or none that
   * is known.
   *
   * @param frameStepMm from one frame's start along the roll to the next one's
   */
  static Cause of(Repeat repeat, Rollers rollers, double frameStepMm) {
    if (Math.abs(repeat.periodMm() - frameStepMm)
        <= SAME_STEP * frameStepMm + CLEAR_ERRORS * repeat.periodErrorMm()) {
      return Part.CAMERA.cause();
    }
    return rollers.matches(repeat.periodMm(), repeat.periodErrorMm()).stream()
        .findFirst()
        .map(Cause::of)
        .orElseGet(Part.UNKNOWN_ROLLER::cause);
  }

  private static Cause of(Rollers.Match match) {
    Roller roller = match.roller();
    String turnMm =
        BigDecimal.valueOf(roller.circumferenceMm())
            .setScale(1, RoundingMode.HALF_UP)
            .stripTrailingZeros()
            .toPlainString();
    String marks = match.marks() == 1 ? "one mark" : match.marks() + " marks";
    return new Cause(
        Part.ROLLER,
        "%s: %s mm a turn, %s on it".formatted(roller.english(), turnMm, marks),
        "%s：每转 %s 毫米，每转 %d 处".formatted(roller.chinese(), turnMm, match.marks()));
  }
}
