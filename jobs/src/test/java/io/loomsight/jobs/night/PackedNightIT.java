package io.loomsight.jobs.night;

import static org.assertj.core.api.Assertions.assertThat;

import io.loomsight.jobs.LocalSpark;
import io.loomsight.jobs.pack.PackJob;
import io.loomsight.jobs.pack.PackRequest;
import io.loomsight.jobs.simulate.SimulateConfig;
import io.loomsight.jobs.simulate.SimulateJob;
import io.loomsight.jobs.simulate.SimulateListener;
import io.loomsight.jobs.table.Batch;
import io.loomsight.jobs.table.Table;
import io.loomsight.jobs.table.Tables;
import io.loomsight.jobs.table.Warehouse;
import io.loomsight.models.fabric.Frame;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A drawn night with bad files, loose and packed: the same rows but for where the images lie. */
class PackedNightIT {

  private static final Batch NIGHT = new Batch("mill", LocalDate.of(2026, 3, 1));

  @TempDir Path folder;

  @Test
  void packedNightGivesTheRowsOfTheLooseOne() {
    SimulateConfig small =
        new SimulateConfig(
            5,
            2,
            1,
            2,
            4,
            0,
            1,
            4,
            0,
            0,
            512,
            384,
            0.2,
            0,
            0.95,
            SimulateConfig.BadFiles.ONE_OF_EACH);
    String landing = folder.resolve("landing").toString();
    String packed = folder.resolve("packed").toString();
    Map<String, Long> drawn =
        SimulateJob.run(
            Path.of(landing), small, NIGHT.factory(), NIGHT.batchDate(), SimulateListener.silent());
    Map<String, Long> counts =
        PackJob.run(
            LocalSpark.session(),
            new PackRequest(NIGHT, landing, packed, 200_000),
            Clock.systemUTC());
    assertThat(counts).containsEntry("images", drawn.get("images"));
    assertThat(counts.get("packs")).isGreaterThan(1);

    Warehouse loose = night(landing, "loose");
    Warehouse dense = night(packed, "dense");
    for (Table<?> table : List.of(Tables.FRAMES, Tables.REJECTS, Tables.FINDINGS)) {
      assertThat(rows(dense, table)).as(table.name()).isNotEmpty().isEqualTo(rows(loose, table));
    }
    assertThat(dense.read(Tables.FRAMES, NIGHT).collectAsList())
        .extracting(Frame::uri)
        .allMatch(uri -> uri.contains("/pack-0000"));
  }

  /** Rows as sorted text, with the addresses that the images had before they were packed. */
  private static List<String> rows(Warehouse warehouse, Table<?> table) {
    return warehouse
        .read(table, NIGHT)
        .drop("elapsedMs", "referenceVersion")
        .toJSON()
        .collectAsList()
        .stream()
        .map(
            row ->
                row.replaceAll(
                        "/pack-[0-9]{5}[.]tar[?]offset=[0-9]+&length=[0-9]+&hash=[0-9a-f]+#", "/")
                    .replace("/packed/factory=", "/landing/factory="))
        .sorted()
        .toList();
  }

  private Warehouse night(String landing, String name) {
    Warehouse warehouse = Warehouse.open(LocalSpark.session(), folder.resolve(name).toString());
    TestNight.run(LocalSpark.session(), warehouse, Path.of(landing), NIGHT, List.of());
    return warehouse;
  }
}
