package io.loomsight.jobs.report;

import io.loomsight.models.alarm.Alarm;
import io.loomsight.models.alarm.Alarm.Urgency;
import io.loomsight.models.alarm.Cause;
import io.loomsight.models.fabric.Box;
import io.loomsight.models.fabric.DefectKind;
import java.util.List;

/** Made-up alarms: an end that has ended, and a roller's mark that goes on. */
final class SampleAlarms {

  private SampleAlarms() {}

  static List<Alarm> of(String loom, String roll) {
    return List.of(
        alarm(
            loom,
            roll,
            Alarm.Type.RUNNING,
            Urgency.CHECK,
            new Box(310, 2000, 2, 6200),
            0,
            DefectKind.BROKEN_END,
            Cause.Part.END,
            "an end is broken or missing: tie it in, check the warp stop motion",
            "断经或缺经：接经，检查经停装置"),
        alarm(
            loom,
            roll,
            Alarm.Type.REPEATING,
            Urgency.STOP_LOOM,
            new Box(698, 48_000, 4, 11_604),
            400.04,
            DefectKind.OIL_STAIN,
            Cause.Part.ROLLER,
            "press roller: 402 mm a turn, one mark on it",
            "压辊：每转 402 毫米，每转 1 处"));
  }

  private static Alarm alarm(
      String loom,
      String roll,
      Alarm.Type type,
      Urgency urgency,
      Box box,
      double periodMm,
      DefectKind kind,
      Cause.Part part,
      String english,
      String chinese) {
    boolean repeats = type == Alarm.Type.REPEATING;
    return new Alarm(
        SamplePages.BATCH.factory(),
        SamplePages.BATCH.batchDate(),
        loom,
        roll,
        "satin-4022",
        type,
        urgency,
        box,
        repeats ? 0 : 6000,
        periodMm,
        repeats ? 0.04 : 0,
        repeats ? 30 : 0,
        repeats ? 29 : 0,
        repeats ? 1e-9 : 0,
        kind,
        part,
        english,
        chinese,
        2.5,
        SamplePages.BATCH.batchDate(),
        SamplePages.BATCH.batchDate(),
        1,
        List.of(roll + "-1"));
  }
}
