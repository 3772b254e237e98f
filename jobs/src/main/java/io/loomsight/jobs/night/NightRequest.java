package io.loomsight.jobs.night;

import io.loomsight.jobs.InputException;
import io.loomsight.jobs.runtime.LockHandling;
import io.loomsight.jobs.table.Batch;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a night is asked to do.
 *
 * @param batch whose night
 * @param landing the root, a path or URI, above {@code factory=F/date=D/}
 * @param stage runs this stage, whether it needs to or not, and no other
 * @param from runs this stage and all after it, whether they need to or not
 * @param lock what to do where another job holds the batch
 * @param referenceVersions styles that are to be judged against a named version of their reference
 */
public record NightRequest(
    Batch batch,
    String landing,
    Optional<String> stage,
    Optional<String> from,
    LockHandling lock,
    Map<String, String> referenceVersions) {

  public NightRequest {
    if (stage.isPresent() && from.isPresent()) {
      throw new InputException(
          "--stage and --from: expected one of them, found '%s' and '%s'"
              .formatted(stage.get(), from.get()));
    }
    referenceVersions = Map.copyOf(referenceVersions);
  }

  /** A whole night: every stage that has something new to do. */
  public static NightRequest whole(Batch batch, String landing) {
    return new NightRequest(
        batch, landing, Optional.empty(), Optional.empty(), LockHandling.RESPECT, Map.of());
  }

  /** The stages that it is about, out of all. */
  List<Stage> chosen(List<Stage> stages) {
    if (stage.isPresent()) {
      return List.of(stages.get(index(stages, "--stage", stage.get())));
    }
    return from.map(name -> stages.subList(index(stages, "--from", name), stages.size()))
        .orElse(stages);
  }

  private static int index(List<Stage> stages, String option, String name) {
    List<String> names = stages.stream().map(Stage::name).toList();
    int index = names.indexOf(name);
    if (index < 0) {
      throw new InputException(
          "%s: expected one of %s, found '%s'".formatted(option, String.join(", ", names), name));
    }
    return index;
  }

  /** Whether stages run that would come out the same. */
  boolean isForced() {
    return stage.isPresent() || from.isPresent();
  }
}
