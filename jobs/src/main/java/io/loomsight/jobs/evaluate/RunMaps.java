package io.loomsight.jobs.evaluate;

import java.nio.file.Path;

/** The part of a {@link MapsFolder} that one run writes into. */
record RunMaps(MapsFolder folder, EvaluatePlan.Run run) {

  void role(String fabric, Path image, MapsFolder.Role role) {
    folder.role(run, fabric, image, role);
  }

  void map(String fabric, LabelledImage judged, float[] map) {
    folder.map(run, fabric, judged, map);
  }
}
