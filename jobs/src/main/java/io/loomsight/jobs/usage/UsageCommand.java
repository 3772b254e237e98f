package io.loomsight.jobs.usage;

import io.loomsight.jobs.InputException;
import io.loomsight.jobs.config.BatchOptions;
import io.loomsight.jobs.config.Settings;
import io.loomsight.jobs.config.SettingsOptions;
import io.loomsight.jobs.table.Batch;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What a month's nights used, and the claim sheets of compute vouchers. */
@Command(
    name = "usage",
    description = {
      "Sums up the compute ledger of a month: device time held and busy, by factory and stage. For",
      "each enterprise of conf/usage.yaml it writes the claim sheet of its compute vouchers, as CSV",
      "and as the table claims. With --factory and --date it says where the time of one night's",
      "stages went: reading, decoding, model, writing.",
      "Example: loomsight usage --month 2026-11 --enterprise e1 --out claims",
      "Example: loomsight usage --factory demo --date 2026-03-01"
    })
public final class UsageCommand implements Callable<Integer> {

  @Mixin private SettingsOptions options;

  @Option(
      names = "--month",
      paramLabel = "YYYY-MM",
      description = "The month, in the time zone of the setting usage.zone.")
  private Optional<String> month = Optional.empty();

  @Option(names = "--factory", paramLabel = "NAME", description = "One night: of this factory.")
  private Optional<String> factory = Optional.empty();

  @Option(names = "--date", paramLabel = "YYYY-MM-DD", description = "One night: of this date.")
  private Optional<String> date = Optional.empty();

  @Option(
      names = "--enterprise",
      paramLabel = "ID",
      description = "One enterprise of the accounts; all of them where not given.")
  private Optional<String> enterprise = Optional.empty();

  @Option(
      names = "--accounts",
      paramLabel = "FILE",
      description =
          "Enterprises, prices and invoices; over the setting usage.accounts (conf/usage.yaml of"
              + " the project).")
  private Optional<Path> accounts = Optional.empty();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Where the CSV goes; reports/claims of the warehouse where not given.")
  private Optional<Path> out = Optional.empty();

  @Override
  public Integer call() {
    Settings settings = options.settings();
    if (month.isEmpty() && factory.isPresent() && date.isPresent()) {
      Batch night = BatchOptions.batch(factory.get(), BatchOptions.date("--date", date.get()));
      UsageJob.runNightLocally(settings.text("warehouse"), night, System.out);
      return 0;
    }
    if (month.isEmpty() || factory.isPresent() || date.isPresent()) {
      throw new InputException(
          "usage: expected --month, or --factory and --date of one night, found "
              + (month.isPresent() ? "--month and one of the others" : "neither"));
    }
    UsageConfig config = settings.section(UsageConfig.class);
    UsageRequest request = new UsageRequest(parsed(month.get()), enterprise, out);
    Accounts read = file(config).map(Accounts::read).orElseGet(Accounts::none);
    UsageJob.runLocally(
        settings.text("warehouse"), config, read, request, Clock.systemUTC(), System.out);
    return 0;
  }

  private Optional<Path> file(UsageConfig config) {
    return accounts
        .or(() -> Optional.of(config.accounts()).filter(name -> !name.isBlank()).map(Path::of))
        .or(UsageCommand::shipped);
  }

  private static Optional<Path> shipped() {
    return Optional.ofNullable(System.getProperty("loomsight.home"))
        .map(home -> Path.of(home, "conf", "usage.yaml"))
        .filter(Files::isRegularFile);
  }

  private static YearMonth parsed(String text) {
    try {
      return YearMonth.parse(text);
    } catch (DateTimeParseException notMonth) {
      throw new InputException("--month: expected YYYY-MM, found '" + text + "'", notMonth);
    }
  }
}
