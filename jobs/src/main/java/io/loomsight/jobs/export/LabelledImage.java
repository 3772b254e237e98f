package io.loomsight.jobs.export;

import io.loomsight.models.fabric.Frame;
import java.util.List;

/**
 * An image of the data set once it is written, or why it could not be. Public, because Spark's code
 * makes it.
 *
 * @param file its name in the folder of images
 * @param asLanded whether its bytes are those that the camera left
 * @param labels the defects in it, by their ids; also where it could not be written
 * @param failure empty where it was written
 */
public record LabelledImage(
    Frame frame,
    String file,
    boolean asLanded,
    long falseAlarms,
    long unlabelled,
    List<Label> labels,
    String failure) {

  public LabelledImage {
    labels = List.copyOf(labels);
  }

  boolean isWritten() {
    return failure.isEmpty();
  }
}
