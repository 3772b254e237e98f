package io.loomsight.models.synth;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Five colours that go together, {@code 0xRRGGBB}: the ground, a quiet colour for leaves and
 * frames, the main colour, a light one, and one for spots.
 *
 * @param family the colour that gives it its character
 * @param colours the five colours, in this order
 */
record DesignPalette(String family, List<Integer> colours) {

  static final int GROUND = 0;
  static final int QUIET = 1;
  static final int MAIN = 2;
  static final int LIGHT = 3;
  static final int SPOT = 4;

  private static final int COLOURS = 5;

  private static final List<DesignPalette> HOUSE =
      List.of(
          of("indigo", 0xf3efe4, 0x7f9bb3, 0x26436b, 0xcbb78f, 0xb5543a),
          of("night indigo", 0x1f2f52, 0x6f8fb0, 0xf1eadb, 0xc98a3f, 0xa9c0cf),
          of("madder", 0xf5ebdc, 0x8a8f63, 0xa33a2c, 0xe3ab82, 0x4f2a2c),
          of("deep madder", 0x7d2a26, 0xc0785a, 0xf3e3cb, 0xdfae55, 0x2f3b4a),
          of("celadon", 0xeef1e6, 0x8fb09c, 0x3f6b5c, 0xd6c58f, 0xc46a4a),
          of("celadon ground", 0xa9c4b2, 0x5f8a78, 0xf4f1e4, 0xe3cf94, 0x2f4f4a),
          of("ochre", 0xf6eed9, 0x8a7a3d, 0xc8892b, 0xe9cf8f, 0x6b3b22),
          of("ochre ground", 0xd7a347, 0x94682a, 0x2c3148, 0xf5e7c0, 0x7c2f26),
          of("plum", 0xf2e9e4, 0x8d8f86, 0x6a3350, 0xd9a7a5, 0xb98a3e),
          of("slate", 0xe9e7e1, 0x8b97a0, 0x3d4a57, 0xc9b596, 0xa8553f),
          of("terracotta", 0xead9c2, 0x7b7a5a, 0xb4552f, 0xf7eddb, 0x43302b),
          of("rose", 0xf7efe9, 0x8ea08a, 0xc06a75, 0xecc5bb, 0x5d4450),
          of("forest", 0x21382f, 0x7e9c74, 0xe9dfc4, 0xc9963f, 0xb8553c),
          of("aubergine", 0x35233a, 0x8d7a92, 0xeadccf, 0xc8745f, 0xd2a953),
          of("linen", 0xf1ebdf, 0xcdbfa6, 0x94805f, 0xddd0b8, 0x5f5242),
          of("teal", 0xeef0ea, 0x7fa6a3, 0x1f5d66, 0xe3b778, 0xa8423a));

  DesignPalette {
    colours = List.copyOf(colours);
    if (colours.size() != COLOURS || colours.stream().distinct().count() != COLOURS) {
      throw new IllegalArgumentException(
          "palette %s: expected %d different colours, found %s"
              .formatted(family, COLOURS, colours));
    }
  }

  private static DesignPalette of(String family, int... colours) {
    return new DesignPalette(family, Arrays.stream(colours).boxed().toList());
  }

  /** One of the house's palettes, each colour a little off, as no two dye lots are alike. */
  static DesignPalette draw(SplittableRandom random) {
    DesignPalette house = HOUSE.get(random.nextInt(HOUSE.size()));
    return new DesignPalette(
        house.family, house.colours.stream().map(colour -> dyed(colour, random)).toList());
  }

  private static int dyed(int colour, SplittableRandom random) {
    int together = random.nextInt(-4, 5);
    int dyed = 0;
    for (int shift = 16; shift >= 0; shift -= 8) {
      int sample = (colour >> shift & 0xff) + together + random.nextInt(-3, 4);
      dyed |= Math.max(0, Math.min(255, sample)) << shift;
    }
    return dyed;
  }

  /** The colours of these places. */
  List<Integer> pick(List<Integer> places) {
    return places.stream().map(colours::get).toList();
  }

  /** The colour half way between two, in sRGB. */
  static int between(int first, int second) {
    return (first & 0xfefefe) / 2 + (second & 0xfefefe) / 2;
  }

  /** All five places in a drawn order. */
  static List<Integer> shuffled(SplittableRandom random) {
    List<Integer> left = new ArrayList<>(List.of(GROUND, QUIET, MAIN, LIGHT, SPOT));
    List<Integer> drawn = new ArrayList<>();
    while (!left.isEmpty()) {
      drawn.add(left.remove(random.nextInt(left.size())));
    }
    return drawn;
  }
}
