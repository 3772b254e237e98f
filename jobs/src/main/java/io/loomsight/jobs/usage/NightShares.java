package io.loomsight.jobs.usage;

import io.loomsight.jobs.table.Batch;
import java.util.List;
import java.util.Locale;

/** What the command prints of one night: where the time of its stages went. */
final class NightShares {

  private NightShares() {}

  static String of(Batch night, List<StageShare> stages) {
    StringBuilder text = new StringBuilder("compute of %s%n".formatted(night));
    if (stages.isEmpty()) {
      return text.append("nothing was used%n".formatted()).toString();
    }
    text.append(
        String.format(
            Locale.ROOT,
            "%-10s %10s %12s %8s %8s %8s %8s %8s %10s%n",
            "stage",
            "elapsed s",
            "core s held",
            "reading",
            "decoding",
            "model",
            "writing",
            "rest",
            "m²"));
    for (StageShare stage : stages) {
      text.append(
          String.format(
              Locale.ROOT,
              "%-10s %10.1f %12.1f %8s %8s %8s %8s %8s %10.2f%n",
              stage.stage(),
              stage.elapsedMs() / 1e3,
              stage.heldMs() / 1e3,
              share(stage.readMs(), stage),
              share(stage.decodeMs(), stage),
              share(stage.modelMs(), stage),
              share(stage.writeMs(), stage),
              share(stage.restMs(), stage),
              stage.areaM2()));
    }
    return text.toString();
  }

  private static String share(long ms, StageShare stage) {
    return stage.heldMs() == 0
        ? "-"
        : String.format(Locale.ROOT, "%.0f %%", 100.0 * ms / stage.heldMs());
  }
}
