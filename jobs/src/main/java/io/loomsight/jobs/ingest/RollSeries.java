package io.loomsight.jobs.ingest;

import io.loomsight.jobs.table.Reject.Reason;
import io.loomsight.models.fabric.Box;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Checks that hold between images: content of its own, and one camera's images of one roll as a
 * series of one size whose places follow its sequence. Of two images that contradict each other the
 * one that comes first stays, by sequence, then by address.
 */
final class RollSeries {

  private static final Comparator<Candidate> BY_ADDRESS = Comparator.comparing(Candidate::uri);
  private static final Comparator<Candidate> BY_SEQUENCE =
      Comparator.<Candidate>comparingInt(image -> image.place().sequence())
          .thenComparing(BY_ADDRESS);

  /** By where images end along the roll. */
  private static final Comparator<Candidate> ALONG =
      Comparator.<Candidate>comparingDouble(image -> box(image).endMm()).thenComparing(BY_ADDRESS);

  /** Rounding of the offsets in a manifest is no overlap. */
  private static final double ROUNDING_MM = 0.01;

  private RollSeries() {}

  /** Images of the same content: the first stays. */
  static List<Candidate> ofOneContent(List<Candidate> images) {
    List<Candidate> sorted = images.stream().sorted(BY_ADDRESS).toList();
    String first = sorted.get(0).uri();
    return eachAfterFirst(
        sorted,
        image ->
            image.refused(
                Reason.DUPLICATE_CONTENT,
                "expected content of its own, found the bytes of " + first));
  }

  /** One roll's images, camera by camera; those that are refused already stay out of it. */
  static List<Candidate> ofOneRoll(List<Candidate> images, IngestConfig config) {
    Map<String, List<Candidate>> cameras = new TreeMap<>();
    for (Candidate image : images) {
      cameras.computeIfAbsent(image.place().cameraId(), camera -> new ArrayList<>()).add(image);
    }
    List<Candidate> result = new ArrayList<>();
    cameras.values().forEach(series -> result.addAll(ofOneCamera(series, config)));
    return result;
  }

  /**
   * The images of a roll that ends, as a manifest says: where the one that the line names was
   * refused or is missing, the roll ends with the last of those that stay. Where none stays, no
   * image says that it ends.
   */
  static List<Candidate> withEnd(List<Candidate> images) {
    List<Candidate> staying = images.stream().filter(Candidate::isOpen).toList();
    if (staying.stream().anyMatch(image -> image.place().rollEnd())) {
      return images;
    }
    Optional<Candidate> last = staying.stream().max(ALONG);
    return images.stream()
        .map(image -> last.filter(image::equals).map(Candidate::atRollEnd).orElse(image))
        .toList();
  }

  /** One camera's images of one roll; those that are refused already stay out of it. */
  static List<Candidate> ofOneCamera(List<Candidate> images, IngestConfig config) {
    List<Candidate> result = new ArrayList<>();
    images.stream().filter(image -> !image.isOpen()).forEach(result::add);
    List<Candidate> left = images.stream().filter(Candidate::isOpen).sorted(BY_SEQUENCE).toList();
    for (Function<List<Candidate>, List<Candidate>> check :
        List.<Function<List<Candidate>, List<Candidate>>>of(
            RollSeries::distinctSequences,
            RollSeries::oneSize,
            RollSeries::inOrder,
            series -> apart(series, config.maxOverlapPercent()))) {
      List<Candidate> checked = check.apply(left);
      checked.stream().filter(image -> !image.isOpen()).forEach(result::add);
      left = checked.stream().filter(Candidate::isOpen).toList();
    }
    result.addAll(left);
    return result;
  }

  private static List<Candidate> eachAfterFirst(
      List<Candidate> images, Function<Candidate, Candidate> refusal) {
    List<Candidate> result = new ArrayList<>(images.subList(0, 1));
    images.stream().skip(1).map(refusal).forEach(result::add);
    return result;
  }

  private static List<Candidate> distinctSequences(List<Candidate> series) {
    Map<Integer, Candidate> first = new HashMap<>();
    List<Candidate> result = new ArrayList<>();
    for (Candidate image : series) {
      Candidate earlier = first.putIfAbsent(image.place().sequence(), image);
      result.add(
          earlier == null
              ? image
              : image.refused(
                  Reason.DUPLICATE_SEQUENCE,
                  "expected sequence %d once for roll %s and camera %s, found it at %s"
                      .formatted(
                          image.place().sequence(),
                          image.place().rollId(),
                          image.place().cameraId(),
                          earlier.uri())));
    }
    return result;
  }

  private record Size(int widthPx, int heightPx) {

    static Size of(Candidate image) {
      return new Size(image.shown().widthPx(), image.shown().heightPx());
    }

    @Override
    public String toString() {
      return widthPx + " x " + heightPx + " px";
    }
  }

