package io.loomsight.jobs.kinds;

import static org.assertj.core.api.Assertions.assertThat;

import io.loomsight.models.fabric.Box;
import io.loomsight.models.fabric.DefectKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Two holes, one told and one not found; a knot told to be a nep; a fly unknown; a stray stain. */
class KindsReportTest {

  private final List<DrawnFlaw> drawn = new ArrayList<>();
  private final List<NamedDefect> defects = new ArrayList<>();

  private KindsReport report() {
    flaw(DefectKind.HOLE);
    found(flaw(DefectKind.HOLE), DefectKind.HOLE);
    found(flaw(DefectKind.KNOT), DefectKind.NEP);
    found(flaw(DefectKind.FLY), DefectKind.UNKNOWN);
    defects.add(new NamedDefect("stray", "r", new Box(900, 0, 5, 5), DefectKind.STAIN, Map.of()));
    return KindsReport.of(drawn, FoundFlaw.match(drawn, defects), defects);
  }

  private Box flaw(DefectKind kind) {
    Box box = new Box(100 * drawn.size(), 0, 10, 10);
    drawn.add(new DrawnFlaw("r", "f" + drawn.size(), kind, box));
    return box;
  }

  private void found(Box box, DefectKind kind) {
    defects.add(new NamedDefect("d" + defects.size(), "r", box, kind, Map.of()));
  }

  @Test
  void everyKindHasItsLine() {
    assertThat(report().text())
        .isEqualTo(
            """
            kind              drawn  found   prec    rec     F1  told to be
            HOLE                  2      1   1.00   1.00   1.00  HOLE 1
            KNOT                  1      1   0.00   0.00   0.00  NEP 1
            FLY                   1      1   0.00   0.00   0.00  UNKNOWN 1
            LUMP                  1      1   1.00   1.00   1.00  as one
            4 flaws drawn, 3 found; 33.3 % of these UNKNOWN, 100.0 % of the named ones right
            1 defects show no drawn flaw, 1 of them named
            macro F1 0.333 over 3 kinds, 0.667 with kinds that look alike as one
            """);
  }

  @Test
  void theFileHoldsTheMatrix() {
    assertThat(report().csv())
        .isEqualTo(
            """
            level,kind,drawn,found,precision,recall,f1,HOLE,KNOT,NEP,FLY,UNKNOWN
            KIND,HOLE,2,1,1.0000,1.0000,1.0000,1,0,0,0,0
            KIND,KNOT,1,1,0.0000,0.0000,0.0000,0,0,1,0,0
            KIND,FLY,1,1,0.0000,0.0000,0.0000,0,0,0,0,1
            GROUP,HOLE,2,1,1.0000,1.0000,1.0000,1,0,0,0,0
            GROUP,LUMP,1,1,1.0000,1.0000,1.0000,0,0,1,0,0
            GROUP,FLY,1,1,0.0000,0.0000,0.0000,0,0,0,0,1
            """);
  }

  @Test
  void aKindThatWasNotFoundHasNoF1() {
    flaw(DefectKind.SLUB);

    assertThat(report().text()).contains("SLUB                  1      0\n");
    assertThat(report().csv()).contains("KIND,SLUB,1,0,,,,0,0,0,0,0\n");
  }
}
