package io.loomsight.models.pattern;

import java.io.Serializable;

/**
 * How patterns are put together out of the patches of examples.
 *
 * @param patchPx side of a patch, odd, from 3
 * @param growth from one size to the next finer one, above 1
 * @param passes rounds of searching and voting at each size
 * @param sweeps of the search in each round
 */
public record PatchSettings(int patchPx, double growth, int passes, int sweeps)
    implements Serializable {

  public PatchSettings {
    require(patchPx >= 3 && patchPx % 2 == 1, "patchPx", "odd, from 3", patchPx);
    require(growth > 1 && growth <= 4, "growth", "above 1 to 4", growth);
    require(passes >= 1, "passes", "at least 1", passes);
    require(sweeps >= 1, "sweeps", "at least 1", sweeps);
  }

  /** Patches of 7 px, sizes half as large again each. */
  public static PatchSettings defaults() {
    return new PatchSettings(7, 1.5, 4, 2);
  }

  private static void require(boolean holds, String key, String expected, Object found) {
    if (!holds) {
      throw new IllegalArgumentException(
          "patches.%s: expected %s, found %s".formatted(key, expected, found));
    }
  }
}
