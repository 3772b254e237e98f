package io.loomsight.jobs.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.loomsight.jobs.table.Reject.Reason;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PairingTest {

  private static final LandedFile IMAGE =
      new LandedFile("a.png", "file:/n/a.png", 9, LandedFile.Kind.IMAGE);

  @Test
  void imageTakesItsLinesPlace() {
    List<Candidate> pair = Pairing.pair("a.png", Optional.of(IMAGE), List.of(line("m.csv", 2)));
    assertThat(pair).containsExactly(Candidate.image(IMAGE, Series.place(2, 0)));
  }

  @Test
  void firstSoundLineCountsWhateverTheirOrder() {
    List<Candidate> pair =
        Pairing.pair(
            "a.png",
            Optional.of(IMAGE),
            List.of(line("n.csv", 2), line("m.csv", 9), bad("m.csv", 3)));
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
    assertThat(Pairing.pair("a.png", Optional.empty(), List.of(line("m.csv", 2), line("m.csv", 3))))
        .extracting(candidate -> candidate.refusal().get(0).reason())
        .containsExactly(Reason.DUPLICATE_LINE, Reason.MISSING_FILE);
  }

  @Test
  void imageWithoutSoundLineSaysWhichWereRefused() {
    assertThat(Pairing.pair("a.png", Optional.of(IMAGE), List.of()).get(0).refusal())
        .containsExactly(
            new Refusal(Reason.NO_MANIFEST_LINE, "expected a manifest line for a.png, found none"));
    assertThat(
            Pairing.pair("a.png", Optional.of(IMAGE), List.of(bad("file:/n/m.csv", 3)))
                .get(1)
                .refusal())
        .containsExactly(
            new Refusal(
                Reason.NO_MANIFEST_LINE,
                "expected a manifest line for a.png, found only refused ones, m.csv line 3"));
  }

  private static ManifestLine line(String manifest, int line) {
    return ManifestLine.accepted(manifest, line, "a.png", Series.place(line, 0).get(0));
  }

  private static ManifestLine bad(String manifest, int line) {
    return ManifestLine.refused(manifest, line, "a.png", Reason.MALFORMED_LINE, "bad");
  }
}
