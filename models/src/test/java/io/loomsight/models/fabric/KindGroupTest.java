package io.loomsight.models.fabric;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class KindGroupTest {

  @Test
  void noKindIsInTwoGroupsAndUnknownInNone() {
    Set<DefectKind> seen = new HashSet<>();
    for (KindGroup group : KindGroup.values()) {
      for (DefectKind kind : group.kinds()) {
        assertThat(seen.add(kind)).as(kind.name()).isTrue();
        assertThat(KindGroup.of(kind)).contains(group);
      }
    }
    assertThat(seen).doesNotContain(DefectKind.UNKNOWN);
  }

  @Test
  void aKindThatStandsAloneKeepsItsName() {
    assertThat(KindGroup.label(DefectKind.HOLE)).isEqualTo("HOLE");
    assertThat(KindGroup.label(DefectKind.NEP)).isEqualTo("LUMP");
    assertThat(KindGroup.label(DefectKind.KNOT)).isEqualTo("LUMP");
  }
}
