package io.loomsight.jobs.export;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import io.loomsight.models.fabric.DefectKind;
import io.loomsight.models.grade.DefectIds;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A defect that a person confirmed, and what shows it. Public, because Spark's code makes it.
 *
 * @param machineKind what the machine took it for
 * @param kind what the person named, else the machine's
 * @param regions all that its frames show within its box, its own and maybe others'
 * @param evidence the region that shows it best; none where it was cleaned away
 */
public record LabelledDefect(
    String defectId,
    String rollId,
    DefectKind machineKind,
    DefectKind kind,
    double score,
    String reviewer,
    Instant reviewedAt,
    List<ShownRegion> regions,
    List<ShownRegion> evidence) {

  public LabelledDefect {
    regions = List.copyOf(regions);
    evidence = List.copyOf(evidence);
  }

  /**
   * What is to be drawn into frames, one for each that shows the defect. The defect's id is a hash
   * of the regions it was merged from, so that it tells whether those found in its box are these,
   * all of them and no others. Where they are not, its best frame alone is taken.
   */
  List<Annotation> annotations() {
    boolean all = !regions.isEmpty() && DefectIds.of(rollId, places()).equals(defectId);
    Map<String, List<ShownRegion>> byFrame =
        (all ? regions : evidence)
            .stream().collect(groupingBy(ShownRegion::frameId, TreeMap::new, toList()));
    return byFrame.entrySet().stream()
        .map(
            frame ->
                new Annotation(
                    frame.getKey(),
                    defectId,
                    machineKind,
                    kind,
                    score,
                    reviewer,
                    reviewedAt,
                    all,
                    frame.getValue()))
        .toList();
  }

  private List<DefectIds.Place> places() {
    return regions.stream()
        .map(region -> new DefectIds.Place(region.frameId(), region.pixels()))
        .toList();
  }
}
