package io.loomsight.jobs.night;

import io.loomsight.jobs.InputException;
import io.loomsight.jobs.runtime.ConfigJson;
import io.loomsight.jobs.runtime.Fingerprint;
import io.loomsight.jobs.runtime.RunLog;
import io.loomsight.jobs.runtime.StageContext;
import io.loomsight.jobs.runtime.UsageLog;
import io.loomsight.jobs.table.Run;
import io.loomsight.jobs.table.Run.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs stages of one night, or finds that they need not run, and records each attempt. */
final class StageRunner {

  private static final int LONGEST_FAILURE = 2000;

  private static final Logger LOG = LoggerFactory.getLogger(StageRunner.class);

  private final StageContext night;
  private final Map<String, String> software;
  private final RunLog log;
  private final UsageLog usage;

  /**
   * @param night the context of the night; a stage gets one with a run id of its own
   * @param software versions of what every stage runs on
   */
  StageRunner(StageContext night, Map<String, String> software, RunLog log, UsageLog usage) {
    this.night = night;
    this.software = Map.copyOf(software);
    this.log = log;
    this.usage = usage;
  }

  /** Runs a stage; hands over how it ended, also where it then throws. */
  void run(Stage stage, boolean forced, Consumer<StageResult> ended) {
    Attempt attempt = new Attempt(stage, forced);
    try {
      attempt.run();
    } catch (Exception | Error failure) {
      attempt.fail(failure);
      inputFault(failure)
          .ifPresent(
              fault -> {
                throw new InputException(fault.getMessage(), failure);
              });
      throw failure;
    } finally {
      ended.accept(attempt.result());
    }
  }

  /** What a run of a stage would be recorded as having read and done. */
  static String fingerprint(Stage stage, String config, Plan plan) {
    SortedMap<String, String> parts = new TreeMap<>();
    plan.inputs().forEach((name, state) -> parts.put("input." + name, state));
    plan.versions().forEach((name, version) -> parts.put("version." + name, version));
    parts.put("stage", stage.name());
    parts.put("config", config);
    return Fingerprint.of(parts);
  }

  /** One attempt at one stage, and what is known of it so far. */
  private final class Attempt {

    private final Stage stage;
    private final boolean forced;
    private final StageContext context;
    private final Instant startedAt;
    private final String config;
    private final SortedMap<String, String> versions = new TreeMap<>(software);
    private String fingerprint = "";
    private StageResult result;

    Attempt(Stage stage, boolean forced) {
      this.stage = stage;
      this.forced = forced;
      this.context = night.ofStage(stage.name());
      this.startedAt = night.clock().instant();
      this.config = ConfigJson.of(stage.config());
      this.result = new StageResult(stage.name(), Outcome.FAILED, context.runId(), 0, Map.of());
    }

    void run() {
      Plan plan = stage.plan(context, log);
      versions.putAll(plan.versions());
      fingerprint = fingerprint(stage, config, plan);
      Optional<Run> good = log.lastGood(stage.name()).filter(this::wouldComeOutTheSame);
      if (good.isPresent() && !forced) {
        end(Outcome.SKIPPED, Map.of(), "");
        result =
            new StageResult(
                stage.name(), Outcome.SKIPPED, good.get().runId(), 0, good.get().counts());
        return;
      }
      LOG.info("night of {}: {} begins", night.batch(), stage.name());
      end(Outcome.SUCCEEDED, work(plan), "");
    }

    private Map<String, Long> work(Plan plan) {
      usage.begin(context.runId());
      Map<String, Long> counts;
      try {
        counts = stage.run(context, plan);
      } catch (Exception | Error failure) {
        account(Outcome.FAILED).ifPresent(failure::addSuppressed);
        throw failure;
      }
      account(Outcome.SUCCEEDED)
          .ifPresent(
              untold ->
                  LOG.warn(
                      "usage of {}: what {} used is not written yet, trying again at the night's"
                          + " end",
                      night.batch(),
                      stage.name(),
                      untold));
      return counts;
    }

    /** Tells the ledger; what it met says nothing of the stage, and its rows wait. */
    private Optional<Exception> account(Outcome outcome) {
      try {
        usage.end(context.runId(), stage.name(), outcome == Outcome.SUCCEEDED);
        return Optional.empty();
      } catch (Exception untold) {
        return Optional.of(untold);
      }
    }

    private boolean wouldComeOutTheSame(Run good) {
      return good.fingerprint().equals(fingerprint) && stage.isComplete(context, good.runId());
    }

    /** Records the failure, save where the stage was done and only its record met one. */
    void fail(Throwable failure) {
      if (result.outcome() != Outcome.FAILED) {
        return;
      }
      try {
        end(Outcome.FAILED, Map.of(), text(failure));
      } catch (Exception unrecorded) {
        failure.addSuppressed(unrecorded);
      }
    }

    private void end(Outcome outcome, Map<String, Long> counts, String failure) {
      Instant endedAt = night.clock().instant();
      long elapsedMs = Duration.between(startedAt, endedAt).toMillis();
      result = new StageResult(stage.name(), outcome, context.runId(), elapsedMs, counts);
      LOG.info(
          "night of {}: {} {} in {} ms {}",
          night.batch(),
          stage.name(),
          outcome,
          elapsedMs,
          new TreeMap<>(counts));
      log.record(
          new Run(
              context.runId(),
              night.batch().factory(),
              night.batch().batchDate(),
              stage.name(),
              outcome,
              startedAt,
              endedAt,
              elapsedMs,
              fingerprint,
              config,
              versions,
              counts,
              failure));
    }

    StageResult result() {
      return result;
    }
  }

  /** The data's or the user's fault that a task met and Spark wrapped. */
  private static Optional<InputException> inputFault(Throwable failure) {
    return failure instanceof InputException
        ? Optional.empty()
        : Stream.iterate(failure.getCause(), Objects::nonNull, Throwable::getCause)
            .filter(InputException.class::isInstance)
            .map(InputException.class::cast)
            .findFirst();
  }

  /** What was thrown and what it came from, the first line of each: Spark's go on with stacks. */
  private static String text(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null && root.getCause() != root) {
      root = root.getCause();
    }
    String text =
        root == failure
            ? firstLine(failure)
            : firstLine(failure) + "; caused by " + firstLine(root);
    return text.length() <= LONGEST_FAILURE ? text : text.substring(0, LONGEST_FAILURE);
  }

  private static String firstLine(Throwable failure) {
    return failure.toString().lines().findFirst().orElse("");
  }
}
