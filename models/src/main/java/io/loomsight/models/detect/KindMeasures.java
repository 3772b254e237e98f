package io.loomsight.models.detect;

import io.loomsight.models.fabric.Box;
import io.loomsight.models.fabric.RegionLook;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * What a defect's kind is told by: how it looks, as {@link RegionLooks} measures it, and its form
 * and place. Sizes are logarithms of mm.
 */
public final class KindMeasures {

  /** Beyond this a selvedge is far; cloth without a seen one too. */
  private static final double FAR_MM = 100;

  private static final double LEAST_MM = 0.2;

  /** Longer is as good as endless; frames cut what is longer anyhow. */
  private static final double LONGEST_MM = 600;

  private static final double LONGEST_CORE_MM = 40;

  /** Measures have four decimals. */
  private static final double DIGITS = 1e4;

  private KindMeasures() {}

  /**
   * The measures by name, sorted; those alone that the look has what they need of.
   *
   * @param shape the merged defect's
   * @param look the mean of its regions'
   */
  public static Map<String, Double> of(
      RegionShape shape, RegionLook look, Box box, Selvedges selvedges) {
    Map<String, Double> measures = new TreeMap<>(look.measures());
    double fromWarpDeg = Math.min(shape.angleDeg(), 180 - shape.angleDeg());
    double length = logMm(shape.lengthMm(), LONGEST_MM);
    measures.put("length", length);
    measures.put("maskThickness", logMm(shape.thicknessMm(), LONGEST_MM));
    measures.put("maskSlenderness", length - logMm(shape.thicknessMm(), LONGEST_MM));
    measures.put("contrast", shape.contrast());
    measures.put("roughness", shape.roughness());
    measures.put("fromWarpDeg", fromWarpDeg);
    measures.put("fromYarnsDeg", Math.min(fromWarpDeg, 90 - fromWarpDeg));
    measures.put("upright", logMm(box.heightMm(), LONGEST_MM) - logMm(box.widthMm(), LONGEST_MM));
    measures.put("selvedgeMm", Math.min(FAR_MM, selvedges.distanceMm(box)));
    OptionalDouble widthMm = taken(measures, "widthMm");
    if (widthMm.isPresent()) {
      double width = logMm(widthMm.getAsDouble(), LONGEST_MM);
      measures.put("width", width);
      measures.put("slenderness", length - width);
      if (measures.containsKey("pitchMm")) {
        measures.put("yarns", width - logMm(measures.get("pitchMm"), LONGEST_MM));
      }
    }
    if (measures.containsKey("fill")) {
      measures.put("coreArea", Math.log(measures.get("fill") * shape.areaMm2() + 0.1));
    }
    taken(measures, "coreLengthMm")
        .ifPresent(lengthMm -> measures.put("coreLength", logMm(lengthMm, LONGEST_CORE_MM)));
    taken(measures, "coreWidthMm")
        .ifPresent(coreMm -> measures.put("coreWidth", logMm(coreMm, LONGEST_CORE_MM)));
    measures.computeIfPresent("clearness", (name, value) -> Math.log(value + 0.1));
    measures.computeIfPresent("softness", (name, value) -> Math.log(Math.max(1, value)));
    measures.replaceAll((name, value) -> Math.rint(value * DIGITS) / DIGITS);
    return measures;
  }

  private static OptionalDouble taken(Map<String, Double> measures, String name) {
    Double value = measures.remove(name);
    return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
  }

  private static double logMm(double valueMm, double mostMm) {
    return Math.log(Math.max(LEAST_MM, Math.min(mostMm, valueMm)));
  }
}
