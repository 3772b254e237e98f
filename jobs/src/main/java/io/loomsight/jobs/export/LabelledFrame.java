package io.loomsight.jobs.export;

import io.loomsight.models.fabric.Frame;
import java.util.List;

/**
 * A frame of the data set. Public, because Spark's code makes it.
 *
 * @param annotations the confirmed defects that are drawn into it, in any order
 * @param falseAlarms places where a person found good cloth
 * @param unlabelled defects that it shows and that nobody reviewed, or whose place in it is not
 *     sure
 */
public record LabelledFrame(
    Frame frame, List<Annotation> annotations, long falseAlarms, long unlabelled) {

  public LabelledFrame {
    annotations = List.copyOf(annotations);
  }
}
