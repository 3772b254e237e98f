package io.loomsight.jobs.generate;

import io.loomsight.jobs.table.PatternAttempt;
import io.loomsight.models.pattern.ColourError;
import io.loomsight.models.pattern.Likeness;
import io.loomsight.models.pattern.PatternDraft;
import io.loomsight.models.pattern.PatternFiles;
import io.loomsight.models.pattern.PatternMetrics;
import io.loomsight.models.pattern.ReducedImage;
import io.loomsight.models.pattern.RepeatLayout;
import io.loomsight.models.pattern.SeamRatio;
import io.loomsight.models.pattern.SelfSimilarity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Drawings as the job makes them, of tiles made up. */
final class Drawings {

  private static final String DESIGN = "ornament-p4m-000";

  private Drawings() {}

  /** An accepted half-drop in all of the request's colours. */
  static Drawing accepted(PatternRequest request, int number, ReducedImage tile) {
    return accepted(request, number, tile, DESIGN);
  }

  /** The same from a design of that name. */
  static Drawing accepted(PatternRequest request, int number, ReducedImage tile, String design) {
    AttemptRows rows = rows(request, number);
    PatternDraft.Accepted accepted = new PatternDraft.Accepted(tile, metrics(design));
    PatternDraft draft = new PatternDraft(0, "folded, p4m", List.of(design), accepted);
    List<PatternAttempt> attempts = new ArrayList<>();
    for (Colouring colouring : request.colourings()) {
      String name = rows.order().name();
      List<String> files =
          List.of(
              PatternNames.tilePng(name, colouring.name()),
              PatternNames.tileTiff(name, colouring.name()),
              PatternNames.preview(name, colouring.name(), request.scene()));
      attempts.add(
          rows.accepted(draft, accepted, colouring.name(), colouring.applied(tile), files));
    }
    return new Drawing(rows.order(), attempts, PatternFiles.png(tile, 96), 1);
  }

  /** One that failed in all attempts. */
  static Drawing refused(PatternRequest request, int number) {
    AttemptRows rows = rows(request, number);
    List<PatternAttempt> attempts = new ArrayList<>();
    for (int attempt = 0; attempt < request.rules().attempts(); attempt++) {
      PatternDraft.Refused refused =
          new PatternDraft.Refused(
              Optional.empty(),
              Optional.of(metrics(DESIGN)),
              "smallest feature: expected at least 0.50 mm, found 0.45 mm");
      attempts.add(
          rows.refused(new PatternDraft(attempt, "tossed motifs", List.of("b"), refused), refused));
    }
    return new Drawing(rows.order(), attempts, new byte[0], 1);
  }

  private static PatternMetrics metrics(String design) {
    return new PatternMetrics(
        new SeamRatio(0.84, 0.5),
        3,
        new ColourError(1, 2),
        new Likeness(0.6, 0, 0.41, 0, 0.5),
        design,
        0.01,
        0.45,
        new SelfSimilarity(0.5, 12, 5),
        0.04);
  }

  private static AttemptRows rows(PatternRequest request, int number) {
    return new AttemptRows(
        request,
        new PatternOrder(number, "house", RepeatLayout.HALF_DROP, number, 0, List.of(), 3),
        "patches/1");
  }
}
