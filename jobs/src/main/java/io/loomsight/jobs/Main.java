package io.loomsight.jobs;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.loomsight.jobs.bench.BenchCommand;
import io.loomsight.jobs.check.CheckCommand;
import io.loomsight.jobs.clean.CleanCommand;
import io.loomsight.jobs.config.ConfigCommand;
import io.loomsight.jobs.config.SettingsOptions;
import io.loomsight.jobs.config.StageOptions;
import io.loomsight.jobs.demo.DemoCommand;
import io.loomsight.jobs.designs.DesignsCommand;
import io.loomsight.jobs.detect.DetectCommand;
import io.loomsight.jobs.evaluate.EvaluateCommand;
import io.loomsight.jobs.export.ExportCommand;
import io.loomsight.jobs.generate.GenerateCommand;
import io.loomsight.jobs.grade.GradeCommand;
import io.loomsight.jobs.ingest.IngestCommand;
import io.loomsight.jobs.kinds.KindsCommand;
import io.loomsight.jobs.manifest.ManifestCommand;
import io.loomsight.jobs.night.NightCommand;
import io.loomsight.jobs.night.NightStart;
import io.loomsight.jobs.pack.PackCommand;
import io.loomsight.jobs.park.ParkCommand;
import io.loomsight.jobs.reference.ReferenceCommand;
import io.loomsight.jobs.report.ReportCommand;
import io.loomsight.jobs.review.ReviewCommand;
import io.loomsight.jobs.serve.ServeCommand;
import io.loomsight.jobs.simulate.SimulateCommand;
import io.loomsight.jobs.train.TrainCommand;
import io.loomsight.jobs.usage.UsageCommand;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.Map;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.OptionSpec;

/**
 * The one door: subcommands and exit codes. 0 is done, 2 is the data's or the user's fault (one
 * line says what), 3 is a bug (the log has the stack).
 */
@Command(
    name = "loomsight",
    mixinStandardHelpOptions = true,
    version = "loomsight 0.1.0",
    description = "Textile defect detection for weaving mills: from loom images to graded rolls.",
    subcommands = {
      DemoCommand.class,
      NightCommand.class,
      IngestCommand.class,
      ReferenceCommand.class,
      DetectCommand.class,
      GradeCommand.class,
      ReportCommand.class,
      ParkCommand.class,
      ReviewCommand.class,
      ServeCommand.class,
      ExportCommand.class,
      UsageCommand.class,
      CleanCommand.class,
      CheckCommand.class,
      ConfigCommand.class,
      SimulateCommand.class,
      ManifestCommand.class,
      PackCommand.class,
      EvaluateCommand.class,
      KindsCommand.class,
      TrainCommand.class,
      DesignsCommand.class,
      GenerateCommand.class,
      BenchCommand.class
    })
public final class Main {

  private static final Logger LOG = LoggerFactory.getLogger(Main.class);
  private static final String A_BUG = "a bug, please report it with the log above";

  private Main() {}

  /** Runs the named subcommand and exits. */
  public static void main(String[] arguments) {
    System.exit(run(new PrintWriter(System.err, true, UTF_8), System.getenv(), arguments));
  }

  /** Runs the named subcommand; returns the exit code. */
  static int run(PrintWriter err, Map<String, String> environment, String... arguments) {
    return execute(door(environment).setErr(err), arguments);
  }

  /** Runs the named subcommand; whatever it throws becomes a line and an exit code. */
  static int execute(CommandLine door, String... arguments) {
    try {
      return door.setParameterExceptionHandler(Main::explainArguments)
          .setExecutionExceptionHandler(Main::explain)
          .execute(arguments);
    } catch (Error failure) {
      LOG.error("loomsight failed", failure);
      String reason =
          failure instanceof VirtualMachineError
              ? "the JVM ran out of what it needs (LOOMSIGHT_JAVA_OPTS gives it more, -Xmx8g)"
              : A_BUG;
      door.getErr().printf("loomsight: %s: %s%n", reason, firstLine(failure.toString()));
      return ExitCode.BUG;
    }
  }

  /** All subcommands, which parse their arguments and do nothing yet. */
  static CommandLine door(Map<String, String> environment) {
    CommandLine door = new CommandLine(new Main(), new Parts(environment));
    for (CommandLine command : door.getSubcommands().values()) {
      command.getCommandSpec().addOption(help());
    }
    return door.setCaseInsensitiveEnumValuesAllowed(true);
  }

  /** The option that every subcommand has. */
  private static OptionSpec help() {
    return OptionSpec.builder("-h", "--help")
        .usageHelp(true)
        .description("Show this help message and exit.")
        .build();
  }

  /** Hands commands what they cannot make themselves. */
  private static final class Parts implements CommandLine.IFactory {

    private final Map<Class<?>, Supplier<?>> parts;

    Parts(Map<String, String> environment) {
      NightStart night = new NightStart(Clock.systemUTC(), System.out);
      parts =
          Map.of(
              SettingsOptions.class,
              () -> new SettingsOptions(LoomsightConfig.defaults(), environment),
              StageOptions.class,
              () -> new StageOptions(night),
              NightCommand.class,
              () -> new NightCommand(night),
              DemoCommand.class,
              () -> new DemoCommand(night),
              BenchCommand.class,
              () -> new BenchCommand(night));
    }

    @Override
    public <K> K create(Class<K> type) throws Exception {
      return parts.containsKey(type)
          ? type.cast(parts.get(type).get())
          : CommandLine.defaultFactory().create(type);
    }
  }

  private static int explainArguments(CommandLine.ParameterException failure, String[] arguments) {
    CommandLine command = failure.getCommandLine();
    String name = command.getCommandSpec().qualifiedName();
    command
        .getErr()
        .println("loomsight: %s (see %s --help)".formatted(firstLine(failure.getMessage()), name));
    return ExitCode.INPUT_FAULT;
  }

  private static int explain(
      Exception failure, CommandLine command, CommandLine.ParseResult parsed) {
    PrintWriter err = command.getErr();
    if (failure instanceof InputException) {
      err.println("loomsight: " + failure.getMessage());
      return ExitCode.INPUT_FAULT;
    }
    LOG.error("loomsight {} failed", command.getCommandName(), failure);
    err.printf("loomsight: %s: %s%n", A_BUG, firstLine(failure.toString()));
    return ExitCode.BUG;
  }

  private static String firstLine(String text) {
    return text.lines().findFirst().orElse("");
  }
}
