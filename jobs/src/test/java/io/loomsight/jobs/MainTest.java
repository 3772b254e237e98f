package io.loomsight.jobs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** What the user has wrong gets one line and exit code 2, and nothing is made; a bug gets 3. */
@ResourceLock(Resources.SYSTEM_OUT)
final class MainTest {

  private static final int INPUT_FAULT = 2;

  @TempDir private Path folder;

  private Path landing;
  private Path warehouse;
  private List<Path> before;

  @BeforeEach
  void layOut() throws IOException {
    landing = folder.resolve("landing");
    warehouse = folder.resolve("warehouse");
    Files.createDirectories(landing.resolve("factory=mill/date=2026-03-01"));
    before = files();
  }

  @ParameterizedTest
  @ValueSource(strings = {"night", "ingest", "reference", "detect", "grade", "report", "simulate"})
  void badDateIsRefused(String command) throws IOException {
    assertRefused(
        "--date: expected YYYY-MM-DD, found '2026-02-30'",
        command,
        "--factory",
        "mill",
        "--date",
        "2026-02-30");
  }

  @ParameterizedTest
  @ValueSource(strings = {"night", "ingest", "reference", "detect", "grade", "report", "simulate"})
  void missingFactoryIsRefused(String command) throws IOException {
    assertRefused(
        "Missing required option: '--factory=NAME' (see loomsight " + command + " --help)",
        command,
        "--date",
        "2026-03-01");
  }

  @Test
  void factoryThatIsNoNameIsRefused() throws IOException {
    assertRefused(
        "--factory: expected 1 to 64 letters, digits, dots, dashes, found '../mill'",
        "night",
        "--factory",
        "../mill",
        "--date",
        "2026-03-01");
  }

  @Test
  void unknownFormatOfAnExportIsRefused() throws IOException {
    assertRefused(
        "Invalid value for option '--format': expected one of [XLSX, CSV, COCO]"
            + " (case-insensitive) but was 'pdf' (see loomsight export --help)",
        "export",
        "--format",
        "pdf",
        "--factory",
        "mill",
        "--date",
        "2026-03-01",
        "--out",
        folder.resolve("out").toString());
  }

  @Test
  void exportOfOneNightAndManyAtOnceIsRefused() throws IOException {
    assertRefused(
        "--from and --date: expected one of them, found both",
        "export",
        "--format",
        "csv",
        "--factory",
        "mill",
        "--date",
        "2026-03-01",
        "--from",
        "2026-03-01",
        "--to",
        "2026-03-02",
        "--out",
        folder.resolve("out").toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"night", "ingest"})
  void missingNightInTheLandingFolderIsRefused(String command) throws IOException {
    assertRefused(
        "landing %s: expected a folder factory=mill/date=2026-03-02 in it, found none"
            .formatted(landing),
        at(command, "2026-03-02", landing, warehouse));
  }

  @Test
  void missingLandingFolderIsRefused() throws IOException {
    Path missing = folder.resolve("nowhere");
    assertRefused(
        "landing %s: expected a folder factory=mill/date=2026-03-01 in it, found no such landing folder"
            .formatted(missing),
        at("night", "2026-03-01", missing, warehouse));
  }

  @ParameterizedTest
  @ValueSource(strings = {"night", "ingest", "reference", "detect", "grade", "report"})
  void warehouseThatIsAFileIsRefused(String command) throws IOException {
    Path file = Files.createFile(folder.resolve("file"));
    before = files();
    assertRefused(
        "warehouse %s: expected a folder that can be read and written, found the file %s"
            .formatted(file.resolve("below"), file),
        at(command, "2026-03-01", landing, file.resolve("below")));
  }

  @Test
  void unknownStageIsRefused() throws IOException {
    assertRefused(
        "--stage: expected one of ingest, reference, detect, defects, grade, report, found 'grading'",
        with(at("night", "2026-03-01", landing, warehouse), "--stage", "grading"));
    assertRefused(
        "--stage and --from: expected one of them, found 'grade' and 'detect'",
        with(
            at("night", "2026-03-01", landing, warehouse), "--stage", "grade", "--from", "detect"));
  }

