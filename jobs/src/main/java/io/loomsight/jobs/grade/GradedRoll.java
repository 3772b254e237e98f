package io.loomsight.jobs.grade;

import io.loomsight.jobs.table.RollGrade;
import java.util.List;

/**
 * A roll's grade by one rule set, and what its cloth of tonight adds to the statistics. Public,
 * because Spark's code makes it.
 */
public record GradedRoll(RollGrade grade, List<RollShare> shares) {

  public GradedRoll {
    shares = List.copyOf(shares);
  }
}
