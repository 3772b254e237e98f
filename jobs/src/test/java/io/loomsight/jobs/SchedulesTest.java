package io.loomsight.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import com.cronutils.model.Cron;
import com.cronutils.model.CronType;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.ParseResult;

/** The shipped schedules are what their schedulers read, and their line is the command's. */
class SchedulesTest {

  private static final Path FOLDER = Path.of("..", "conf", "schedules");
  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
  private static final String TIME_ZONE = "Asia/Shanghai";
  private static final LocalTime MORNING = LocalTime.of(6, 30);

  /** The command's line, as far as a shell takes it for one command. */
  private static final Pattern LINE =
      Pattern.compile("loomsight night (?:\\$\\([^)]*\\)|\\{\\{[^}]*}}|[^>;&|\\n])*");

  @TempDir Path temporary;

  @ParameterizedTest
  @ValueSource(
      strings = {"loomsight.cron", "loomsight.service", "airflow_dag.py", "dolphinscheduler.json"})
  void lineIsTheCommands(String file) throws IOException {
    String text =
        file.endsWith(".json")
            ? json().get(0).at("/taskDefinitionList/0/taskParams/rawScript").asText()
            : text(file);
    Matcher line = LINE.matcher(text.replaceAll("(?m)^#.*$", ""));
    assertThat(line.find()).as(text).isTrue();
    requireCatchesUp(arguments(line.group()));
    assertThat(line.find()).as("one line only").isFalse();
  }

  /** What a shell would make of it, with a date for whatever works one out. */
  private static List<String> arguments(String line) {
    String plain =
        line.replaceAll(
                "\"?\\$\\(TZ=Asia/Shanghai date -d yesterday \\+(\\\\%|%%)F\\)\"?", "2026-03-01")
            .replaceAll("\\{\\{[^}]*Asia/Shanghai[^}]*}}", "2026-03-01")
            .replace("${night}", "2026-03-01")
            .replaceAll("\"?\\$[A-Z]+\"?", "/x")
            .replaceAll("['\",]", "")
            .strip();
    return List.of(plain.split("\\s+", -1)).stream().skip(1).toList();
  }

  private static void requireCatchesUp(List<String> arguments) {
    ParseResult night =
        Main.door(Map.of()).parseArgs(arguments.toArray(String[]::new)).subcommand();
    assertThat(night.commandSpec().name()).isEqualTo("night");
    assertThat(night.matchedOption("--catch-up")).as("--catch-up").isNotNull();
    for (String option : List.of("--date", "--factory", "--landing", "--warehouse")) {
      assertThat(night.matchedOption(option)).as("%s in %s", option, arguments).isNotNull();
    }
    assertThat(night.matchedOption("--date").originalStringValues()).containsExactly("2026-03-01");
    assertThat(night.hasMatchedPositional(0)).isFalse();
  }

  @Test
  void cronRunsEveryMorningOneAtATime() throws IOException {
    List<String> entries =
        text("loomsight.cron")
            .lines()
            .filter(line -> !line.isBlank() && !line.startsWith("#"))
            .toList();
    assertThat(entries).contains("CRON_TZ=" + TIME_ZONE, "SHELL=/bin/bash");
    List<String> runs = entries.stream().filter(line -> !line.matches("[A-Z_]+=.*")).toList();
    assertThat(runs).hasSize(1);
    String[] fields = runs.get(0).split(" ", 6);
    requireMorning(CronType.UNIX, String.join(" ", List.of(fields).subList(0, 5)));
    assertThat(fields[5]).startsWith("flock -n -E 0 ").contains(" timeout 8h ");
    // an unescaped percent sign ends the command
    assertThat(Pattern.compile("(?<!\\\\)%").matcher(fields[5]).find()).isFalse();
    assertThat(runs.get(0)).doesNotContain("\n").hasSizeLessThan(1000);
  }

