package io.loomsight.jobs.kinds;

import io.loomsight.models.detect.KindModel;
import io.loomsight.models.fabric.Box;
import io.loomsight.models.fabric.DefectKind;
import java.util.Map;

/**
 * A defect of a judged night. Public, because Spark's code makes it.
 *
 * @param defectId its id
 * @param rollId its roll
 * @param box where it lies on the roll
 * @param kind what it was told to be
 * @param measures what it was told by
 */
public record NamedDefect(
    String defectId, String rollId, Box box, DefectKind kind, Map<String, Double> measures) {

  /** The same, named by another model. */
  NamedDefect namedBy(KindModel model) {
    return new NamedDefect(defectId, rollId, box, model.kind(measures), measures);
  }
}
