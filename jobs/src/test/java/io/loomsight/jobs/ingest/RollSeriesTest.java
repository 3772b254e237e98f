package io.loomsight.jobs.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.loomsight.jobs.table.Reject.Reason;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RollSeriesTest {

  private static final IngestConfig CONFIG = IngestConfig.defaults();

  @Test
  void seriesInOrderStaysWhole() {
    assertThat(
            refusals(Series.image("a", 0, 0), Series.image("b", 1, 50), Series.image("c", 5, 90)))
        .isEmpty();
  }

  @Test
  void firstAddressKeepsItsContent() {
    List<Candidate> checked =
        RollSeries.ofOneContent(List.of(Series.image("b", 0, 0), Series.image("a", 1, 50)));
    assertThat(checked).extracting(Candidate::isOpen).containsExactly(true, false);
    assertThat(checked.get(1).uri()).isEqualTo("b");
    assertThat(checked.get(1).refusal())
        .containsExactly(
            new Refusal(
                Reason.DUPLICATE_CONTENT, "expected content of its own, found the bytes of a"));
  }

  @Test
  void sequenceTwiceKeepsTheFirstAddress() {
    assertThat(refusals(Series.image("b", 3, 0), Series.image("a", 3, 0)))
        .containsExactly(
            "b DUPLICATE_SEQUENCE expected sequence 3 once for roll r1 and camera cam, found it at a");
  }

  @Test
  void rareSizeIsWrong() {
    assertThat(
            refusals(
                Series.image("a", 0, 0, 80), Series.image("b", 1, 50), Series.image("c", 2, 100)))
        .containsExactly(
            "a WRONG_SIZE expected 100 x 50 px as 2 of its camera's 3 images of roll r1, found 80 x 50 px");
  }

  @Test
  void ofTwoSizesAsFrequentTheFirstIsRight() {
    assertThat(refusals(Series.image("a", 0, 0, 80), Series.image("b", 1, 50)))
        .containsExactly(
            "b WRONG_SIZE expected 80 x 50 px as 1 of its camera's 2 images of roll r1, found 100 x 50 px");
  }

  @Test
  void oneWrongPlaceCostsOneImage() {
    assertThat(
            refusals(
                Series.image("a", 0, 0),
                Series.image("b", 1, 9000),
                Series.image("c", 2, 100),
                Series.image("d", 3, 150)))
        .containsExactly(
            "b OUT_OF_ORDER offset_y_mm: expected from 0.000 (sequence 0) up to 100.000 (sequence 2),"
                + " found 9000.000 (sequence 1)");
  }

  @Test
  void overlapBeyondTheLimitCostsTheLater() {
    // 50 mm long: 12.5 mm are allowed
    assertThat(refusals(Series.image("a", 0, 0), Series.image("b", 1, 37.5))).isEmpty();
    assertThat(
            refusals(Series.image("a", 0, 0), Series.image("b", 1, 37.4), Series.image("c", 2, 50)))
        .containsExactly(
            "b OVERLAPPING expected to lie at most 25.0 % of its 50.000 mm over sequence 0, found 12.600 mm");
    assertThat(refusals(Series.image("a", 0, 0), Series.image("b", 1, 0)))
        .containsExactly(
            "b OVERLAPPING expected to lie at most 25.0 % of its 50.000 mm over sequence 0, found 50.000 mm");
  }

  @Test
  void everyImageComesBackOnceAndInAnyOrderTheSame() {
    for (int seed = 0; seed < 50; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      List<Candidate> images = new ArrayList<>();
      for (int index = 0; index < 40; index++) {
        images.add(
            Series.image(
                "i%02d".formatted(index),
                random.nextInt(40),
                random.nextInt(40) * 30,
                random.nextInt(6) == 0 ? 90 : 100));
      }
      List<Candidate> shuffled = new ArrayList<>(images);
      for (int index = 39; index > 0; index--) {
        Collections.swap(shuffled, index, random.nextInt(index + 1));
      }
      List<Candidate> checked = RollSeries.ofOneCamera(images, CONFIG);
      assertThat(checked).extracting(Candidate::uri).doesNotHaveDuplicates().hasSize(40);
      assertThat(RollSeries.ofOneCamera(shuffled, CONFIG))
          .containsExactlyInAnyOrderElementsOf(checked);
      List<Double> offsets =
          checked.stream()
              .filter(Candidate::isOpen)
              .sorted(Comparator.comparing(image -> image.place().sequence()))
              .map(image -> image.place().offsetYMm())
              .toList();
      assertThat(offsets).isSorted();
    }
  }

  @Test
  void camerasOfARollAreSeriesOfTheirOwn() {
    List<Candidate> checked =
        RollSeries.ofOneRoll(
            List.of(
                Series.imageBy("c1", "a", 0, 0),
                Series.imageBy("c2", "b", 0, 0),
                Series.imageBy("c1", "c", 1, 50)),
            CONFIG);
    assertThat(checked).extracting(Candidate::uri).containsExactly("a", "c", "b");
    assertThat(checked).allMatch(Candidate::isOpen);
  }

  @Test
  void rollWhoseLastImageIsRefusedEndsWithTheLastThatStays() {
    Candidate end = Series.image("d", 3, 150, 80).atRollEnd();
    List<Candidate> checked =
        RollSeries.ofOneRoll(
            List.of(
                Series.image("a", 0, 0), Series.image("c", 2, 100), end, Series.image("b", 1, 50)),
            CONFIG);
    assertThat(checked)
        .filteredOn(image -> !image.isOpen())
        .extracting(Candidate::uri)
        .containsExactly("d");
    assertThat(ends(checked)).containsExactly("d");

    List<Candidate> ended = RollSeries.withEnd(checked);

    assertThat(ends(ended)).containsExactlyInAnyOrder("c", "d");
    assertThat(ended).extracting(Candidate::uri).containsExactlyElementsOf(uris(checked));
    assertThat(ended.stream().filter(image -> !image.uri().equals("c")).toList())
        .isEqualTo(checked.stream().filter(image -> !image.uri().equals("c")).toList());
  }

  @Test
  void theLastOfAllCamerasEndsTheRollWhateverTheOrder() {
    List<Candidate> images =
        List.of(
            Series.imageBy("c1", "a", 7, 50),
            Series.imageBy("c2", "x", 0, 100),
            Series.imageBy("c1", "b", 8, 100),
            Series.imageBy("c2", "y", 1, 150).refused(Reason.BLURRED, "blurred").atRollEnd());
    List<Candidate> turned = new ArrayList<>(images);
    Collections.reverse(turned);
    assertThat(ends(RollSeries.withEnd(images))).containsExactly("x", "y");
    assertThat(ends(RollSeries.withEnd(turned))).containsExactly("y", "x");
  }

  @Test
  void rollKeepsTheEndThatAnAcceptedImageShows() {
    List<Candidate> images = List.of(Series.image("a", 0, 0).atRollEnd(), Series.image("b", 1, 50));
    assertThat(RollSeries.withEnd(images)).isEqualTo(images);
  }

  @Test
  void rollOfWhichNothingStaysHasNoEnd() {
    List<Candidate> images =
        List.of(
            Series.image("a", 0, 0).refused(Reason.BLURRED, "blurred"),
            Series.image("b", 1, 50).atRollEnd().refused(Reason.BLURRED, "blurred"));
    assertThat(RollSeries.withEnd(images)).isEqualTo(images);
    assertThat(RollSeries.withEnd(List.of())).isEmpty();
  }

  private static List<String> ends(List<Candidate> images) {
    return images.stream().filter(image -> image.place().rollEnd()).map(Candidate::uri).toList();
  }

  private static List<String> uris(List<Candidate> images) {
    return images.stream().map(Candidate::uri).toList();
  }

  private static List<String> refusals(Candidate... images) {
    return RollSeries.ofOneCamera(List.of(images), CONFIG).stream()
        .flatMap(
            image ->
                image.refusal().stream()
                    .map(refusal -> image.uri() + " " + refusal.reason() + " " + refusal.detail()))
        .toList();
  }
}
