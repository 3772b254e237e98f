package io.loomsight.jobs.export;

import io.loomsight.jobs.InputException;
import io.loomsight.jobs.runtime.FrameReader;
import io.loomsight.jobs.runtime.Partitions;
import io.loomsight.jobs.table.RecordEncoder;
import io.loomsight.jobs.table.SmallFiles;
import io.loomsight.models.fabric.Frame;
import io.loomsight.models.image.GreyImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.util.LongAccumulator;
import org.apache.spark.util.SerializableConfiguration;

/**
 * Copies frames' images in tasks, one after the other, and draws their labels. Written again it is
 * the same file, so that a task may be.
 */
final class ImagesJob {

  private ImagesJob() {}

  /**
   * The images with their labels, in the order of the frames; computing them writes the files.
   *
   * @param folder where they go
   * @param done counts them
   */
  static Dataset<LabelledImage> copy(
      SparkSession spark, Dataset<LabelledFrame> frames, Path folder, LongAccumulator done) {
    FrameReader reader = FrameReader.of(spark);
    SerializableConfiguration configuration =
        new SerializableConfiguration(spark.sparkContext().hadoopConfiguration());
    String place = folder.toString();
    return frames.mapPartitions(
        (MapPartitionsFunction<LabelledFrame, LabelledImage>)
            rows -> copies(rows, reader, new SmallFiles(configuration.value()), place, done),
        RecordEncoder.of(LabelledImage.class));
  }

  private static Iterator<LabelledImage> copies(
      Iterator<LabelledFrame> rows,
      FrameReader reader,
      SmallFiles files,
      String folder,
      LongAccumulator done) {
    Deque<LabelledFrame> asked = new ArrayDeque<>();
    Iterator<Frame> frames =
        Partitions.each(
            rows,
            row -> {
              asked.add(row);
              return row.frame();
            });
    return Partitions.each(
        reader.files(frames),
        file -> {
          LabelledImage image = copied(asked.remove(), file, files, folder);
          done.add(1);
          return image;
        });
  }

  private static LabelledImage copied(
      LabelledFrame row, FrameReader.FrameFile file, SmallFiles files, String folder) {
    Frame frame = row.frame();
    List<Label> labels =
        row.annotations().stream()
            .sorted(Comparator.comparing(Annotation::defectId))
            .map(annotation -> annotation.drawn(frame.widthPx(), frame.heightPx()))
            .toList();
    ImageCopy copy;
    try {
      byte[] landed = file.bytes();
      GreyImage decoded = file.image(landed);
      copy = ImageCopy.of(landed, decoded);
    } catch (InputException | UncheckedIOException unreadable) {
      return new LabelledImage(
          frame, "", false, row.falseAlarms(), row.unlabelled(), labels, words(unreadable, frame));
    }
    String name = copy.name(frame);
    try {
      files.replace(new Path(folder, name), output -> output.write(copy.bytes()));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    return new LabelledImage(
        frame, name, copy.asLanded(), row.falseAlarms(), row.unlabelled(), labels, "");
  }

  private static String words(RuntimeException unreadable, Frame frame) {
    String found = String.valueOf(unreadable.getMessage());
    return found.contains(frame.uri()) ? found : frame.uri() + ": " + found;
  }
}