  @Test
  void referenceVersionWithoutAStyleIsRefused() throws IOException {
    assertRefused(
        "--reference-version: expected style=version, found 'v1'",
        with(at("night", "2026-03-01", landing, warehouse), "--reference-version", "v1"));
  }

  @Test
  void goodRollsWithoutTheirStyleAreRefused() throws IOException {
    assertRefused(
        "--rolls: expected --style beside it, found none",
        with(at("reference", "2026-03-01", landing, warehouse), "--rolls", "r1,r2"));
  }

  @Test
  void badSettingsFileIsRefused() throws IOException {
    Path config = folder.resolve("mill.yaml");
    Files.writeString(config, "ingest:\n  maxRejctPercent: 3\n");
    before = files();
    assertRefused(
        config + ": ingest.maxRejctPercent: unknown key, did you mean ingest.maxRejectPercent?",
        with(at("night", "2026-03-01", landing, warehouse), "--config", config.toString()));

    Files.writeString(config, "ingest:\n  maxRejectPercent: 120\n");
    assertRefused(
        config + ": ingest.maxRejectPercent: expected 0 to 100, found 120.0",
        with(at("night", "2026-03-01", landing, warehouse), "--config", config.toString()));

    Path missing = folder.resolve("missing.yaml");
    assertRefused(
        missing + ": expected a file of settings, found none",
        "config",
        "--config",
        missing.toString());
  }

  @Test
  void badVariableIsRefused() throws IOException {
    assertRefused(
        Map.of("LOOMSIGHT_REPORT_LANGUAGE", "fr"),
        "LOOMSIGHT_REPORT_LANGUAGE: report.language: expected zh or en, found 'fr'",
        at("report", "2026-03-01", landing, warehouse));
  }

  @Test
  void credentialsInAnAddressAreRefusedWithoutBeingShown() throws IOException {
    String refusal =
        "expected a URI without a name or password in it, found one before its '@' (let the"
            + " standard chain find credentials: environment, profile, or role)";
    assertRefused(
        "--set: warehouse: " + refusal,
        with(
            at("report", "2026-03-01", landing, warehouse),
            "--set",
            "warehouse=s3a://name:hush@mill/loomsight"));
    assertRefused(
        Map.of("LOOMSIGHT_LANDING", "s3a://name:hush@mill/landing"),
        "LOOMSIGHT_LANDING: landing: " + refusal,
        "config");
  }

  @Test
  void configShowsNoCredentialsOfTheEnvironment() {
    PrintStream screen = System.out;
    ByteArrayOutputStream shown = new ByteArrayOutputStream();
    System.setOut(new PrintStream(shown, true, UTF_8));
    try {
      assertThat(
              run(
                  new StringWriter(),
                  Map.of(
                      "AWS_ACCESS_KEY_ID", "hush-1",
                      "AWS_SECRET_ACCESS_KEY", "hush-2",
                      "AWS_SESSION_TOKEN", "hush-3",
                      "LOOMSIGHT_REPORT_LANGUAGE", "en"),
                  "config"))
          .isZero();
    } finally {
      System.setOut(screen);
    }
    assertThat(shown.toString(UTF_8)).contains("LOOMSIGHT_REPORT_LANGUAGE").doesNotContain("hush");
  }

