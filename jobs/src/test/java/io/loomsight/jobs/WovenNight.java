package io.loomsight.jobs;

import io.loomsight.jobs.runtime.FrameReader;
import io.loomsight.jobs.runtime.Partitions;
import io.loomsight.jobs.runtime.StageContext;
import io.loomsight.jobs.runtime.TaskMeter;
import io.loomsight.jobs.table.Batch;
import io.loomsight.jobs.table.Publication;
import io.loomsight.jobs.table.Tables;
import io.loomsight.jobs.table.Warehouse;
import io.loomsight.models.fabric.Box;
import io.loomsight.models.fabric.DefectKind;
import io.loomsight.models.fabric.Direction;
import io.loomsight.models.fabric.Frame;
import io.loomsight.models.image.ContentHash;
import io.loomsight.models.image.GreyImage;
import io.loomsight.models.image.ImageEncoder;
import io.loomsight.models.synth.Camera;
import io.loomsight.models.synth.Cloth;
import io.loomsight.models.synth.ClothStyle;
import io.loomsight.models.synth.Flaw;
import io.loomsight.models.synth.View;
import io.loomsight.models.synth.Weave;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Encoders;

/**
 * A few small woven frames, as ingest would have accepted them: a style is a weave, a roll's frames
 * lie one below the other.
 */
public final class WovenNight {

  public static final Batch BATCH = new Batch("mill", LocalDate.of(2026, 3, 1));
  public static final Instant NOW = Instant.parse("2026-03-02T00:00:00Z");
  public static final int WIDTH_PX = 256;
  public static final int HEIGHT_PX = 192;
  public static final double MM_PER_PX = 0.2;

  /** Left edge of every frame across the roll. */
  public static final double LEFT_MM = 100;

  private static final Camera CAMERA = Camera.ideal(MM_PER_PX, 0.8);

  private final Path folder;
  private final List<Frame> frames = new ArrayList<>();

  /**
   * @param folder where the images are written
   */
  public WovenNight(Path folder) {
    this.folder = folder;
  }

  /** A frame's row, of which no image is drawn yet. */
  public Frame row(Weave weave, String roll, int sequence) {
    String style = weave.name();
    String id = ContentHash.ofParts(style, roll, Integer.toString(sequence));
    return new Frame(
        id,
        BATCH.factory(),
        BATCH.batchDate(),
        "park",
        "loom",
        roll,
        style,
        "camera",
        sequence,
        NOW.minusSeconds(3600).plusSeconds(sequence),
        WIDTH_PX,
        HEIGHT_PX,
        MM_PER_PX,
        LEFT_MM,
        sequence * HEIGHT_PX * MM_PER_PX,
        folder.resolve(id + ".png").toUri().toString(),
        WIDTH_PX * HEIGHT_PX,
        1,
        0.5,
        false,
        false);
  }

  /** The same row as a good frame of its style. */
  public static Frame asGood(Frame frame) {
    return new Frame(
        frame.frameId(),
        frame.factory(),
        frame.batchDate(),
        frame.park(),
        frame.loomId(),
        frame.rollId(),
        frame.styleId(),
        frame.cameraId(),
        frame.sequence(),
        frame.capturedAt(),
        frame.widthPx(),
        frame.heightPx(),
        frame.mmPerPx(),
        frame.offsetXMm(),
        frame.offsetYMm(),
        frame.uri(),
        frame.bytes(),
        frame.sharpness(),
        frame.meanGrey(),
        true,
        frame.rollEnd());
  }

  /** Clean cloth where the frame lies. */
  public static GreyImage clean(Frame frame) {
    return drawn(frame, List.of());
  }

  /** The same with a hole. */
  public static GreyImage holed(Frame frame) {
    return drawn(frame, List.of(hole(frame)));
  }

  /** The hole of {@link #holed}: 8 mm wide and high, in the middle of the frame. */
  public static Flaw hole(Frame frame) {
    Box seen = frame.onCloth();
    Box box =
        new Box(seen.xMm() + seen.widthMm() / 2 - 4, seen.yMm() + seen.heightMm() / 2 - 4, 8, 8);
    return new Flaw(DefectKind.HOLE, Direction.AREA, box, 1, 5);
  }

  /** No cloth at all. */
  public static GreyImage ground() {
    return GreyImage.wrap(WIDTH_PX, HEIGHT_PX, new float[WIDTH_PX * HEIGHT_PX]);
  }

  /** The same as another camera shows it. */
  public static GreyImage seenBy(Camera camera, Frame frame) {
    return drawn(camera, frame, List.of());
  }

  private static GreyImage drawn(Frame frame, List<Flaw> flaws) {
    return drawn(CAMERA, frame, flaws);
  }

  private static GreyImage drawn(Camera camera, Frame frame, List<Flaw> flaws) {
    View view = new View(frame.offsetXMm(), frame.offsetYMm(), frame.widthPx(), frame.heightPx());
    long seed = frame.rollId().hashCode();
    return cloth(frame, seed).render(camera, view, flaws, frame.sequence()).image();
  }

  private static Cloth cloth(Frame frame, long seed) {
    return Cloth.endless(ClothStyle.of(Weave.valueOf(frame.styleId()), 3), seed);
  }

  /** Takes a frame into the night. */
  public Frame add(Frame frame, GreyImage image) {
    write(frame, image);
    frames.add(frame);
    return frame;
  }

  /** Writes a frame's image, whatever lay there before. */
  public void write(Frame frame, GreyImage image) {
    try {
      Files.createDirectories(folder);
      Files.write(file(frame), ImageEncoder.png(image));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Takes a roll of good frames into the night. */
  public void addGood(Weave weave, String roll, int count) {
    for (int sequence = 0; sequence < count; sequence++) {
      Frame frame = row(weave, roll, sequence);
      add(asGood(frame), clean(frame));
    }
  }

  /** Takes a roll of clean cloth, of which nobody said that it is good, into the night. */
  public void addClean(Weave weave, String roll, int count) {
    for (int sequence = 0; sequence < count; sequence++) {
      Frame frame = row(weave, roll, sequence);
      add(frame, clean(frame));
    }
  }

  public List<Frame> frames() {
    return List.copyOf(frames);
  }

  /** Where a frame's image lies. */
  public Path file(Frame frame) {
    return folder.resolve(frame.frameId() + ".png");
  }

  /** Publishes the night's frames in a warehouse. */
  public void publish(Warehouse warehouse) {
    Publication publication = warehouse.publication(BATCH, "ingest");
    publication.stage(
        Tables.FRAMES, LocalSpark.session().createDataset(frames, Tables.FRAMES.encoder()));
    publication.publish();
  }

  /** Grey levels of frames, as one task of a stage reads them. */
  public static List<float[]> greys(StageContext context, List<Frame> frames) {
    FrameReader reader = FrameReader.of(context.spark());
    TaskMeter meter = TaskMeter.of(context);
    MapPartitionsFunction<Frame, float[]> greys =
        part -> Partitions.each(reader.images(part, meter), read -> read.image().greys());
    return context
        .spark()
        .createDataset(frames, Tables.FRAMES.encoder())
        .coalesce(1)
        .mapPartitions(greys, Encoders.kryo(float[].class))
        .collectAsList();
  }

  /** What a stage on this night is handed, at {@link #NOW}. */
  public static StageContext context(Warehouse warehouse, String runId) {
    return new StageContext(
        LocalSpark.session(), warehouse, BATCH, runId, Clock.fixed(NOW, ZoneOffset.UTC));
  }
}