  private static void requireMorning(CronType type, String expression) {
    Cron cron = new CronParser(CronDefinitionBuilder.instanceDefinitionFor(type)).parse(expression);
    ZonedDateTime midnight = ZonedDateTime.of(2026, 3, 1, 0, 0, 0, 0, SHANGHAI);
    ZonedDateTime first =
        ExecutionTime.forCron(cron.validate()).nextExecution(midnight).orElseThrow();
    assertThat(first).isEqualTo(midnight.with(MORNING));
  }

  @Test
  void systemdUnitsAreParsed() throws IOException {
    Map<String, String> service = unit("loomsight.service");
    assertThat(service)
        .containsEntry("Service.Type", "oneshot")
        .containsEntry("Service.TimeoutStartSec", "8h")
        .containsEntry("Service.Restart", "on-failure")
        .containsEntry("Service.RestartPreventExitStatus", "2")
        .containsEntry("Unit.StartLimitBurst", "3");
    // a single percent sign is systemd's own
    assertThat(service.get("Service.ExecStart").replace("%%", "")).doesNotContain("%");
    assertThat(unit("loomsight.timer"))
        .containsEntry("Timer.OnCalendar", "*-*-* 06:30:00 " + TIME_ZONE)
        .containsEntry("Timer.Persistent", "true")
        .containsEntry("Timer.Unit", "loomsight.service")
        .containsEntry("Install.WantedBy", "timers.target");
  }

  private static Map<String, String> unit(String file) throws IOException {
    Map<String, String> values = new TreeMap<>();
    String section = "";
    for (String line : Files.readAllLines(FOLDER.resolve(file))) {
      if (line.startsWith("[")) {
        section = line.substring(1, line.length() - 1) + ".";
      } else if (!line.isBlank() && !line.startsWith("#")) {
        assertThat(line).as(file).matches("[A-Z][A-Za-z]+=.+");
        values.put(
            section + line.substring(0, line.indexOf('=')), line.substring(line.indexOf('=') + 1));
      }
    }
    return values;
  }

  @Test
  void systemdTakesTheUnits() {
    Services.require("systemd", Services.hasProgram("systemd-analyze"), "no systemd-analyze");
    assertThat(
            Services.run(
                "systemd-analyze",
                "verify",
                FOLDER.resolve("loomsight.service").toString(),
                FOLDER.resolve("loomsight.timer").toString()))
        .doesNotContain("loomsight");
    assertThat(Services.run("systemd-analyze", "calendar", "*-*-* 06:30:00 " + TIME_ZONE))
        .contains("Next elapse");
  }

  @Test
  void sparkOperatorFindsWhatItNeeds() throws IOException {
    Map<String, JsonNode> objects = new TreeMap<>();
    try (MappingIterator<JsonNode> documents =
        new YAMLMapper().readerFor(JsonNode.class).readValues(text("kubernetes.yaml"))) {
      documents.forEachRemaining(
          object -> {
            assertThat(object.at("/metadata/name").asText()).startsWith("loomsight-");
            objects.put(object.path("kind").asText(), object);
          });
    }
    JsonNode night = objects.get("ScheduledSparkApplication");
    assertThat(night.path("apiVersion").asText()).isEqualTo("sparkoperator.k8s.io/v1beta2");
    assertThat(night.at("/spec/timeZone").asText()).isEqualTo(TIME_ZONE);
    assertThat(night.at("/spec/concurrencyPolicy").asText()).isEqualTo("Forbid");
    requireMorning(CronType.UNIX, night.at("/spec/schedule").asText());
    JsonNode template = night.at("/spec/template");
    assertThat(template.path("mainClass").asText()).isEqualTo(Main.class.getName());
    assertThat(template.path("type").asText()).isEqualTo("Java");
    assertThat(template.at("/restartPolicy/type").asText()).isEqualTo("OnFailure");
    assertThat(template.at("/restartPolicy/onFailureRetries").asInt()).isEqualTo(2);
    for (String path :
        List.of(
            "/mode",
            "/image",
            "/sparkVersion",
            "/mainApplicationFile",
            "/driver/memory",
            "/driver/serviceAccount",
            "/executor/instances",
            "/executor/memory")) {
      assertThat(template.at(path).isMissingNode()).as(path).isFalse();
    }
    List<String> arguments = new ArrayList<>();
    template.path("arguments").forEach(argument -> arguments.add(argument.asText()));
    requireCatchesUp(arguments);

    JsonNode date = objects.get("CronJob");
    assertThat(date.at("/spec/timeZone").asText()).isEqualTo(TIME_ZONE);
    String patch = date.at("/spec/jobTemplate/spec/template/spec/containers/0/command/2").asText();
    Matcher place = Pattern.compile("/spec/template/arguments/(\\d+)").matcher(patch);
    assertThat(place.find()).isTrue();
    assertThat(arguments.get(Integer.parseInt(place.group(1)) - 1)).isEqualTo("--date");
    assertThat(patch).contains(" " + night.at("/metadata/name").asText() + " ");
    assertThat(objects.get("Role").at("/rules/0/resourceNames/0"))
        .isEqualTo(night.at("/metadata/name"));
  }

