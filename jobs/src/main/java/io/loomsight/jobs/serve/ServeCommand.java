package io.loomsight.jobs.serve;

import io.loomsight.jobs.InputException;
import io.loomsight.jobs.config.Settings;
import io.loomsight.jobs.config.SettingsOptions;
import io.loomsight.jobs.page.Language;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Serves the pages of a warehouse. */
@Command(
    name = "serve",
    description = {
      "Serves a warehouse's nights to browsers: their list, their pages, and the page to judge",
      "defects on, whose labels it takes from who has the token. It goes on until it is stopped",
      "(Ctrl-C). Whoever reaches the address may read: bind it to this machine alone (as it is by",
      "itself) or put a server that knows your people and speaks TLS before it.",
      "Example: loomsight serve --warehouse /data/warehouse"
    })
public final class ServeCommand implements Callable<Integer> {

  private static final int HIGHEST_PORT = 65_535;

  @Mixin private SettingsOptions options;

  @Option(
      names = "--port",
      paramLabel = "PORT",
      defaultValue = "8765",
      description = "The port (${DEFAULT-VALUE}); 0 is any that is free.")
  private int port;

  @Option(
      names = "--bind",
      paramLabel = "ADDRESS",
      defaultValue = "127.0.0.1",
      description = "The address of this machine that it is reached by (${DEFAULT-VALUE}).")
  private String bind = "";

  @Option(
      names = "--token-file",
      paramLabel = "FILE",
      description =
          "A file whose first line is the token for sending labels; without it a fresh one is"
              + " printed.")
  private Optional<Path> tokenFile = Optional.empty();

  @Override
  public Integer call() {
    if (port < 0 || port > HIGHEST_PORT) {
      throw new InputException("--port: expected 0 to %d, found %d".formatted(HIGHEST_PORT, port));
    }
    Settings settings = options.settings();
    ServeRequest request =
        new ServeRequest(
            new InetSocketAddress(bind, port),
            tokenFile.map(Token::of).orElseGet(Token::fresh),
            Language.valueOf(settings.text("report.language").toUpperCase(Locale.ROOT)));
    ServeJob.runLocally(settings.text("warehouse"), request, Clock.systemUTC(), System.out);
    return 0;
  }
}
