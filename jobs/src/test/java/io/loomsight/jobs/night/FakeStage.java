package io.loomsight.jobs.night;

import io.loomsight.jobs.LocalSpark;
import io.loomsight.jobs.runtime.Fingerprint;
import io.loomsight.jobs.runtime.RunLog;
import io.loomsight.jobs.runtime.SettableClock;
import io.loomsight.jobs.runtime.StageContext;
import io.loomsight.jobs.table.Publication;
import io.loomsight.jobs.table.Reject;
import io.loomsight.jobs.table.Table;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.fs.Path;

/** A stage that takes 5 ms, writes a real table of so many rows, and knows when it was run. */
final class FakeStage implements Stage {

  record Config(int rows) {}

  private final String name;
  private final Table<Reject> output;
  private final List<Table<?>> inputs;
  private final Path landing;
  private final List<String> done = new ArrayList<>();
  private Map<String, String> versions = Map.of();
  private Config config;
  private boolean broken;
  private Runnable meanwhile = () -> {};

  private FakeStage(String name, List<Table<?>> inputs, Path landing, int rows) {
    this.name = name;
    this.output =
        new Table<>(
            name + "_rows",
            Reject.class,
            List.of("subject", "uri", "line"),
            Table.Mode.REPLACE_BATCH,
            name);
    this.inputs = inputs;
    this.landing = landing;
    this.config = new Config(rows);
  }

  static FakeStage reading(Path landing, String name, int rows) {
    return new FakeStage(name, List.of(), landing, rows);
  }

  static FakeStage after(FakeStage before, String name, int rows) {
    return new FakeStage(name, List.of(before.output), before.landing, rows);
  }

  Table<Reject> output() {
    return output;
  }

  /** Run ids under which it ran. */
  List<String> done() {
    return done;
  }

  void breakDown(boolean now) {
    broken = now;
  }

  void configure(int rows) {
    config = new Config(rows);
  }

  void use(Map<String, String> newVersions) {
    versions = newVersions;
  }

  void meanwhile(Runnable other) {
    meanwhile = other;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Object config() {
    return config;
  }

  @Override
  public List<Table<?>> outputs() {
    return List.of(output);
  }

  @Override
  public Plan plan(StageContext context, RunLog runs) {
    ((SettableClock) context.clock()).advance(Duration.ofMillis(5));
    return new Plan(
        inputs.isEmpty()
            ? Map.of("landing", Fingerprint.ofFolder(context.warehouse().files(), landing))
            : Stage.published(context, inputs),
        versions);
  }

  @Override
  public Map<String, Long> run(StageContext context, Plan plan) {
    done.add(context.runId());
    Publication publication = context.warehouse().publication(context.batch(), context.runId());
    long written =
        publication.stage(output, LocalSpark.session().createDataset(rows(), output.encoder()));
    meanwhile.run();
    if (broken) {
      throw new IllegalStateException(
          "the stage broke", new IllegalArgumentException("as was wanted"));
    }
    publication.publish();
    return Map.of("rows", written);
  }

  private List<Reject> rows() {
    List<Reject> rows = new ArrayList<>();
    for (int i = 0; i < config.rows(); i++) {
      rows.add(
          new Reject(
              "mill-7",
              LocalDate.of(2026, 3, 1),
              Reject.Subject.IMAGE,
              "image-" + i,
              0,
              Reject.Reason.BLURRED,
              name));
    }
    return rows;
  }
}
