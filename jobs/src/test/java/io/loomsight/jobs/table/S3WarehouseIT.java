package io.loomsight.jobs.table;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loomsight.jobs.InputException;
import io.loomsight.jobs.LocalSpark;
import io.loomsight.jobs.check.CheckJob;
import io.loomsight.jobs.cluster.S3Server;
import io.loomsight.models.fabric.Column;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Dataset;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tables and small objects on a real S3 server. */
class S3WarehouseIT {

  public record Thing(@Column(doc = "The mill") String factory, @Column(doc = "Which") String id) {}

  private static final Table<Thing> THINGS =
      new Table<>("things", Thing.class, List.of("id"), Table.Mode.REPLACE_BATCH, "make");
  private static final Table<Thing> ADDED =
      new Table<>("added", Thing.class, List.of("id"), Table.Mode.APPEND, "make");
  private static final Batch BATCH = new Batch("007", LocalDate.of(2026, 3, 1));

  private static S3Server server;
  private static Configuration hadoop;

  private String root;
  private Warehouse warehouse;

  @BeforeAll
  static void reach() {
    server = S3Server.shared();
    hadoop = server.reachFrom(LocalSpark.session().sparkContext().hadoopConfiguration());
  }

  @BeforeEach
  void open() {
    root = "s3a://%s/%s".formatted(S3Server.BUCKET, UUID.randomUUID());
    warehouse = Warehouse.open(LocalSpark.session(), root);
  }

  @Test
  void rerunReplacesWhatWasPublished() throws IOException {
    publish("r1", things("a", "b"));
    assertThat(ids()).containsExactly("a", "b");
    publish("r2", things("c"));
    assertThat(ids()).containsExactly("c");
    assertThat(objects()).noneMatch(path -> path.contains("run=r1"));
    assertThat(warehouse.batches(THINGS, "007")).containsExactly(BATCH);
  }

  @Test
  void failedRerunLeavesWhatWasPublished() {
    publish("r1", things("a"));
    Publication failing = warehouse.publication(BATCH, "r2");
    Dataset<Thing> bad =
        things("x")
            .map(
                (MapFunction<Thing, Thing>)
                    thing -> {
                      throw new IllegalStateException("as wanted");
                    },
                THINGS.encoder());
    assertThatThrownBy(() -> failing.stage(THINGS, bad)).hasStackTraceContaining("as wanted");
    assertThat(ids()).containsExactly("a");
  }

  @Test
  void rowsAreCommittedWithoutRenaming() throws IOException {
    publish("r1", things("a"));
    String done = objects().stream().filter(path -> path.endsWith("/_SUCCESS")).findFirst().get();
    assertThat(warehouse.files().read(new Path(done)))
        .hasValueSatisfying(
            text -> assertThat(text).containsPattern("\"committer\"\\s*:\\s*\"magic\""));
    assertThat(objects()).noneMatch(path -> path.matches(".*(_temporary|__magic).*"));
  }

  @Test
  void appendedRowsAddUpAndNoneAreNoError() {
    assertThat(warehouse.readAll(ADDED, BATCH).collectAsList()).isEmpty();
    warehouse.append(ADDED, BATCH, "r1", things("a"));
    warehouse.append(ADDED, BATCH, "r2", things("b"));
    assertThat(warehouse.readAll(ADDED, "007").collectAsList())
        .extracting(Thing::id)
        .containsExactlyInAnyOrder("a", "b");
  }

  @Test
  void ofTwoWhoCreateAnObjectOneWins() throws IOException {
    Path place = new Path(root, "one");
    SmallFiles files = warehouse.files();
    List<CompletableFuture<Boolean>> racers =
        Stream.of("anna", "bela", "cili", "dora")
            .map(text -> CompletableFuture.supplyAsync(() -> created(files, place, text)))
            .toList();
    List<Boolean> won = racers.stream().map(CompletableFuture::join).toList();
    assertThat(won).containsOnlyOnce(true);
    String winner = List.of("anna", "bela", "cili", "dora").get(won.indexOf(true));
    assertThat(files.read(place)).contains(winner);
    files.replace(place, "later");
    assertThat(files.read(place)).contains("later");
    files.delete(place);
    assertThat(files.read(place)).isEqualTo(Optional.empty());
  }

  @Test
  void objectWhoseContentFailsStaysAsItWas() throws IOException {
    Path place = new Path(root, "one");
    SmallFiles files = warehouse.files();
    files.replace(place, "old");
    assertThatThrownBy(
            () ->
                files.replace(
                    place,
                    output -> {
                      output.write(new byte[100]);
                      throw new IOException("as wanted");
                    }))
        .hasMessage("as wanted");
    assertThat(files.read(place)).contains("old");
    assertThat(PendingUploads.of(warehouse).found()).isEmpty();
  }

