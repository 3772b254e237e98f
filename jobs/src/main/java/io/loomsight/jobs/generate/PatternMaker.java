package io.loomsight.jobs.generate;

import io.loomsight.jobs.table.PatternAttempt;
import io.loomsight.models.pattern.EdgeUpscale;
import io.loomsight.models.pattern.PatternDraft;
import io.loomsight.models.pattern.PatternFiles;
import io.loomsight.models.pattern.PatternStudio;
import io.loomsight.models.pattern.PatternTask;
import io.loomsight.models.pattern.PrintSize;
import io.loomsight.models.pattern.ReducedImage;
import io.loomsight.models.pattern.Separation;
import java.util.ArrayList;
import java.util.List;

/** Draws what is ordered, writes the files of what is accepted, and tells of all attempts. */
final class PatternMaker {

  private final PatternRequest request;
  private final Studios studios;
  private final PrintFolder folder;

  PatternMaker(PatternRequest request, Studios studios, PrintFolder folder) {
    this.request = request;
    this.studios = studios;
    this.folder = folder;
  }

  /** All attempts at an order; the same order gives the same rows and files. */
  Drawing make(PatternOrder order) {
    long startedNs = System.nanoTime();
    PatternStudio studio = studios.of(order);
    AttemptRows rows = new AttemptRows(request, order, studio.version());
    List<PatternAttempt> attempts = new ArrayList<>();
    byte[] tile = {};
    for (PatternDraft draft : studio.draw(task(order))) {
      if (draft.outcome() instanceof PatternDraft.Refused refused) {
        attempts.add(rows.refused(draft, refused));
      } else if (draft.outcome() instanceof PatternDraft.Accepted accepted) {
        attempts.addAll(files(rows, draft, accepted));
        tile = PatternFiles.png(accepted.tile(), request.print().size().dpi().doubleValue());
      }
    }
    return new Drawing(order, attempts, tile, (System.nanoTime() - startedNs) / 1_000_000);
  }

  private PatternTask task(PatternOrder order) {
    PrintFormat print = request.print();
    return new PatternTask(
        order.item(),
        order.layout(),
        print.drawnWidthPx(),
        print.drawnHeightPx(),
        request.screens(),
        print.drawnPxPerMm(),
        order.seed());
  }

  /** Writes the files; returns a row for each palette. */
  private List<PatternAttempt> files(
      AttemptRows rows, PatternDraft draft, PatternDraft.Accepted accepted) {
    PrintSize size = request.print().size();
    double dpi = size.dpi().doubleValue();
    String name = rows.order().name();
    ReducedImage printed =
        EdgeUpscale.to(accepted.tile(), rows.order().layout(), size.widthPx(), size.heightPx());
    List<String> separations = new ArrayList<>();
    for (Separation separation : Separation.of(printed)) {
      String file = PatternNames.separation(name, separation.screen() + 1);
      folder.write(file, PatternFiles.tiff(separation, dpi));
      separations.add(file);
    }
    List<PatternAttempt> made = new ArrayList<>();
    for (Colouring colouring : request.colourings()) {
      ReducedImage coloured = colouring.applied(printed);
      List<String> files =
          new ArrayList<>(
              List.of(
                  PatternNames.tilePng(name, colouring.name()),
                  PatternNames.tileTiff(name, colouring.name()),
                  PatternNames.preview(name, colouring.name(), request.scene())));
      folder.write(files.get(0), PatternFiles.png(coloured, dpi));
      folder.write(files.get(1), PatternFiles.tiff(coloured, dpi));
      folder.write(files.get(2), preview(rows.order(), colouring.applied(accepted.tile())));
      files.addAll(separations);
      made.add(rows.accepted(draft, accepted, colouring.name(), coloured, files));
    }
    return made;
  }

  private byte[] preview(PatternOrder order, ReducedImage tile) {
    return PatternFiles.png(
        request.scene().of(tile.toColourImage(), order.layout(), request.print().drawnPxPerMm()),
        SCREEN_DPI);
  }

  private static final double SCREEN_DPI = 96;
}
