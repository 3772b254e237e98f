package io.loomsight.models.grade;

import io.loomsight.models.fabric.PixelBox;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;

/**
 * Names a defect by its roll and the regions that it was merged from. So a name also tells whether
 * some regions are a defect's, all of them and no others.
 */
public final class DefectIds {

  private static final HexFormat HEX = HexFormat.of();

  private static final Comparator<Place> BY_FRAME =
      Comparator.comparing(Place::frameId)
          .thenComparing(place -> place.pixels().xPx())
          .thenComparing(place -> place.pixels().yPx())
          .thenComparing(place -> place.pixels().widthPx())
          .thenComparing(place -> place.pixels().heightPx());

  private DefectIds() {}

  /** Where a region is: in which frame, and where in its image. */
  public record Place(String frameId, PixelBox pixels) {}

  /** The defect's name, 32 hex digits; the regions' order does not matter. */
  public static String of(String rollId, List<Place> regions) {
    List<String> parts = new ArrayList<>();
    parts.add(rollId);
    for (Place region : regions.stream().sorted(BY_FRAME).toList()) {
      PixelBox pixels = region.pixels();
      parts.add(
          "%s:%d,%d,%d,%d"
              .formatted(
                  region.frameId(),
                  pixels.xPx(),
                  pixels.yPx(),
                  pixels.widthPx(),
                  pixels.heightPx()));
    }
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256")
              .digest(String.join("\n", parts).getBytes(StandardCharsets.UTF_8));
      return HEX.formatHex(hash, 0, 16);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
  }
}
