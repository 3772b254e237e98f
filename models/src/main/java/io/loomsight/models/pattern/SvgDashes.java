package io.loomsight.models.pattern;

import java.awt.BasicStroke;
import java.awt.Shape;
import java.awt.geom.FlatteningPathIterator;
import java.awt.geom.PathIterator;
import org.apache.batik.gvt.CompositeGraphicsNode;
import org.apache.batik.gvt.CompositeShapePainter;
import org.apache.batik.gvt.GraphicsNode;
import org.apache.batik.gvt.ShapeNode;
import org.apache.batik.gvt.ShapePainter;
import org.apache.batik.gvt.StrokeShapePainter;

/**
 * How many dashes a drawing has before any is drawn: a long line of short dashes, a few characters
 * of a file, takes more memory than there is.
 */
final class SvgDashes {

  private static final double MOST_DASHES = 200_000;

  private double dashes;

  private SvgDashes() {}

  /** Refuses more than 200 000 dashes; the message does not name the file. */
  static void check(GraphicsNode root) {
    SvgDashes counted = new SvgDashes();
    counted.add(root);
    if (!(counted.dashes <= MOST_DASHES)) {
      throw new UnreadableDesignException(
          "expected at most %.0f dashes, found %.0f".formatted(MOST_DASHES, counted.dashes));
    }
  }

  private void add(GraphicsNode node) {
    if (node.getMask() != null) {
      add(node.getMask().getMaskNode());
    }
    if (node instanceof CompositeGraphicsNode group) {
      for (Object child : group.getChildren()) {
        add((GraphicsNode) child);
      }
    } else if (node instanceof ShapeNode shape && shape.getShapePainter() != null) {
      add(shape.getShapePainter(), shape.getShape());
    }
  }

  private void add(ShapePainter painter, Shape shape) {
    if (painter instanceof CompositeShapePainter several) {
      for (int index = 0; index < several.getShapePainterCount(); index++) {
        add(several.getShapePainter(index), shape);
      }
    } else if (painter instanceof StrokeShapePainter stroke
        && stroke.getStroke() instanceof BasicStroke line
        && line.getDashArray() != null) {
      double periodUnits = 0;
      for (float dash : line.getDashArray()) {
        periodUnits += dash;
      }
      dashes += lengthUnits(shape) / periodUnits * line.getDashArray().length;
    }
  }

  private static double lengthUnits(Shape shape) {
    double lengthUnits = 0;
    double[] to = new double[2];
    double x = 0;
    double y = 0;
    double startX = 0;
    double startY = 0;
    PathIterator path = new FlatteningPathIterator(shape.getPathIterator(null), 0.5, 8);
    for (; !path.isDone(); path.next()) {
      switch (path.currentSegment(to)) {
        case PathIterator.SEG_MOVETO -> {
          startX = to[0];
          startY = to[1];
        }
        case PathIterator.SEG_CLOSE -> {
          lengthUnits += Math.hypot(startX - x, startY - y);
          to[0] = startX;
          to[1] = startY;
        }
        default -> lengthUnits += Math.hypot(to[0] - x, to[1] - y);
      }
      x = to[0];
      y = to[1];
    }
    return lengthUnits;
  }
}
