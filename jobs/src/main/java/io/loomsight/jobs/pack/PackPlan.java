package io.loomsight.jobs.pack;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * One pack to be made.
 *
 * @param number from 0
 * @param images that go in, by path
 */
record PackPlan(int number, List<Member> images) implements Serializable {

  /** Most images of a pack, so that its index stays small. */
  private static final int MOST_IMAGES = 50_000;

  /** One loose image. */
  record Member(String path, String uri, long bytes, long modifiedMs) implements Serializable {}

  PackPlan {
    images = List.copyOf(images);
  }

  /** The pack's name in the night's folder. */
  String name() {
    return String.format(Locale.ROOT, "pack-%05d.tar", number);
  }

  /** Cuts a night, sorted by path: the same images make the same packs. */
  static List<PackPlan> of(List<Member> images, long packBytes) {
    List<PackPlan> plans = new ArrayList<>();
    List<Member> next = new ArrayList<>();
    long bytes = 0;
    for (Member image : images.stream().sorted(Comparator.comparing(Member::path)).toList()) {
      next.add(image);
      bytes += image.bytes();
      if (bytes >= packBytes || next.size() == MOST_IMAGES) {
        plans.add(new PackPlan(plans.size(), next));
        next.clear();
        bytes = 0;
      }
    }
    if (!next.isEmpty()) {
      plans.add(new PackPlan(plans.size(), next));
    }
    return plans;
  }
}
