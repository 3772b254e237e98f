package io.loomsight.jobs.check;

import io.loomsight.jobs.ExitCode;
import io.loomsight.jobs.config.SettingsOptions;
import java.time.Clock;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Checks the warehouse. */
@Command(
    name = "check",
    description = {
      "Checks the warehouse and changes nothing: schemas and rows against the records and runs,",
      "keys, what tables name of each other, pointers, and what lies about. Exit code 0 where all is",
      "well, 2 with a line for each finding where it is not.",
      "Example: loomsight check --warehouse s3a://mill/loomsight"
    })
public final class CheckCommand implements Callable<Integer> {

  @Mixin private SettingsOptions options;

  @Override
  public Integer call() {
    boolean good =
        CheckJob.runAlone(options.settings().text("warehouse"), Clock.systemUTC(), System.out)
            .isEmpty();
    return good ? 0 : ExitCode.INPUT_FAULT;
  }
}
