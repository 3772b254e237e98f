package io.loomsight.jobs.night;

import io.loomsight.jobs.InputException;
import io.loomsight.jobs.table.Batch;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Which nights are to be caught up.
 *
 * @param landing the root, a path or URI, above {@code factory=F/date=D/}
 * @param factory the one whose nights they are; empty for all
 * @param first the first night to consider
 * @param last the last night to consider
 * @param stopsOnFailure whether no night begins once one has failed
 * @param onlyLists whether none runs at all
 */
record CatchUpRequest(
    String landing,
    Optional<String> factory,
    LocalDate first,
    LocalDate last,
    boolean stopsOnFailure,
    boolean onlyLists) {

  CatchUpRequest {
    if (first.isAfter(last)) {
      throw new InputException(
          "--since: expected a night up to --date %s, found %s".formatted(last, first));
    }
  }

  /** Whether a night is one to consider. */
  boolean considers(Batch night) {
    return factory.map(night.factory()::equals).orElse(true)
        && !night.batchDate().isBefore(first)
        && !night.batchDate().isAfter(last);
  }
}
