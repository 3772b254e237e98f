package io.loomsight.jobs.ingest;

import io.loomsight.jobs.config.StageOptions;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Runs the one stage. */
@Command(
    name = "ingest",
    description = {
      "Reads a night's images and manifests into frames, and what is refused into rejects.",
      "Example: loomsight ingest --landing LANDING --factory demo --date 2026-03-01"
    })
public final class IngestCommand implements Callable<Integer> {

  @Mixin private StageOptions night;

  @Override
  public Integer call() {
    return night.run("ingest");
  }
}
