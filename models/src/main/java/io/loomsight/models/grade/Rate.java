package io.loomsight.models.grade;

/** What a rule set's limits are counted in: a roll's points over its length or its area. */
public enum Rate {
  /** Points × 100000 / (length in m × width in mm). */
  PER_100_M2("points per 100 m²") {
    @Override
    double of(long points, RollGeometry roll) {
      return points * 100_000.0 / (roll.lengthMm() / METRE_MM * roll.widthMm());
    }
  },
  /** Points × 3600 / (width in inches × length in yards), as ASTM D5430 has it. */
  PER_100_YD2("points per 100 yd²") {
    @Override
    double of(long points, RollGeometry roll) {
      return points * 3600.0 / (roll.widthMm() / INCH_MM * (roll.lengthMm() / YARD_MM));
    }
  },
  /** Points over the length in yards. */
  PER_YARD("points a yard") {
    @Override
    double of(long points, RollGeometry roll) {
      return points / (roll.lengthMm() / YARD_MM);
    }
  },
  /** Points over the length in metres. */
  PER_METRE("points a metre") {
    @Override
    double of(long points, RollGeometry roll) {
      return points / (roll.lengthMm() / METRE_MM);
    }
  },
  /**
   * The same, and a roll may have the limit times its length in whole points, rounded to the
   * nearest, halves up: 每匹布允许总评分 of GB/T 406-1993, 4.2.4.1.
   */
  PER_METRE_IN_WHOLE_POINTS("points a metre") {
    @Override
    double of(long points, RollGeometry roll) {
      return PER_METRE.of(points, roll);
    }

    @Override
    public double measured(long points, RollGeometry roll) {
      return points;
    }

    @Override
    public double allowed(double limit, RollGeometry roll) {
      return Math.round(limit * roll.lengthMm() / METRE_MM);
    }

    @Override
    public String measuredWords() {
      return "points";
    }
  };

  private static final double METRE_MM = 1000;
  private static final double INCH_MM = 25.4;
  private static final double YARD_MM = 914.4;

  private final String words;

  Rate(String words) {
    this.words = words;
  }

  abstract double of(long points, RollGeometry roll);

  /** A roll's rate; 0 for a roll without area. */
  public double rate(long points, RollGeometry roll) {
    return roll.areaMm2() > 0 ? of(points, roll) : 0;
  }

  /** What of a roll is compared with what is {@link #allowed}. */
  public double measured(long points, RollGeometry roll) {
    return rate(points, roll);
  }

  /** What a limit allows a roll. */
  public double allowed(double limit, RollGeometry roll) {
    return limit;
  }

  /** The unit of both in words. */
  public String measuredWords() {
    return words;
  }
}
