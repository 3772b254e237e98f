package io.loomsight.jobs.kinds;

import static org.assertj.core.api.Assertions.assertThat;

import io.loomsight.models.fabric.Box;
import io.loomsight.models.fabric.DefectKind;
import io.loomsight.models.train.KindConfusion.Told;
import io.loomsight.models.train.KindExample;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FoundFlawTest {

  private static final DrawnFlaw LINE =
      new DrawnFlaw("r1", "line", DefectKind.BROKEN_END, new Box(100, 0, 4, 1000));
  private static final DrawnFlaw HOLE =
      new DrawnFlaw("r1", "hole", DefectKind.HOLE, new Box(110, 500, 8, 8));

  private static NamedDefect defect(String id, String rollId, Box box, DefectKind kind) {
    return new NamedDefect(id, rollId, box, kind, Map.of("peak", -1.0));
  }

  @Test
  void aFlawIsToldByTheDefectThatShowsMostOfIt() {
    NamedDefect small = defect("a", "r1", new Box(100, 10, 4, 20), DefectKind.HOLE);
    NamedDefect large = defect("b", "r1", new Box(100, 300, 4, 400), DefectKind.BROKEN_END);

    List<FoundFlaw> found = FoundFlaw.match(List.of(LINE, HOLE), List.of(small, large));

    assertThat(found).containsExactly(new FoundFlaw(LINE, List.of(large, small)));
    assertThat(found.get(0).told())
        .isEqualTo(new Told(DefectKind.BROKEN_END, DefectKind.BROKEN_END));
  }

  @Test
  void aDefectIsAPieceOfTheFlawThatItShowsMostOf() {
    NamedDefect both = defect("a", "r1", new Box(103, 495, 20, 20), DefectKind.STAIN);

    assertThat(FoundFlaw.match(List.of(LINE, HOLE), List.of(both)))
        .extracting(FoundFlaw::flaw)
        .containsExactly(HOLE);
  }

  @Test
  void otherRollsAndGoodClothShowNoFlaw() {
    assertThat(
            FoundFlaw.match(
                List.of(LINE),
                List.of(
                    defect("a", "r2", LINE.box(), DefectKind.BROKEN_END),
                    defect("b", "r1", new Box(104, 0, 4, 10), DefectKind.BROKEN_END))))
        .isEmpty();
  }

  @Test
  void manyPiecesOfAFlawWeighLessThanAsManyFlaws() {
    List<KindExample> examples =
        new FoundFlaw(
                LINE,
                List.of(
                    defect("a", "r1", LINE.box(), DefectKind.UNKNOWN),
                    defect("b", "r1", LINE.box(), DefectKind.UNKNOWN)))
            .examples()
            .toList();

    assertThat(examples).hasSize(2).allMatch(example -> example.kind() == DefectKind.BROKEN_END);
    assertThat(examples.stream().mapToDouble(KindExample::weight).sum()).isBetween(1.0, 2.0);
  }
}
