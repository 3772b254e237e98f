package io.loomsight.models.pattern;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * The colours that a house prints: those that its designs are flat in. Photographs and soft rims
 * have none.
 *
 * @param rgbs each once
 */
record HouseColours(List<Integer> rgbs) {

  /** A colour covers so much of a design at least. */
  private static final double LEAST_SHARE = 0.02;

  /** CIEDE2000 between colours that nobody takes for one another. */
  private static final double APART = 12;

  private static final int NEAREST = 3;

  HouseColours {
    rgbs = List.copyOf(rgbs);
  }

  static HouseColours of(List<Swatch> swatches) {
    return new HouseColours(
        swatches.stream()
            .flatMap(swatch -> ColourCount.of(swatch.example().image()).shares().stream())
            .filter(colour -> colour.share() >= LEAST_SHARE)
            .map(ColourCount.Share::rgb)
            .distinct()
            .sorted()
            .toList());
  }

  /**
   * One of the three nearest to a colour that can be told from all that are taken; none where the
   * house has no such colour.
   */
  Optional<Integer> near(int rgb, List<Integer> taken, SplittableRandom random) {
    CieLab wanted = CieLab.ofRgb(rgb);
    List<CieLab> others = taken.stream().map(CieLab::ofRgb).toList();
    List<Integer> nearest =
        rgbs.stream()
            .filter(own -> isApart(CieLab.ofRgb(own), others))
            .sorted(Comparator.comparingDouble(own -> CieLab.ofRgb(own).deltaE2000(wanted)))
            .limit(NEAREST)
            .toList();
    return nearest.isEmpty()
        ? Optional.empty()
        : Optional.of(nearest.get(random.nextInt(nearest.size())));
  }

  private static boolean isApart(CieLab colour, List<CieLab> others) {
    return others.stream().allMatch(other -> colour.deltaE2000(other) >= APART);
  }
}
