package io.loomsight.jobs.runtime;

import java.util.Iterator;
import java.util.function.Function;

/** What tasks do with the rows of a partition. */
public final class Partitions {

  private Partitions() {}

  /** A function of single rows as one of partitions: rows are made as they are asked for. */
  public static <T, R> Iterator<R> each(
      Iterator<T> rows, Function<? super T, ? extends R> function) {
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return rows.hasNext();
      }

      @Override
      public R next() {
        return function.apply(rows.next());
      }
    };
  }
}
