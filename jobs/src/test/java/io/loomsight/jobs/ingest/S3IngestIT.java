package io.loomsight.jobs.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loomsight.jobs.InputException;
import io.loomsight.jobs.LocalSpark;
import io.loomsight.jobs.WovenNight;
import io.loomsight.jobs.cluster.S3Server;
import io.loomsight.jobs.runtime.StageContext;
import io.loomsight.jobs.table.Batch;
import io.loomsight.jobs.table.Reject;
import io.loomsight.jobs.table.Tables;
import io.loomsight.jobs.table.Warehouse;
import io.loomsight.models.fabric.Frame;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A landing on a real S3 server, with names that an address must escape. */
class S3IngestIT {

  private static final Batch BATCH = new Batch("007", LocalDate.of(2026, 3, 1));
  private static final List<String> NAMES =
      List.of("plain.png", "with space.png", "a+b.png", "100%25.png", "a#b.png", "卷一/图 1.png");

  @TempDir Path folder;

  @Test
  void bucketThatIsNotThereIsNamed() {
    S3Server.shared().reachFrom(LocalSpark.session().sparkContext().hadoopConfiguration());
    Warehouse warehouse = Warehouse.open(LocalSpark.session(), folder.toString());
    StageContext context = WovenNight.context(warehouse, "run-1");
    assertThatThrownBy(
            () -> IngestJob.run(context, IngestConfig.defaults(), "s3a://no-such-bucket/landing"))
        .isInstanceOf(InputException.class)
        .hasMessage(
            "landing s3a://no-such-bucket/landing: expected a folder that"
                + " can be read, found: no bucket no-such-bucket in the store");
  }

  @Test
  void imagesAreReadWhateverTheirNames() {
    Configuration hadoop =
        S3Server.shared().reachFrom(LocalSpark.session().sparkContext().hadoopConfiguration());
    TestLanding landing = new TestLanding(folder, "007", "2026-03-01");
    StringBuilder manifest = new StringBuilder(TestLanding.HEADER);
    for (int i = 0; i < NAMES.size(); i++) {
      landing.png(NAMES.get(i), i);
      manifest.append(TestLanding.line(NAMES.get(i), "r1", i));
    }
    landing.write("manifest.csv", manifest.toString()).write("empty.png", "");
    String place = "s3a://%s/%s".formatted(S3Server.BUCKET, UUID.randomUUID());
    S3Server.upload(hadoop, folder, place.substring(place.lastIndexOf('/') + 1) + "/landing");
    Warehouse warehouse = Warehouse.open(LocalSpark.session(), place + "/warehouse");
    StageContext context = WovenNight.context(warehouse, "run-1");

    Map<String, Long> counts =
        IngestJob.run(
            new StageContext(context.spark(), warehouse, BATCH, context.runId(), context.clock()),
            IngestConfig.defaults(),
            place + "/landing");

    assertThat(counts).containsEntry("images", 7L).containsEntry("frames", 6L);
    assertThat(warehouse.read(Tables.REJECTS, BATCH).collectAsList())
        .extracting(Reject::reason)
        .containsExactly(Reject.Reason.EMPTY_FILE);
    List<Frame> frames = warehouse.read(Tables.FRAMES, BATCH).orderBy("sequence").collectAsList();
    assertThat(frames)
        .extracting(frame -> frame.uri().substring(frame.uri().indexOf("date=2026-03-01/") + 16))
        .containsExactlyElementsOf(NAMES);
    assertThat(frames)
        .extracting(Frame::bytes)
        .containsExactlyElementsOf(
            NAMES.stream().map(name -> landing.night().resolve(name).toFile().length()).toList());
    List<float[]> greys = WovenNight.greys(context, frames);
    assertThat(greys).hasSameSizeAs(frames);
    for (int i = 0; i < frames.size(); i++) {
      assertThat(greys.get(i)).hasSize(frames.get(i).widthPx() * frames.get(i).heightPx());
    }
  }
}
