package io.loomsight.jobs.grade;

import io.loomsight.jobs.LocalSpark;
import io.loomsight.jobs.table.Batch;
import io.loomsight.jobs.table.FrameScore;
import io.loomsight.jobs.table.Publication;
import io.loomsight.jobs.table.Table;
import io.loomsight.jobs.table.Tables;
import io.loomsight.jobs.table.Warehouse;
import io.loomsight.models.detect.Mismatch;
import io.loomsight.models.fabric.Box;
import io.loomsight.models.fabric.Defect;
import io.loomsight.models.fabric.DefectKind;
import io.loomsight.models.fabric.Frame;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/**
 * One night's tables as ingest and detect would leave them, drawn by hand: frames of 1000 × 1000 mm
 * at 1 mm/px, camera c0 from x = 0 with cloth from 20 mm on, camera c1 from x = 980 with cloth up
 * to 1960 mm. A row of frames is taken every half an hour from 11:00 UTC, which is 19:00 in
 * Shanghai.
 */
final class Night {

  final Batch batch;
  private final List<Frame> frames = new ArrayList<>();
  private final List<FrameScore> scores = new ArrayList<>();
  private final List<Defect> defects = new ArrayList<>();

  Night(LocalDate date) {
    this.batch = new Batch("mill-1", date);
  }

  /** What a roll is like. */
  record Cloth(String rollId, String loomId, String styleId, Look look) {}

  /** Whether a roll looks like its style, and what by; or whether anything of it is seen. */
  enum Look {
    FITTING,
    DRIFTED,
    PROVISIONAL,
    /** Ground: the camera was knocked aside. */
    NO_CLOTH
  }

  /** Frames of both cameras for every metre from one to another; not judged. */
  Night unjudged(Cloth cloth, int fromMetre, int toMetre) {
    for (int metre = fromMetre; metre < toMetre; metre++) {
      frames.add(frame(cloth, "c0", metre, metre - fromMetre, false));
      frames.add(frame(cloth, "c1", metre, metre - fromMetre, false));
    }
    return this;
  }

  /** The same, judged. */
  Night judged(Cloth cloth, int fromMetre, int toMetre) {
    int before = frames.size();
    unjudged(cloth, fromMetre, toMetre);
    frames.subList(before, frames.size()).forEach(frame -> scores.add(score(cloth, frame)));
    return this;
  }

  /** The same, judged, and the roll ends with the last frame. */
  Night judgedToTheEnd(Cloth cloth, int fromMetre, int toMetre) {
    judged(cloth, fromMetre, toMetre - 1);
    for (String camera : List.of("c0", "c1")) {
      Frame last = frame(cloth, camera, toMetre - 1, toMetre - 1 - fromMetre, camera.equals("c1"));
      frames.add(last);
      scores.add(score(cloth, last));
    }
    return this;
  }

  /** A defect that lies where its box is, seen by these cameras. */
  Night defect(Cloth cloth, String defectId, DefectKind kind, Box box, String... cameraIds) {
    List<String> frameIds =
        frames.stream()
            .filter(frame -> frame.rollId().equals(cloth.rollId()))
            .filter(frame -> List.of(cameraIds).contains(frame.cameraId()))
            .filter(
                frame ->
                    frame.offsetYMm() < box.endMm()
                        && frame.offsetYMm() + frame.heightPx() > box.yMm())
            .map(Frame::frameId)
            .sorted()
            .toList();
    defects.add(
        new Defect(
            defectId,
            batch.factory(),
            batch.batchDate(),
            cloth.loomId(),
            cloth.rollId(),
            cloth.styleId(),
            List.of(cameraIds),
            frameIds,
            box,
            box.longestMm(),
            Math.min(box.widthMm(), box.heightMm()),
            box.areaMm2(),
            kind,
            kind.direction(),
            -2,
            3,
            cloth.look() == Look.PROVISIONAL));
    return this;
  }

  void publish(Warehouse warehouse, int partitions) {
    Publication publication = warehouse.publication(batch, "detect-" + partitions);
    stage(publication, Tables.FRAMES, frames, partitions);
    stage(publication, Tables.SCORES, scores, partitions);
    stage(publication, Tables.DEFECTS, defects, partitions);
    publication.publish();
  }

  private static <R extends Record> void stage(
      Publication publication, Table<R> table, List<R> rows, int partitions) {
    publication.stage(
        table, LocalSpark.session().createDataset(rows, table.encoder()).repartition(partitions));
  }

  private Frame frame(Cloth cloth, String camera, int metre, int row, boolean rollEnd) {
    Instant taken =
        batch.batchDate().atTime(11, 0).plusMinutes(30L * row).toInstant(ZoneOffset.UTC);
    return new Frame(
        "%s-%s-%02d".formatted(cloth.rollId(), camera, metre),
        batch.factory(),
        batch.batchDate(),
        "park-1",
        cloth.loomId(),
        cloth.rollId(),
        cloth.styleId(),
        camera,
        metre,
        taken,
        1000,
        1000,
        1,
        camera.equals("c0") ? 0 : 980,
        1000.0 * metre,
        "landing/%s-%s-%d.png".formatted(cloth.rollId(), camera, metre),
        60_000,
        1,
        0.5,
        false,
        rollEnd);
  }

  private static FrameScore score(Cloth cloth, Frame frame) {
    boolean left = frame.cameraId().equals("c0");
    boolean blind = cloth.look() == Look.NO_CLOTH;
    return new FrameScore(
        frame.frameId(),
        frame.factory(),
        frame.batchDate(),
        frame.loomId(),
        frame.rollId(),
        frame.styleId(),
        frame.cameraId(),
        frame.sequence(),
        frame.capturedAt(),
        frame.onCloth(),
        0.5,
        0,
        blind ? 0 : 980_000,
        blind ? 1_000_000 : 20_000,
        blind ? frame.offsetXMm() : left ? 20 : 980,
        blind ? frame.offsetXMm() : left ? 1000 : 1960,
        0.1,
        cloth.look() != Look.DRIFTED,
        cloth.look() == Look.DRIFTED ? Mismatch.Kind.LIGHT : Mismatch.Kind.NONE,
        "cpu",
        "",
        10,
        "encoder-1",
        "ref-1",
        cloth.look() == Look.PROVISIONAL);
  }
}
