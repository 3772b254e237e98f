package io.loomsight.jobs.generate;

import io.loomsight.jobs.page.Language;
import io.loomsight.jobs.table.PatternSet;
import io.loomsight.models.pattern.ReducedImage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Made-up sheets for their page's tests. */
final class SampleSheets {

  private static final List<Integer> PALETTE = List.of(0xf4f1e8, 0xc3cfdb, 0x7d98b8);

  private SampleSheets() {}

  /** So many patterns of noise in two palettes, and one that failed. */
  static SheetPage noisy(Language first, int patterns, int sidePx) {
    PatternRequest request = Requests.small();
    List<Drawing> drawings = new ArrayList<>();
    for (int number = 1; number <= patterns; number++) {
      drawings.add(Drawings.accepted(request, number, noise(sidePx, number)));
    }
    drawings.add(Drawings.refused(request, patterns + 1));
    PatternSet made = set("house", PatternSet.Kind.PATTERNS, List.of(), patterns);
    PatternSet designs = set("house", PatternSet.Kind.DESIGNS, List.of(), 2);
    return sheet(first, drawings, List.of(made, designs));
  }

  /** One pattern of a design of that name, from a source of that name, beside a file of it. */
  static SheetPage named(Language first, String name) {
    Drawing drawing = Drawings.accepted(Requests.small(), 1, noise(64, 1), name);
    PatternSet made = set(name, PatternSet.Kind.PATTERNS, List.of(name + ": no design"), 1);
    return sheet(first, List.of(drawing), List.of(made));
  }

  private static SheetPage sheet(Language first, List<Drawing> drawings, List<PatternSet> sets) {
    GenerateCall call =
        new GenerateCall(Requests.small(), "out", List.of(), 0, SetNumbers.Against.NOTHING, first);
    return new SheetPage(call, drawings, sets, Instant.parse("2026-03-02T04:30:00Z"), 60_000);
  }

  private static PatternSet set(
      String source, PatternSet.Kind kind, List<String> refusedFiles, int accepted) {
    boolean asked = kind == PatternSet.Kind.PATTERNS;
    return new PatternSet(
        "small",
        Instant.EPOCH,
        source,
        kind,
        2,
        refusedFiles,
        asked ? accepted + 1 : 0,
        accepted,
        asked ? accepted + 3 : 0,
        accepted,
        0.05,
        0.9);
  }

  private static ReducedImage noise(int sidePx, long seed) {
    byte[] screens = new byte[sidePx * sidePx];
    SplittableRandom random = new SplittableRandom(seed);
    for (int place = 0; place < screens.length; place++) {
      screens[place] = (byte) random.nextInt(PALETTE.size());
    }
    return ReducedImage.of(sidePx, sidePx, PALETTE, screens);
  }
}