  @Test
  void demoInAFileIsRefused() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));
    before = files();
    StringWriter err = new StringWriter();

    assertThat(run(err, Map.of(), "demo", "--dir", file.toString())).isEqualTo(INPUT_FAULT);
    assertThat(err.toString().lines()).singleElement().asString().startsWith("loomsight: ");
    assertThat(files()).isEqualTo(before);
  }

  @ParameterizedTest
  @MethodSource("nightsThatAreNone")
  void nightsMustBeGivenWholeAndInOrder(String line, List<String> arguments) throws IOException {
    assertRefused(line, arguments.toArray(String[]::new));
  }

  static Stream<Arguments> nightsThatAreNone() {
    List<String> backwards = List.of("--from", "2026-03-02", "--to", "2026-03-01");
    String inOrder = "--from: expected a night up to --to 2026-03-01, found 2026-03-02";
    return Stream.of(
        Arguments.of(inOrder, concat(List.of("grade", "--factory", "mill"), backwards)),
        Arguments.of(inOrder, concat(List.of("park", "--park", "p"), backwards)),
        Arguments.of(
            inOrder,
            concat(
                List.of("export", "--format", "csv", "--factory", "m", "--out", "o"), backwards)),
        Arguments.of(
            "--from and --to: expected both or none, found one",
            List.of("grade", "--factory", "mill", "--from", "2026-03-01")),
        Arguments.of(
            "Missing required option: '--to=YYYY-MM-DD' (see loomsight park --help)",
            List.of("park", "--park", "p", "--from", "2026-03-01")),
        Arguments.of(
            "--since: expected a night up to --date 2026-03-01, found 2026-03-02",
            List.of("night", "--catch-up", "--date", "2026-03-01", "--since", "2026-03-02")));
  }

  private static List<String> concat(List<String> some, List<String> more) {
    return Stream.concat(some.stream(), more.stream()).toList();
  }

  @Test
  void unknownCommandAndOptionAreRefused() throws IOException {
    assertRefused("Unmatched argument at index 0: 'nights' (see loomsight --help)", "nights");
    assertRefused("Unknown option: '--colour' (see loomsight config --help)", "config", "--colour");
  }

  @Test
  void commandAloneIsRefusedWithTheUsage() {
    StringWriter err = new StringWriter();

    assertThat(run(err, Map.of())).isEqualTo(INPUT_FAULT);
    assertThat(err.toString())
        .startsWith("loomsight: Missing required subcommand (see loomsight --help)");
  }

  private static String[] at(String command, String date, Path landing, Path warehouse) {
    return new String[] {
      command,
      "--factory",
      "mill",
      "--date",
      date,
      "--landing",
      landing.toString(),
      "--warehouse",
      warehouse.toString()
    };
  }

  private static String[] with(String[] arguments, String... more) {
    return Stream.concat(Stream.of(arguments), Stream.of(more)).toArray(String[]::new);
  }

  @ParameterizedTest
  @MethodSource("faults")
  void whatTheJvmOrTheCodeLacksEndsWithThreeAndALine(Error fault, String line) {
    StringWriter err = new StringWriter();
    Callable<Integer> broken =
        () -> {
          throw fault;
        };
    CommandLine door =
        new CommandLine(CommandSpec.create().name("loomsight"))
            .addSubcommand("night", new CommandLine(CommandSpec.wrapWithoutInspection(broken)))
            .setErr(new PrintWriter(err, true));
    assertThat(Main.execute(door, "night")).isEqualTo(3);
    assertThat(err.toString().trim()).isEqualTo("loomsight: " + line);
  }

  static Stream<Arguments> faults() {
    return Stream.of(
        Arguments.of(
            new OutOfMemoryError("Java heap space"),
            "the JVM ran out of what it needs (LOOMSIGHT_JAVA_OPTS gives it more, -Xmx8g):"
                + " java.lang.OutOfMemoryError: Java heap space"),
        Arguments.of(
            new AssertionError("no such stage"),
            "a bug, please report it with the log above:"
                + " java.lang.AssertionError: no such stage"));
  }

  private void assertRefused(String line, String... arguments) throws IOException {
    assertRefused(Map.of(), line, arguments);
  }

  private void assertRefused(Map<String, String> environment, String line, String... arguments)
      throws IOException {
    StringWriter err = new StringWriter();

    int exit = run(err, environment, arguments);

    assertThat(err.toString()).isEqualTo("loomsight: " + line + System.lineSeparator());
    assertThat(exit).isEqualTo(INPUT_FAULT);
    assertThat(files()).isEqualTo(before);
  }

  private static int run(StringWriter err, Map<String, String> environment, String... arguments) {
    return Main.run(new PrintWriter(err, true), environment, arguments);
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return new ArrayList<>(files.sorted().toList());
    }
  }
}
