package io.loomsight.jobs.pack;

import io.loomsight.jobs.config.BatchOptions;
import io.loomsight.jobs.config.SettingsOptions;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Packs a night. */
@Command(
    name = "pack",
    description = {
      "Packs a night's images into few large files, in a landing folder of its own that 'night'",
      "reads like the loose one. Worth it where images are small and many and lie on S3. What is",
      "packed already is kept; the source is never changed.",
      "Example: loomsight pack --factory mill-3 --date 2026-03-01 --landing s3a://mill/landing"
          + " --out s3a://mill/packed"
    })
public final class PackCommand implements Callable<Integer> {

  @Mixin private SettingsOptions options;

  @Mixin private BatchOptions night;

  @Option(
      names = "--landing",
      paramLabel = "PATH",
      description = "Where the loose images lie, above factory=F/date=D/; over the setting.")
  private Optional<String> landing = Optional.empty();

  @Option(
      names = "--out",
      paramLabel = "PATH",
      required = true,
      description = "The landing folder of packed nights: a folder or a URI.")
  private String out = "";

  @Option(
      names = "--pack-mib",
      paramLabel = "N",
      defaultValue = "256",
      description = "A pack takes images until it has so many MiB of them (${DEFAULT-VALUE}).")
  private long packMib = 256;

  @Override
  public Integer call() {
    PackRequest request =
        new PackRequest(
            night.batch(),
            landing.orElseGet(() -> options.settings().text("landing")),
            out,
            packMib << 20);
    Map<String, Long> counts = PackJob.runAlone(request, Clock.systemUTC());
    System.out.printf(
        Locale.ROOT,
        "%,d images, %,d bytes, in %,d packs (%,d kept), %,d manifests, %,d files left out, in %s%n",
        counts.get("images"),
        counts.get("bytes"),
        counts.get("packs"),
        counts.get("kept"),
        counts.get("manifests"),
        counts.get("ignored"),
        out);
    return 0;
  }
}
