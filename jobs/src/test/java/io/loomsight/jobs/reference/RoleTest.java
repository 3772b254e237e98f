package io.loomsight.jobs.reference;

import static org.assertj.core.api.Assertions.assertThat;

import io.loomsight.jobs.WovenNight;
import io.loomsight.models.fabric.Frame;
import io.loomsight.models.synth.Weave;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RoleTest {

  @Test
  void aShareOfGoodFramesIsHeldBackAndTheRestIsFitted() {
    Role role = Role.ofGood(frames(20), 25);
    assertThat(role.heldBack()).hasSize(5).isSorted();
    assertThat(role.fitted()).hasSize(15).isSorted().doesNotContainAnyElementsOf(role.heldBack());
  }

  @Test
  void atLeastOneFrameIsHeldBackAndAtLeastOneIsFitted() {
    assertThat(Role.ofGood(frames(3), 1).heldBack()).hasSize(1);
    assertThat(Role.ofGood(frames(2), 99.9).fitted()).hasSize(1);
  }

  @Test
  void aSingleFrameDoesBoth() {
    List<Frame> one = frames(1);
    String id = one.get(0).frameId();
    assertThat(Role.ofGood(one, 25)).isEqualTo(new Role(List.of(id), List.of(id)));
  }

  @Test
  void theOrderOfTheFramesDoesNotMatter() {
    List<Frame> turned = new ArrayList<>(frames(20));
    Collections.reverse(turned);
    assertThat(Role.ofGood(turned, 30)).isEqualTo(Role.ofGood(frames(20), 30));
    assertThat(Role.ofMixed(turned)).isEqualTo(Role.ofMixed(frames(20)));
  }

  @Test
  void mixedFramesDoBoth() {
    Role role = Role.ofMixed(frames(4));
    assertThat(role.fitted()).hasSize(4).isSorted().isEqualTo(role.heldBack());
  }

  private static List<Frame> frames(int count) {
    WovenNight night = new WovenNight(Path.of("nowhere"));
    return IntStream.range(0, count)
        .mapToObj(sequence -> night.row(Weave.PLAIN, "r1", sequence))
        .toList();
  }
}
