package io.loomsight.models.synth;

import io.loomsight.models.image.ColourImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Draws a collection of home-textile designs, so that patterns can be learnt and shown without
 * anybody's data. Kinds follow a fixed round of 40 that has each of them; every second or third
 * design is an ornament, and those go through all 17 wallpaper groups in an order of the seed.
 */
public final class DesignDraw {

  private static final List<DesignKind> ROUND =
      List.of(
          DesignKind.ORNAMENT,
          DesignKind.TARTAN,
          DesignKind.ORNAMENT,
          DesignKind.DAMASK,
          DesignKind.STRIPE,
          DesignKind.ORNAMENT,
          DesignKind.IKAT,
          DesignKind.SCALLOPS,
          DesignKind.ORNAMENT,
          DesignKind.HOUNDSTOOTH,
          DesignKind.ORNAMENT,
          DesignKind.TRELLIS,
          DesignKind.GINGHAM,
          DesignKind.ORNAMENT,
          DesignKind.DAMASK,
          DesignKind.DOTS,
          DesignKind.ORNAMENT,
          DesignKind.HERRINGBONE,
          DesignKind.WAVES,
          DesignKind.ORNAMENT,
          DesignKind.TARTAN,
          DesignKind.ORNAMENT,
          DesignKind.RINGS,
          DesignKind.IKAT,
          DesignKind.ORNAMENT,
          DesignKind.DAMASK,
          DesignKind.STRIPE,
          DesignKind.ORNAMENT,
          DesignKind.DOBBY,
          DesignKind.ORNAMENT,
          DesignKind.TRELLIS,
          DesignKind.TARTAN,
          DesignKind.ORNAMENT,
          DesignKind.SCALLOPS,
          DesignKind.GINGHAM,
          DesignKind.ORNAMENT,
          DesignKind.IKAT,
          DesignKind.TWILL,
          DesignKind.ORNAMENT,
          DesignKind.DAMASK);

  private static final int ORNAMENTS_IN_ROUND =
      (int) ROUND.stream().filter(kind -> kind == DesignKind.ORNAMENT).count();

  private final long seed;
  private final List<WallpaperGroup> groups;

  private DesignDraw(long seed) {
    this.seed = seed;
    this.groups = shuffledGroups(seed);
  }

  /** The first designs of the collection of a name, which is always the same. */
  public static List<DrawnDesign> collection(String name, int designs) {
    return collection(name.hashCode(), designs);
  }

  /**
   * The first designs of a seed's endless collection.
   *
   * @param seed the same one gives the same samples
   * @param designs how many, at least 0
   */
  public static List<DrawnDesign> collection(long seed, int designs) {
    if (designs < 0) {
      throw new IllegalArgumentException(
          "collection: expected 0 or more designs, found " + designs);
    }
    DesignDraw draw = new DesignDraw(seed);
    return IntStream.range(0, designs).mapToObj(draw::design).toList();
  }

  private static List<WallpaperGroup> shuffledGroups(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<WallpaperGroup> left = new ArrayList<>(List.of(WallpaperGroup.values()));
    List<WallpaperGroup> drawn = new ArrayList<>();
    while (!left.isEmpty()) {
      drawn.add(left.remove(random.nextInt(left.size())));
    }
    return drawn;
  }

  private DrawnDesign design(int index) {
    DesignKind kind = ROUND.get(index % ROUND.size());
    SplittableRandom random = new SplittableRandom(Noise.hash(seed, index, 1));
    String number = String.format(Locale.ROOT, "%03d", index);
    if (kind == DesignKind.ORNAMENT) {
      WallpaperGroup group = groups.get(ornamentsBefore(index) % groups.size());
      return new DrawnDesign(
          "%s-%s-%s".formatted(kind.label(), group.label(), number), Ornament.draw(group, random));
    }
    return new DrawnDesign("%s-%s".formatted(kind.label(), number), draw(kind, random));
  }

  private static int ornamentsBefore(int index) {
    long before =
        ROUND.subList(0, index % ROUND.size()).stream()
            .filter(kind -> kind == DesignKind.ORNAMENT)
            .count();
    return index / ROUND.size() * ORNAMENTS_IN_ROUND + (int) before;
  }

  private static ColourImage draw(DesignKind kind, SplittableRandom random) {
    return switch (kind) {
      case STRIPE -> new WovenDesigns(random).stripe();
      case GINGHAM -> new WovenDesigns(random).gingham();
      case TARTAN -> new WovenDesigns(random).tartan();
      case TWILL -> new WovenDesigns(random).twill();
      case HERRINGBONE -> new WovenDesigns(random).herringbone();
      case HOUNDSTOOTH -> new WovenDesigns(random).houndstooth();
      case DOBBY -> new WovenDesigns(random).dobby();
      case IKAT -> new Ikat(random).tile();
      case ORNAMENT -> Ornament.draw(WallpaperGroup.P1, random);
      case DAMASK -> new Damask(random).tile();
      case DOTS -> new Prints(random).dots();
      case SCALLOPS -> new Prints(random).scallops();
      case WAVES -> new Prints(random).waves();
      case TRELLIS -> new Prints(random).trellis();
      case RINGS -> new Prints(random).rings();
    };
  }
}
