package io.loomsight.jobs.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.loomsight.jobs.InputException;
import io.loomsight.jobs.LocalSpark;
import io.loomsight.jobs.table.Batch;
import io.loomsight.jobs.table.Publication;
import io.loomsight.jobs.table.Review;
import io.loomsight.jobs.table.Tables;
import io.loomsight.jobs.table.Warehouse;
import io.loomsight.models.fabric.Box;
import io.loomsight.models.fabric.Defect;
import io.loomsight.models.fabric.DefectKind;
import io.loomsight.models.fabric.Direction;
import io.loomsight.models.fabric.Verdict;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReviewJobIT {

  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-03-03T00:00:00Z"), ZoneOffset.UTC);
  private static final LocalDate FIRST = LocalDate.of(2026, 3, 1);
  private static final LocalDate SECOND = LocalDate.of(2026, 3, 2);
  private static final String A = "a".repeat(32);
  private static final String B = "b".repeat(32);
  private static final String C = "c".repeat(32);

  @TempDir Path folder;
  private final ByteArrayOutputStream screen = new ByteArrayOutputStream();
  private Warehouse warehouse;

  @BeforeEach
  void lay() {
    warehouse = Warehouse.open(LocalSpark.session(), folder.resolve("warehouse").toString());
    publish(FIRST, A, B);
    publish(SECOND, B, C);
  }

  @Test
  void labelsLieUnderTheNightThatFirstSawTheDefect() throws IOException {
    run(Optional.empty(), A + ",DEFECT,NEP", B + ",FALSE_ALARM,", C + ",DEFECT,");

    assertThat(reviews(FIRST))
        .extracting(Review::defectId, Review::verdict, Review::kind, Review::reviewedAt)
        .containsExactlyInAnyOrder(
            tuple(A, Verdict.DEFECT, DefectKind.NEP, CLOCK.instant()),
            tuple(B, Verdict.FALSE_ALARM, DefectKind.UNKNOWN, CLOCK.instant()));
    assertThat(reviews(SECOND)).extracting(Review::defectId).containsExactly(C);
    assertThat(screen.toString(StandardCharsets.UTF_8))
        .contains(
            "3 labels of 2 nights: 2 defects, 1 of them named, and 1 false alarm",
            "loomsight grade --factory mill-1 --from 2026-03-01 --to 2026-03-02");
  }

  @Test
  void aFileThatNamesNoDefectOfTheMillIsRefusedWhole() {
    String elsewhere = "d".repeat(32);

    assertThatThrownBy(() -> run(Optional.empty(), A + ",DEFECT,", elsewhere + ",DEFECT,"))
        .isInstanceOf(InputException.class)
        .hasMessageEndingWith(
            "labels.csv: expected defects of mill-1, found 1 that are not there: %s (line 3)"
                .formatted(elsewhere));
    assertThatThrownBy(() -> run(Optional.of(FIRST), C + ",DEFECT,"))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("expected defects of mill-1 2026-03-01, found 1");
    assertThatThrownBy(() -> run(Optional.of(SECOND.plusDays(1)), C + ",DEFECT,"))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("mill-1 2026-03-03: expected a night that was judged, found none in");
    assertThat(reviews(FIRST)).isEmpty();
  }

  @Test
  void aWordFromBeforeTheNightIsRefused() {
    assertThatThrownBy(
            () ->
                run(
                    "defectId,verdict,reviewedAt",
                    Optional.empty(),
                    A + ",DEFECT,2026-03-01T00:00:00Z",
                    C + ",FALSE_ALARM,2010-01-01T00:00:00Z"))
        .isInstanceOf(InputException.class)
        .hasMessageEndingWith(
            "labels.csv:3: expected a reviewedAt after the night 2026-03-02, found"
                + " '2010-01-01T00:00:00Z' (the clock of the machine that it was reviewed on?)");
    assertThat(reviews(FIRST)).isEmpty();
  }

  private void run(Optional<LocalDate> night, String... lines) throws IOException {
    run("defectId,verdict,kind", night, lines);
  }

  private void run(String header, Optional<LocalDate> night, String... lines) throws IOException {
    Path file = folder.resolve("labels.csv");
    Files.write(
        file, Stream.concat(Stream.of(header), Stream.of(lines)).toList(), StandardCharsets.UTF_8);
    ReviewJob.run(
        LocalSpark.session(),
        warehouse,
        new ReviewRequest(file, "mill-1", night),
        CLOCK,
        new PrintStream(screen, true, StandardCharsets.UTF_8));
  }

  private List<Review> reviews(LocalDate night) {
    return warehouse.readAll(Tables.REVIEWS, new Batch("mill-1", night)).collectAsList();
  }

  private void publish(LocalDate night, String... ids) {
    Batch batch = new Batch("mill-1", night);
    Publication publication = warehouse.publication(batch, "detect-1");
    publication.stage(
        Tables.DEFECTS,
        LocalSpark.session()
            .createDataset(
                Stream.of(ids).map(id -> defect(id, batch)).toList(), Tables.DEFECTS.encoder()));
    publication.publish();
  }

  private static Defect defect(String id, Batch batch) {
    return new Defect(
        id,
        batch.factory(),
        batch.batchDate(),
        "loom-1",
        "roll-1",
        "twill",
        List.of("c0"),
        List.of("f0"),
        new Box(10, 10, 5, 5),
        5,
        5,
        25,
        DefectKind.UNKNOWN,
        Direction.AREA,
        1,
        2,
        false);
  }
}
