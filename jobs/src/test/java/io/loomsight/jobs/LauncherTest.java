package io.loomsight.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The launcher in a project of its own, whose java and mvn are scripts that say what they got. */
@DisabledOnOs(OS.WINDOWS)
final class LauncherTest {

  private static final String JAVA =
      """
      #!/bin/sh
      if [ "$1" = -version ]; then echo 'openjdk version "%s" 2025-01-01' >&2; exit 0; fi
      echo "cwd $(pwd -P)"
      for argument; do echo "$argument"; done
      """;

  private static final String MVN =
      """
      #!/bin/sh
      echo "$@" >> built.txt
      mkdir -p jobs/target/lib jobs/target/spark
      echo -Dx=y > jobs/target/jvm.options
      touch jobs/target/loomsight-0.1.0.jar
      """;

  @TempDir private Path folder;

  private Path project;
  private Path launcher;

  /** How a run ended. */
  private record Ended(int exit, List<String> lines) {}

  @BeforeEach
  void layOut() throws IOException {
    folder = folder.toRealPath();
    project = folder.resolve("a project");
    launcher = project.resolve("jobs/bin/loomsight");
    Files.createDirectories(launcher.getParent());
    Files.copy(Path.of("bin", "loomsight"), launcher);
    for (String source : List.of("models/src/main", "models/zoo", "jobs/src/main")) {
      Files.createDirectories(project.resolve(source));
    }
    for (String pom : List.of("pom.xml", "models/pom.xml", "jobs/pom.xml")) {
      Files.createFile(project.resolve(pom));
    }
    script("jdk/bin/java", JAVA.formatted("17.0.1"));
    script("jdk/bin/javac", "#!/bin/sh\n");
    script("tools/mvn", MVN);
  }

  @Test
  void firstRunBuildsAndTheNextDoesNot() throws Exception {
    assertThat(run().lines())
        .contains("loomsight: building, which takes some minutes the first time");
    assertThat(Files.readAllLines(project.resolve("built.txt"))).hasSize(1);

    assertThat(run().lines())
        .doesNotContain("loomsight: building, which takes some minutes the first time");
    assertThat(Files.readAllLines(project.resolve("built.txt"))).hasSize(1);

    Path source = Files.createFile(project.resolve("jobs/src/main/New.java"));
    Files.setLastModifiedTime(source, FileTime.from(Instant.now().plusSeconds(60)));
    run();
    assertThat(Files.readAllLines(project.resolve("built.txt"))).hasSize(2);
  }

  @Test
  void argumentsGoThroughFromAnyFolderAndThroughLinks() throws Exception {
    Path link = Files.createSymbolicLink(folder.resolve("link"), launcher);

    Ended ended = run(link, folder, "demo", "--dir", "with space");

    assertThat(ended.exit()).isZero();
    assertThat(ended.lines())
        .contains(
            "cwd " + folder,
            "@" + project + "/jobs/target/jvm.options",
            "-Xmx4g",
            "-Dai.djl.offline=true",
            "-Dlog4j2.configurationFile=" + project + "/conf/log4j2.properties",
            "-Dloomsight.home=" + project,
            "-Dloomsight.terminal=false")
        .endsWith("io.loomsight.jobs.Main", "demo", "--dir", "with space");
  }

  @Test
  void oldJavaGetsOneLine() throws Exception {
    script("jdk/bin/java", JAVA.formatted("1.8.0_402"));

    assertThat(run())
        .isEqualTo(
            new Ended(
                2,
                List.of(
                    "loomsight: expected Java 17 or newer, found '1.8.0_402' in %s/jdk/bin/java"
                        .formatted(folder))));
  }

  @Test
  void missingJavaGetsOneLine() throws Exception {
    Files.delete(folder.resolve("jdk/bin/java"));

    assertThat(run())
        .isEqualTo(
            new Ended(
                2,
                List.of(
                    "loomsight: JAVA_HOME: expected the folder of a JDK 17 or newer, found no bin/java in '%s/jdk'"
                        .formatted(folder))));
  }

  @Test
  void missingMavenGetsOneLineWhereThereIsSomethingToBuild() throws Exception {
    Files.delete(folder.resolve("tools/mvn"));

    assertThat(run())
        .isEqualTo(
            new Ended(
                2,
                List.of(
                    "loomsight: expected Maven 3.8 or newer to build with, found no mvn on the PATH")));
  }

  @Test
  void failedBuildRunsNothing() throws Exception {
    script("tools/mvn", "#!/bin/sh\necho why\nexit 1\n");

    assertThat(run())
        .isEqualTo(
            new Ended(
                2,
                List.of(
                    "loomsight: building, which takes some minutes the first time",
                    "why",
                    "loomsight: the build failed, see above")));
  }

  private Ended run() throws Exception {
    return run(launcher, folder);
  }

  private Ended run(Path command, Path from, String... arguments) throws Exception {
    ProcessBuilder builder =
        new ProcessBuilder(
            Stream.concat(Stream.of("bash", command.toString()), Stream.of(arguments)).toList());
    builder.directory(from.toFile()).redirectErrorStream(true);
    builder.environment().remove("LOOMSIGHT_JAVA_OPTS");
    builder.environment().put("JAVA_HOME", folder.resolve("jdk").toString());
    builder.environment().put("PATH", folder.resolve("tools") + ":" + tools());
    Process process = builder.start();
    process.getOutputStream().close();
    List<String> lines =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
            .lines()
            .toList();
    assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
    return new Ended(process.exitValue(), lines);
  }

  /** A folder of the tools that the launcher may use, and nothing else. */
  private Path tools() throws IOException {
    Path links = Files.createDirectories(folder.resolve("unix"));
    for (String tool :
        List.of(
            "bash", "sh", "sed", "head", "ls", "find", "touch", "dirname", "readlink", "mkdir")) {
      Path link = links.resolve(tool);
      if (!Files.exists(link)) {
        for (String place : List.of("/bin", "/usr/bin")) {
          if (Files.exists(Path.of(place, tool)) && !Files.exists(link)) {
            Files.createSymbolicLink(link, Path.of(place, tool));
          }
        }
      }
    }
    return links;
  }

  private void script(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    assertThat(file.toFile().setExecutable(true)).isTrue();
  }
}
