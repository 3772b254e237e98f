package io.loomsight.models.fabric;

/** The defects that mills name, in English and Chinese, by the direction they run in. */
public enum DefectKind {
  BROKEN_END("broken end", "断经", Direction.WARP),
  DOUBLE_END("double end", "双经", Direction.WARP),
  TIGHT_END("tight or slack end", "紧经/松经", Direction.WARP),
  COARSE_END("coarse end", "粗经", Direction.WARP),
  REED_MARK("reed mark", "筘痕", Direction.WARP),
  TEMPLE_MARK("temple mark", "边撑疵", Direction.WARP),
  SELVEDGE_FAULT("selvedge fault", "边疵", Direction.WARP),
  MISSING_PICK("missing pick", "缺纬", Direction.WEFT),
  DOUBLE_PICK("double pick", "双纬", Direction.WEFT),
  COARSE_PICK("coarse pick", "粗纬", Direction.WEFT),
  LOOSE_WEFT("loose weft", "纬缩", Direction.WEFT),
  THIN_PLACE("thin place", "稀路", Direction.WEFT),
  THICK_PLACE("thick place", "密路", Direction.WEFT),
  STARTING_MARK("starting mark", "开车痕", Direction.WEFT),
  JERK_IN("jerk-in", "拖纱", Direction.WEFT),
  HOLE("hole", "破洞", Direction.AREA),
  FLOAT("float", "跳花", Direction.AREA),
  SLUB("slub", "竹节", Direction.AREA),
  KNOT("knot", "结头", Direction.AREA),
  NEP("nep", "棉结", Direction.AREA),
  OIL_STAIN("oil stain", "油污", Direction.AREA),
  STAIN("stain", "污渍", Direction.AREA),
  FLY("fly", "飞花", Direction.AREA),
  CREASE("crease", "折痕", Direction.AREA),
  /** Found, but not sure what it is. */
  UNKNOWN("unknown", "未知", Direction.AREA);

  private final String english;
  private final String chinese;
  private final Direction direction;

  DefectKind(String english, String chinese, Direction direction) {
    this.english = english;
    this.chinese = chinese;
    this.direction = direction;
  }

  public String english() {
    return english;
  }

  public String chinese() {
    return chinese;
  }

  /** The direction this kind runs in on the loom. */
  public Direction direction() {
    return direction;
  }
}
