package io.loomsight.jobs;

import io.loomsight.jobs.evaluate.EvaluateCommand;
import io.loomsight.jobs.manifest.ManifestCommand;
import io.loomsight.jobs.train.TrainCommand;
import java.io.PrintWriter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/**
 * The one door: subcommands and exit codes. 0 is done, 2 is the data's or the user's fault (one
 * line says what), 3 is a bug (the log has the stack).
 */
@Command(
    name = "loomsight",
    mixinStandardHelpOptions = true,
    version = "loomsight 0.1.0",
    description = "Textile defect detection for weaving mills: from loom images to graded rolls.",
    subcommands = {EvaluateCommand.class, ManifestCommand.class, TrainCommand.class})
public final class Main {

  private static final Logger LOG = LoggerFactory.getLogger(Main.class);

  private static final int INPUT_FAULT = 2;
  private static final int BUG = 3;

  private Main() {}

  /** Runs the named subcommand and exits. */
  public static void main(String[] arguments) {
    System.exit(run(arguments));
  }

  /** Runs the named subcommand; returns the exit code. */
  static int run(String... arguments) {
    return new CommandLine(new Main())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExecutionExceptionHandler(Main::explain)
        .execute(arguments);
  }

  private static int explain(
      Exception failure, CommandLine command, CommandLine.ParseResult parsed) {
    PrintWriter err = command.getErr();
    if (failure instanceof InputException) {
      err.println("loomsight: " + failure.getMessage());
      return INPUT_FAULT;
    }
    LOG.error("loomsight {} failed", command.getCommandName(), failure);
    err.println("loomsight: a bug, please report it: " + failure);
    return BUG;
  }
}
