package io.loomsight.jobs.report;

import io.loomsight.jobs.config.StageOptions;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Runs the one stage. */
@Command(
    name = "report",
    description = {
      "Makes a night's page from the tables.",
      "Example: loomsight report --set report.language=en --factory demo --date 2026-03-01"
    })
public final class ReportCommand implements Callable<Integer> {

  @Mixin private StageOptions night;

  @Override
  public Integer call() {
    return night.run("report");
  }
}