  /** The size that most have; where two are as frequent, the one that comes first. */
  private static List<Candidate> oneSize(List<Candidate> series) {
    Map<Size, Integer> counts = new HashMap<>();
    series.forEach(image -> counts.merge(Size.of(image), 1, Integer::sum));
    int most = counts.values().stream().mapToInt(Integer::intValue).max().orElse(0);
    List<Candidate> result = new ArrayList<>();
    series.stream()
        .map(Size::of)
        .filter(size -> counts.get(size) == most)
        .findFirst()
        .ifPresent(
            usual ->
                series.forEach(image -> result.add(ofSize(image, usual, most, series.size()))));
    return result;
  }

  private static Candidate ofSize(Candidate image, Size usual, int most, int all) {
    Size size = Size.of(image);
    return size.equals(usual)
        ? image
        : image.refused(
            Reason.WRONG_SIZE,
            "expected %s as %d of its camera's %d images of roll %s, found %s"
                .formatted(usual, most, all, image.place().rollId(), size));
  }

  /**
   * Keeps the longest part of the series whose places never go back, so that one wrong place costs
   * one image and not all that follow it.
   */
  private static List<Candidate> inOrder(List<Candidate> series) {
    int[] previous = new int[series.size()];
    int[] ends = new int[series.size()];
    int length = 0;
    for (int index = 0; index < series.size(); index++) {
      double yMm = series.get(index).place().offsetYMm();
      int low = 0;
      int high = length;
      while (low < high) {
        int middle = (low + high) / 2;
        if (series.get(ends[middle]).place().offsetYMm() <= yMm) {
          low = middle + 1;
        } else {
          high = middle;
        }
      }
      previous[index] = low > 0 ? ends[low - 1] : -1;
      ends[low] = index;
      length = Math.max(length, low + 1);
    }
    boolean[] kept = new boolean[series.size()];
    Arrays.fill(kept, false);
    for (int index = length > 0 ? ends[length - 1] : -1; index >= 0; index = previous[index]) {
      kept[index] = true;
    }
    List<Candidate> result = new ArrayList<>();
    for (int index = 0; index < series.size(); index++) {
      Candidate image = series.get(index);
      result.add(
          kept[index] ? image : image.refused(Reason.OUT_OF_ORDER, order(series, kept, index)));
    }
    return result;
  }

  private static String order(List<Candidate> series, boolean[] kept, int index) {
    List<String> limits = new ArrayList<>();
    for (int before = index - 1; before >= 0; before--) {
      if (kept[before]) {
        limits.add("from " + offset(series.get(before)));
        break;
      }
    }
    for (int after = index + 1; after < kept.length; after++) {
      if (kept[after]) {
        limits.add("up to " + offset(series.get(after)));
        break;
      }
    }
    return "offset_y_mm: expected %s, found %s"
        .formatted(String.join(" ", limits), offset(series.get(index)));
  }

  private static String offset(Candidate image) {
    return String.format(
        Locale.ROOT, "%.3f (sequence %d)", image.place().offsetYMm(), image.place().sequence());
  }

  private static Box box(Candidate image) {
    Placement place = image.place();
    return new Box(
        place.offsetXMm(),
        place.offsetYMm(),
        image.shown().widthPx() * place.mmPerPx(),
        image.shown().heightPx() * place.mmPerPx());
  }

  /** Refuses what lies too far over an earlier image; the series must be in order. */
  private static List<Candidate> apart(List<Candidate> series, double maxOverlapPercent) {
    List<Candidate> result = new ArrayList<>();
    List<Candidate> reaching = new ArrayList<>();
    for (Candidate image : series) {
      Box box = box(image);
      reaching.removeIf(earlier -> box(earlier).endMm() <= box.yMm());
      double mostMm = box.heightMm() * maxOverlapPercent / 100 + ROUNDING_MM;
      Candidate checked =
          reaching.stream()
              .filter(earlier -> overlapMm(box(earlier), box) > mostMm)
              .findFirst()
              .map(
                  earlier ->
                      image.refused(
                          Reason.OVERLAPPING,
                          String.format(
                              Locale.ROOT,
                              "expected to lie at most %s %% of its %.3f mm over sequence %d, found %.3f mm",
                              maxOverlapPercent,
                              box.heightMm(),
                              earlier.place().sequence(),
                              overlapMm(box(earlier), box))))
              .orElse(image);
      if (checked.isOpen()) {
        reaching.add(image);
      }
      result.add(checked);
    }
    return result;
  }

  /**
   * How much of {@code later} lies over {@code earlier} along the roll; 0 where they lie beside.
   */
  private static double overlapMm(Box earlier, Box later) {
    boolean beside = earlier.rightMm() <= later.xMm() || later.rightMm() <= earlier.xMm();
    return beside ? 0 : Math.min(earlier.endMm(), later.endMm()) - later.yMm();
  }
}
