package io.loomsight.jobs.clean;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.loomsight.jobs.LocalSpark;
import io.loomsight.jobs.clean.CleanRequest.Action;
import io.loomsight.jobs.cluster.S3Server;
import io.loomsight.jobs.runtime.SettableClock;
import io.loomsight.jobs.table.Batch;
import io.loomsight.jobs.table.PendingUploads;
import io.loomsight.jobs.table.Publication;
import io.loomsight.jobs.table.Reject;
import io.loomsight.jobs.table.Tables;
import io.loomsight.jobs.table.Warehouse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;
import org.junit.jupiter.api.Test;

/** What a writer that was killed leaves on a real S3 server. */
class S3CleanIT {

  private static final Batch BATCH = new Batch("007", LocalDate.of(2026, 3, 1));
  private static final String SLOT = "rejects/factory=007/batch_date=2026-03-01";

  private final Configuration hadoop =
      S3Server.shared().reachFrom(LocalSpark.session().sparkContext().hadoopConfiguration());
  private final SettableClock clock = new SettableClock(Instant.now());
  private final ByteArrayOutputStream screen = new ByteArrayOutputStream();
  private final Warehouse warehouse =
      Warehouse.open(
          LocalSpark.session(), "s3a://%s/%s".formatted(S3Server.BUCKET, UUID.randomUUID()));

  @Test
  void uploadsOfAKilledWriterAreAbortedAndItsTracesSwept() throws IOException {
    Publication good = warehouse.publication(BATCH, "good");
    good.stage(
        Tables.REJECTS,
        LocalSpark.session()
            .createDataset(
                List.of(
                    new Reject(
                        "007",
                        BATCH.batchDate(),
                        Reject.Subject.IMAGE,
                        "a",
                        0,
                        Reject.Reason.BLURRED,
                        "")),
                Tables.REJECTS.encoder()));
    good.publish();
    // As the magic committer's task does it: the object's parts are uploaded and not completed
    Path magic =
        new Path(
            warehouse.root(),
            SLOT + "/run=killed/__magic_job-1/tasks/attempt-1/__base/part-0.parquet");
    try (OutputStream part = magic.getFileSystem(hadoop).create(magic)) {
      part.write(new byte[10_000]);
    }
    assertThat(PendingUploads.of(warehouse).found())
        .singleElement()
        .satisfies(
            upload -> assertThat(upload.key()).endsWith(SLOT + "/run=killed/part-0.parquet"));
    assertThat(keys()).anyMatch(key -> key.contains("/__magic_job-1/"));

    assertThat(clean()).containsEntry("removed", 0L).containsEntry("kept", 2L);
    clock.advance(Duration.ofHours(2));
    assertThat(clean()).containsEntry("removed", 2L).containsEntry("kept", 0L);

    assertThat(PendingUploads.of(warehouse).found()).isEmpty();
    assertThat(keys()).noneMatch(key -> key.contains("run=killed"));
    assertThat(warehouse.read(Tables.REJECTS, BATCH).collectAsList())
        .extracting(Reject::uri)
        .containsExactly("a");
    assertThat(screen.toString(UTF_8)).contains("pending upload").contains("unpublished run");
  }

  private Map<String, Long> clean() {
    return CleanJob.run(
        warehouse,
        CleanRequest.sweep(Duration.ofHours(1), Action.DO),
        new RetentionRules(CleanConfig.defaults(), 14),
        clock,
        new PrintStream(screen, true, UTF_8));
  }

  private List<String> keys() throws IOException {
    List<String> keys = new ArrayList<>();
    FileSystem store = warehouse.root().getFileSystem(hadoop);
    RemoteIterator<LocatedFileStatus> all =
        store.listFiles(warehouse.root(), /* recursive= */ true);
    while (all.hasNext()) {
      keys.add(all.next().getPath().toString());
    }
    return keys;
  }
}
