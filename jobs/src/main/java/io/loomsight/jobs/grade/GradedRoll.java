package io.loomsight.jobs.grade;

import io.loomsight.jobs.table.DefectPoints;
import io.loomsight.jobs.table.RollGrade;
import java.util.List;

/** All that one rule set says of one roll. Public, because Spark's code makes it. */
public record GradedRoll(
    RollGrade grade, List<DefectPoints> points, List<RollShare> shares, List<KindShare> kinds) {

  public GradedRoll {
    points = List.copyOf(points);
    shares = List.copyOf(shares);
    kinds = List.copyOf(kinds);
  }
}
