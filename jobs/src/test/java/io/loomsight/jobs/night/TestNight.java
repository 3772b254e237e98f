package io.loomsight.jobs.night;

import io.loomsight.jobs.LoomsightConfig;
import io.loomsight.jobs.config.Settings;
import io.loomsight.jobs.reference.GoodFrames;
import io.loomsight.jobs.table.Batch;
import io.loomsight.jobs.table.Warehouse;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.SparkSession;

/** Whole nights of tests, run in this JVM and in silence. */
public final class TestNight {

  /** What a small drawn night with every sort of bad file in it needs. */
  public static final List<String> SETTINGS =
      List.of(
          "ingest.maxRejectPercent=60",
          // a few square decimetres of good cloth say nothing about rarer alarms
          "reference.wantedFalseAlarmsPer100M2=1000",
          "detector.device=cpu");

  private TestNight() {}

  /** Runs a night by {@link #SETTINGS} and more. */
  public static List<StageResult> run(
      SparkSession spark, Warehouse warehouse, Path landing, Batch batch, List<String> more) {
    List<String> assignments = new ArrayList<>(SETTINGS);
    assignments.add("warehouse=" + warehouse.root());
    assignments.add("landing=" + landing);
    assignments.addAll(more);
    Settings settings =
        Settings.load(LoomsightConfig.defaults(), Optional.empty(), Map.of(), assignments);
    NightRequest request = NightRequest.whole(batch, landing.toString());
    return NightJob.run(
        spark,
        warehouse,
        request,
        NightStart.stages(settings, request, GoodFrames.ofManifest()),
        Clock.systemUTC(),
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
  }
}
