package io.loomsight.jobs.grade;

import io.loomsight.models.grade.JudgedDefect;
import java.util.Iterator;

/** A defect and its roll. Public, because Spark's code makes it. */
public record RollDefect(String rollId, JudgedDefect defect) {

  /** The defects alone, one by one. */
  static Iterator<JudgedDefect> judged(Iterator<RollDefect> rows) {
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return rows.hasNext();
      }

      @Override
      public JudgedDefect next() {
        return rows.next().defect();
      }
    };
  }
}
