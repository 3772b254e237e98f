package io.loomsight.jobs.night;

import io.loomsight.jobs.table.Batch;
import io.loomsight.jobs.table.Dates;
import java.util.Optional;

/**
 * Which nights are to be caught up.
 *
 * @param landing the root, a path or URI, above {@code factory=F/date=D/}
 * @param factory the one whose nights they are; empty for all
 * @param nights those to consider
 * @param stopsOnFailure whether no night begins once one has failed
 * @param onlyLists whether none runs at all
 */
record CatchUpRequest(
    String landing,
    Optional<String> factory,
    Dates nights,
    boolean stopsOnFailure,
    boolean onlyLists) {

  /** Whether a night is one to consider. */
  boolean considers(Batch night) {
    return factory.map(night.factory()::equals).orElse(true) && nights.have(night);
  }
}