  @Test
  void pythonTakesTheDag() throws IOException {
    Services.require("python", Services.hasProgram("python3"), "no python3");
    Path copy = Files.copy(FOLDER.resolve("airflow_dag.py"), temporary.resolve("dag.py"));
    Services.run("python3", "-m", "py_compile", copy.toString());
    assertThat(text("airflow_dag.py"))
        .contains(
            "CronDataIntervalTimetable(\"30 6 * * *\", timezone=\"" + TIME_ZONE + "\")",
            "catchup=False",
            "max_active_runs=1",
            "\"retries\": 2",
            "execution_timeout");
  }

  @Test
  void dolphinSchedulerFindsWhatItNeeds() throws IOException {
    JsonNode workflow = json().get(0);
    for (String name : List.of("Definition", "TaskRelationList")) {
      assertThat(workflow.path("process" + name)).isEqualTo(workflow.path("workflow" + name));
    }
    assertThat(workflow.at("/workflowDefinition/executionType").asText()).isEqualTo("SERIAL_WAIT");
    JsonNode task = workflow.at("/taskDefinitionList/0");
    assertThat(task.path("taskType").asText()).isEqualTo("SHELL");
    assertThat(task.path("failRetryTimes").asInt()).isEqualTo(2);
    assertThat(task.path("timeout").asInt()).isEqualTo(480);
    assertThat(task.at("/taskParams/localParams/0/value").asText()).isEqualTo("$[yyyy-MM-dd-1]");
    JsonNode relation = workflow.at("/workflowTaskRelationList/0");
    assertThat(relation.path("preTaskCode").asLong()).isZero();
    assertThat(relation.path("postTaskCode")).isEqualTo(task.path("code"));
    JsonNode places =
        new JsonMapper().readTree(workflow.at("/workflowDefinition/locations").asText());
    assertThat(places.at("/0/taskCode")).isEqualTo(task.path("code"));
    assertThat(workflow.at("/schedule/timezoneId").asText()).isEqualTo(TIME_ZONE);
    requireMorning(CronType.QUARTZ, workflow.at("/schedule/crontab").asText());
  }

  @Test
  void everyScheduleIsExplained() throws IOException {
    String readme = text("README.md");
    try (Stream<Path> files = Files.list(FOLDER)) {
      assertThat(
              files.map(file -> file.getFileName().toString()).filter(f -> !f.equals("README.md")))
          .isNotEmpty()
          .allSatisfy(file -> assertThat(readme).contains("`" + file + "`"));
    }
  }

  private static JsonNode json() throws IOException {
    return new JsonMapper().readTree(text("dolphinscheduler.json"));
  }

  private static String text(String file) throws IOException {
    return Files.readString(FOLDER.resolve(file));
  }
}
