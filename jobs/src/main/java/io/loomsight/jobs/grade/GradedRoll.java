package io.loomsight.jobs.grade;

import io.loomsight.jobs.table.RollGrade;
import java.util.List;

/** A roll's grade by one rule set, and what its cloth of tonight adds to the statistics. */
record GradedRoll(RollGrade grade, List<RollShare> shares) {

  GradedRoll {
    shares = List.copyOf(shares);
  }
}
