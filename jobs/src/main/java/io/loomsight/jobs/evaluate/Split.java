package io.loomsight.jobs.evaluate;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.zip.CRC32;

/**
 * A fabric's good images, split by image: some to fit its reference on, the others to be judged.
 * Which is which depends on the seed and each image's own name, not on the order of listing.
 */
record Split(List<Path> reference, List<Path> judged) {

  /** How many good images are kept for judging where there are too few for both. */
  private static final int KEPT_FOR_JUDGING = 6;

  Split {
    reference = List.copyOf(reference);
    judged = List.copyOf(judged);
  }

  /**
   * Splits a fabric. Of {@code normals} or fewer good images all but 6 are for the reference, at
   * least one.
   */
  static Split of(LabelledFabric fabric, int normals, long seed) {
    return of(fabric, normals, normals, seed);
  }

  /**
   * The first {@code normals} images of the reference that the split with {@code most} has, and the
   * same images to be judged as there: references of one seed hold each other.
   */
  static Split of(LabelledFabric fabric, int normals, int most, long seed) {
    List<Path> shuffled = shuffled(fabric.name(), fabric.normal(), seed);
    int count = shuffled.size() > most ? most : Math.max(1, shuffled.size() - KEPT_FOR_JUDGING);
    return new Split(
        shuffled.subList(0, Math.min(normals, count)).stream().sorted().toList(),
        shuffled.subList(count, shuffled.size()).stream().sorted().toList());
  }

  /** Images in an order drawn by seed and name. */
  static List<Path> shuffled(String fabric, List<Path> images, long seed) {
    return images.stream()
        .sorted(
            Comparator.comparingLong((Path image) -> draw(fabric, image, seed))
                .thenComparing(Comparator.naturalOrder()))
        .toList();
  }

  private static long draw(String fabric, Path image, long seed) {
    CRC32 hash = new CRC32();
    hash.update((fabric + "/" + image.getFileName()).getBytes(StandardCharsets.UTF_8));
    return new SplittableRandom(seed + hash.getValue()).nextLong();
  }
}
