package io.loomsight.jobs.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.loomsight.jobs.LocalSpark;
import io.loomsight.jobs.table.Evaluation;
import io.loomsight.jobs.table.Tables;
import io.loomsight.jobs.table.Warehouse;
import io.loomsight.models.train.FilterBankMethod;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvaluateJobIT {

  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-03-01T00:00:00Z"), ZoneOffset.UTC);

  @TempDir Path folder;

  @Test
  void rowsAndLastLineTellTheSameAndARerunReplacesThem() throws IOException {
    Images.fabric(folder.resolve("data/a"), 4);
    for (int index = 0; index < 4; index++) {
      Images.write(
          folder.resolve("data/b/normal/%d.png".formatted(index)),
          Images.image(Images.cloth(50 + index)));
    }
    Warehouse warehouse =
        Warehouse.open(LocalSpark.session(), folder.resolve("warehouse").toString());
    run(warehouse);
    ByteArrayOutputStream screen = new ByteArrayOutputStream();
    Map<String, Long> counts = run(warehouse, screen);

    List<Evaluation> rows = new ArrayList<>(warehouse.readAll(Tables.EVALUATIONS).collectAsList());
    rows.sort(Comparator.comparing(Evaluation::fabric));
    assertThat(rows).extracting(Evaluation::fabric).containsExactly("a", "b", "mean");
    assertThat(rows.get(0).pixelAuroc()).isGreaterThan(0.9);
    assertThat(rows.get(1).pixelAuroc()).isNaN();
    assertThat(rows.get(2).pixelAuroc()).isEqualTo(rows.get(0).pixelAuroc());
    assertThat(rows.get(0).method()).isEqualTo("filter-bank");
    assertThat(counts).containsEntry("fabrics", 2L).containsEntry("measuredFabrics", 1L);

    List<String> lines = screen.toString(StandardCharsets.UTF_8).lines().toList();
    JsonNode json = new JsonMapper().readTree(lines.get(lines.size() - 1));
    assertThat(json.get("fabrics").asInt()).isEqualTo(1);
    assertThat(json.get("pixelAuroc").asDouble())
        .isCloseTo(rows.get(2).pixelAuroc(), within(0.5e-4));
  }

  private void run(Warehouse warehouse) {
    run(warehouse, new ByteArrayOutputStream());
  }

  private Map<String, Long> run(Warehouse warehouse, ByteArrayOutputStream screen) {
    return EvaluateJob.run(
        LocalSpark.session(),
        warehouse,
        new EvaluateConfig(3, 0, 0.2),
        EvaluatePlan.of(new EvaluateConfig(3, 0, 0.2)),
        new EvaluateRequest(
            folder.resolve("data"),
            List.of(),
            Set.of(),
            new RegionRule(10, 0.8),
            EvaluateRequest.Outputs.none()),
        new FilterBankMethod(),
        "run-1",
        CLOCK,
        EvaluationWatcher.silent(),
        new PrintStream(screen, true, StandardCharsets.UTF_8));
  }
}
