package io.loomsight.models.fabric;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Kinds that no grey image tells apart, since what they differ in does not show. How well kinds are
 * told is counted by groups, and a defect gets the likelier kind of the likeliest group.
 */
public enum KindGroup {
  /**
   * A nep is a ball of fibres, a knot two tied ends: a few px across, both are one dot with its
   * shadow. The finger tells them apart.
   */
  LUMP(DefectKind.KNOT, DefectKind.NEP),

  /**
   * Two picks in one shed. A double pick and a jerk-in are the same two yarns; that the second was
   * dragged in from the selvedge shows only where its end is seen.
   */
  TWO_PICKS(DefectKind.DOUBLE_PICK, DefectKind.JERK_IN);

  private final DefectKind first;
  private final DefectKind second;

  KindGroup(DefectKind first, DefectKind second) {
    this.first = first;
    this.second = second;
  }

  /** The group of a kind; none for a kind that stands alone. */
  public static Optional<KindGroup> of(DefectKind kind) {
    return Stream.of(values()).filter(group -> group.kinds().contains(kind)).findFirst();
  }

  /** Its kinds, in their order. */
  public Set<DefectKind> kinds() {
    return EnumSet.of(first, second);
  }

  /** The name that a kind is counted under: its group's, else its own. */
  public static String label(DefectKind kind) {
    return of(kind).map(KindGroup::name).orElse(kind.name());
  }
}
