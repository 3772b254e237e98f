package io.loomsight.jobs.generate;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loomsight.jobs.InputException;
import io.loomsight.jobs.table.PatternAttempt;
import io.loomsight.models.pattern.Edges;
import io.loomsight.models.pattern.RepeatLayout;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PicksFileTest {

  private static final double NONE = Double.NaN;

  @TempDir private Path folder;

  @Test
  void whatIsMarkedIsPickedAndNothingElse() throws IOException {
    String text =
        PicksFile.text(List.of(drawing("春, 1.svg", 1), drawing("b.png", 2), drawing("c.png", 3)));
    assertThat(text).startsWith("\uFEFFpick,name,source,layout,").contains("\r\n");
    Path file =
        write(
            text.replace("\r\n,hero-brick-001", "\r\nx,hero-brick-001")
                .replace("\r\n,hero-brick-003", "\r\n好,hero-brick-003"));
    assertThat(PicksFile.read(file)).containsExactly(pick("春, 1.svg", 1), pick("c.png", 3));
  }

  @Test
  void semicolonsAndColumnsOfOnesOwnAreRead() throws IOException {
    String text = PicksFile.text(List.of(drawing("b.png", 2))).replace(',', ';');
    Path file = write(text.replace("\r\n;", "\r\nX;").replace(";tile\r\n", ";tile;note\r\n"));
    assertThat(PicksFile.read(file)).containsExactly(pick("b.png", 2));
  }

  @Test
  void faultsAreNamedByLine() throws IOException {
    String text = PicksFile.text(List.of(drawing("b.png", 2)));
    assertRefused(text, ": expected an x in the column pick of at least one line, found none");
    assertRefused("name\n", ":1: expected the columns pick, name, source");
    assertRefused("", ":1: expected the columns pick, name, source");
    String picked = text.replace("\r\n,", "\r\nx,");
    assertRefused(
        picked.replace("brick,", "diagonal,"),
        ":2: layout: expected straight, half-drop or brick, found 'diagonal'");
    assertRefused(
        picked.replace(",41,", ",4.1E1,"), ":2: seed: expected a whole number, found '4.1E1'");
  }

  @Test
  void otherEncodingsAreNamed() throws IOException {
    Path file = folder.resolve("picks.csv");
    Files.write(file, "pick,春".getBytes(Charset.forName("GBK")));
    assertThatThrownBy(() -> PicksFile.read(file))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("expected text in UTF-8 (in a spreadsheet: save as CSV UTF-8)");
  }

  @Test
  void picksAreDrawnInAllLayoutsWithTheirVariations() {
    PatternRequest request = Requests.small();
    Map<String, SourceDesigns> sources =
        Map.of(
            "house",
            new SourceDesigns(
                "house",
                List.of(new ShippedDesign("b.png", new byte[0], Edges.PERIODIC)),
                List.of(),
                List.of(),
                List.of()));
    Pick pick =
        new Pick(
            "house-straight-002",
            "house",
            RepeatLayout.STRAIGHT,
            2,
            0,
            41,
            List.of("b.png"),
            List.of(),
            "h");
    List<PatternOrder> orders = PatternPlan.ofPicks(request, List.of(pick), 1, sources);
    assertThat(orders)
        .containsExactly(
            new PatternOrder(0, "house", RepeatLayout.STRAIGHT, 2, 0, List.of(), 41),
            new PatternOrder(1, "house", RepeatLayout.STRAIGHT, 2, 1, List.of("b.png"), 41),
            new PatternOrder(2, "house", RepeatLayout.HALF_DROP, 2, 0, List.of(), 41),
            new PatternOrder(3, "house", RepeatLayout.HALF_DROP, 2, 1, List.of("b.png"), 41));
    Pick other = new Pick("x", "hero", RepeatLayout.STRAIGHT, 2, 0, 41, List.of(), List.of(), "h");
    assertThatThrownBy(() -> PatternPlan.ofPicks(request, List.of(other), 0, sources))
        .hasMessage("picks: x: expected a pattern of house, found one of hero");
    Pick gone =
        new Pick(
            "x", "house", RepeatLayout.STRAIGHT, 2, 0, 41, List.of("gone.png"), List.of(), "h");
    assertThatThrownBy(() -> PatternPlan.ofPicks(request, List.of(gone), 0, sources))
        .hasMessage(
            "picks: x: expected its design gone.png in the collection house, found none of that"
                + " name");
  }

  private void assertRefused(String text, String message) throws IOException {
    Path file = write(text);
    assertThatThrownBy(() -> PicksFile.read(file))
        .isInstanceOf(InputException.class)
        .hasMessageStartingWith(file.toString())
        .hasMessageContaining(message);
  }

  private Path write(String text) throws IOException {
    return Files.write(folder.resolve("picks.csv"), text.getBytes(UTF_8));
  }

  private static Pick pick(String design, int number) {
    return new Pick(
        "hero-brick-00" + number,
        "hero",
        RepeatLayout.BRICK,
        number,
        0,
        41,
        List.of(design, "z.png"),
        List.of(),
        "t123");
  }

  private static Drawing drawing(String design, int number) {
    PatternOrder order =
        new PatternOrder(number, "hero", RepeatLayout.BRICK, number, 0, List.of(), 41);
    PatternAttempt row =
        new PatternAttempt(
            "run",
            order.name(),
            "hero",
            RepeatLayout.BRICK,
            number,
            0,
            1,
            "as-drawn",
            true,
            "",
            "tossed motifs",
            List.of(design, "z.png"),
            List.of(),
            41,
            "patches/1",
            List.of(),
            1,
            1,
            1,
            1,
            1,
            1,
            1,
            2,
            List.of(),
            List.of(),
            "t123",
            NONE,
            NONE,
            NONE,
            NONE,
            design,
            NONE,
            NONE,
            NONE,
            NONE,
            NONE,
            NONE,
            NONE,
            NONE,
            NONE);
    return new Drawing(order, List.of(row), new byte[1], 1);
  }
}
