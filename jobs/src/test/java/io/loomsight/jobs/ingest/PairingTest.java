package io.loomsight.jobs.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.loomsight.jobs.table.Reject.Reason;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PairingTest {

  private static final LandedFile IMAGE =
      new LandedFile("a.png", "file:/n/a.png", 9, LandedFile.Kind.IMAGE);

  @Test
  void imageTakesItsLinesPlace() {
    List<Candidate> pair = pair("a.png", Optional.of(IMAGE), List.of(line("m.csv", 2)));
    assertThat(pair).containsExactly(Candidate.image(IMAGE, Series.place(2, 0)));
  }

  @Test
  void firstSoundLineCounts() {
    List<Candidate> pair =
        pair(
            "a.png",
            Optional.of(IMAGE),
            List.of(bad("m.csv", 3), line("m.csv", 9), line("n.csv", 2)));
    assertThat(pair.stream().map(Candidate::refusal).toList())
        .containsExactly(
            List.of(new Refusal(Reason.MALFORMED_LINE, "bad")),
            List.of(
                new Refusal(
                    Reason.DUPLICATE_LINE,
                    "expected one line for a.png, found an earlier one, m.csv line 9")),
            List.of());
    assertThat(pair.get(2).place().sequence()).isEqualTo(9);
  }

  @Test
  void lineWithoutImageIsMissingItOnce() {
    List<Candidate> pair =
        pair("a.png", Optional.empty(), List.of(line("m.csv", 2), line("m.csv", 3)));
    assertThat(pair)
        .extracting(candidate -> candidate.refusal().get(0).reason())
        .containsExactly(Reason.DUPLICATE_LINE, Reason.MISSING_FILE);
    assertThat(pair)
        .extracting(Candidate::placement)
        .containsExactly(List.of(), Series.place(2, 0));
  }

  @Test
  void imageWithoutSoundLineSaysWhichWereRefused() {
    assertThat(pair("a.png", Optional.of(IMAGE), List.of()).get(0).refusal())
        .containsExactly(
            new Refusal(Reason.NO_MANIFEST_LINE, "expected a manifest line for a.png, found none"));
    assertThat(pair("a.png", Optional.of(IMAGE), List.of(bad("file:/n/m.csv", 3))).get(1).refusal())
        .containsExactly(
            new Refusal(
                Reason.NO_MANIFEST_LINE,
                "expected a manifest line for a.png, found only refused ones, m.csv line 3"));
  }

  @Test
  void ofEndlessLinesNoneIsKept() {
    Iterator<Candidate> pair =
        Pairing.pair(
            "a.png",
            Optional.of(IMAGE),
            Stream.iterate(2, number -> number + 1)
                .map(number -> line("m.csv", number))
                .iterator());
    for (int line = 3; line < 100; line++) {
      assertThat(pair.next().line()).isEqualTo(line);
    }
  }

  private static List<Candidate> pair(
      String path, Optional<LandedFile> image, List<ManifestLine> lines) {
    List<Candidate> all = new ArrayList<>();
    Pairing.pair(path, image, lines.iterator()).forEachRemaining(all::add);
    return all;
  }

  private static ManifestLine line(String manifest, int line) {
    return ManifestLine.accepted(manifest, line, "a.png", Series.place(line, 0).get(0));
  }

  private static ManifestLine bad(String manifest, int line) {
    return ManifestLine.refused(manifest, line, "a.png", Reason.MALFORMED_LINE, "bad");
  }
}
