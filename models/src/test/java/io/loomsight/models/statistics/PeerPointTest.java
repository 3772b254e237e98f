package io.loomsight.models.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PeerPointTest {

  @Test
  void oneBadLoomOfFourIsASignalThoughItWidensLaneysLimits() {
    List<Subgroup> looms = looms(10, 11, 48, 9);

    assertThat(LaneyUChart.of(looms).points())
        .extracting(ChartPoint::signal)
        .containsOnly(Signal.NONE);
    assertThat(PeerPoint.of(looms))
        .extracting(peer -> peer.point().confirmedSignal())
        .containsExactly(Signal.NONE, Signal.NONE, Signal.ABOVE, Signal.NONE);
  }

  @Test
  void amongLoomsThatScatterWidelyNoneIsASignal() {
    assertThat(PeerPoint.of(looms(30, 2, 24, 1, 22, 3, 26, 2, 23, 1, 25)))
        .extracting(peer -> peer.point().confirmedSignal())
        .containsOnly(Signal.NONE);
  }

  @Test
  void theOthersSetTheLimits() {
    PeerPoint first = PeerPoint.of(looms(10, 4, 16, 4)).get(0);

    // z of the others: -6 / sqrt 10, 6 / sqrt 10, -6 / sqrt 10; both ranges 12 / sqrt 10
    double sigmaZ = 12 / Math.sqrt(10) / 1.128;
    assertThat(first.sigmaZ()).isCloseTo(sigmaZ, within(1e-12));
    assertThat(first.point().perM2().upper())
        .isCloseTo((10 + 3 * sigmaZ * Math.sqrt(10)) / 100, within(1e-12));
  }

  @Test
  void alikeLoomsNarrowNoLimits() {
    assertThat(PeerPoint.of(looms(10, 10, 10, 19)))
        .allSatisfy(peer -> assertThat(peer.sigmaZ()).isGreaterThanOrEqualTo(1))
        .extracting(peer -> peer.point().signal())
        .containsOnly(Signal.NONE);
    assertThat(PeerPoint.of(looms(7)).get(0).sigmaZ()).isEqualTo(1);
  }

  /** Of 100 m² each, of which 10 defects are to be expected. */
  private static List<Subgroup> looms(long... counts) {
    return IntStream.range(0, counts.length)
        .mapToObj(at -> new Subgroup("L" + at, new Tally(counts[at], 100), 10))
        .toList();
  }
}