  @Test
  void runWithoutRowsIsReadAsNone() {
    publish("r1", things());
    assertThat(ids()).isEmpty();
    assertThat(warehouse.isPublished(THINGS, BATCH)).isTrue();
  }

  @Test
  void warehouseIsCheckedWhereItLies() throws IOException {
    assertThat(check()).isEqualTo("0 runs in 0 files, 0 rows: all good\n");
    Publication publication = warehouse.publication(BATCH, "r1");
    publication.stage(
        Tables.REJECTS, LocalSpark.session().createDataset(List.of(), Tables.REJECTS.encoder()));
    publication.publish();
    String run = "rejects/factory=007/batch_date=2026-03-01/run=r1";
    warehouse.files().replace(new Path(root, run + "/part-broken.parquet"), "no Parquet");
    assertThat(check())
        .contains(run + "/part-broken.parquet: expected a file that can be read, found")
        .endsWith(" findings\n");
  }

  private String check() {
    ByteArrayOutputStream screen = new ByteArrayOutputStream();
    CheckJob.run(
        LocalSpark.session(), warehouse, Clock.systemUTC(), new PrintStream(screen, true, UTF_8));
    return screen.toString(UTF_8);
  }

  private static boolean created(SmallFiles files, Path place, String text) {
    try {
      return files.create(place, text);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  @Test
  void wrongKeysAndMissingBucketsAreOneLineEachAndShowNoKey() {
    hadoop.set("fs.s3a.bucket.locked.access.key", S3Server.ACCESS_KEY);
    hadoop.set("fs.s3a.bucket.locked.secret.key", "not-the-secret");
    hadoop.set(
        "fs.s3a.bucket.locked.aws.credentials.provider",
        "org.apache.hadoop.fs.s3a.SimpleAWSCredentialsProvider");
    hadoop.set(
        "fs.s3a.bucket.keyless.aws.credentials.provider",
        "org.apache.hadoop.fs.s3a.SimpleAWSCredentialsProvider");
    try {
      if (server.isSecure()) {
        assertRefused(
            "s3a://locked/loomsight",
            "credentials refused by the bucket locked: they are wrong or do not reach so far",
            "not-the-secret");
      }
      assertRefused(
          "s3a://no-such-bucket/loomsight",
          "no bucket no-such-bucket in the store",
          S3Server.SECRET_KEY);
      assertRefused(
          "s3a://keyless/loomsight",
          "no credentials for the bucket keyless (AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, a"
              + " profile in ~/.aws, or a role)",
          S3Server.SECRET_KEY);
    } finally {
      hadoop.unset("fs.s3a.bucket.locked.access.key");
      hadoop.unset("fs.s3a.bucket.locked.secret.key");
      hadoop.unset("fs.s3a.bucket.locked.aws.credentials.provider");
      hadoop.unset("fs.s3a.bucket.keyless.aws.credentials.provider");
    }
  }

  private static void assertRefused(String place, String found, String secret) {
    assertThatThrownBy(() -> Warehouse.open(LocalSpark.session(), place))
        .isInstanceOf(InputException.class)
        .hasMessage(
            "warehouse "
                + place
                + ": expected a folder that can be read and written, found: "
                + found)
        .satisfies(refused -> assertThat(stack(refused)).doesNotContain(secret));
  }

  private static String stack(Throwable failure) {
    StringWriter text = new StringWriter();
    failure.printStackTrace(new PrintWriter(text));
    return text.toString();
  }

  private void publish(String runId, Dataset<Thing> rows) {
    Publication publication = warehouse.publication(BATCH, runId);
    publication.stage(THINGS, rows);
    publication.publish();
  }

  private List<String> ids() {
    return warehouse.read(THINGS, BATCH).collectAsList().stream().map(Thing::id).sorted().toList();
  }

  private List<String> objects() throws IOException {
    FileSystem store = new Path(root).getFileSystem(hadoop);
    List<String> found = new ArrayList<>();
    RemoteIterator<LocatedFileStatus> all = store.listFiles(new Path(root), /* recursive= */ true);
    while (all.hasNext()) {
      found.add(all.next().getPath().toString());
    }
    return found;
  }

  private static Dataset<Thing> things(String... ids) {
    return LocalSpark.session()
        .createDataset(Stream.of(ids).map(id -> new Thing("007", id)).toList(), THINGS.encoder());
  }
}
