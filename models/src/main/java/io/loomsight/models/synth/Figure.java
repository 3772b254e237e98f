package io.loomsight.models.synth;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A motif: shapes, each on a level; where shapes overlap, the highest level shows, in whatever
 * order they are drawn. So copies of a figure may overlap and the drawing keeps its symmetries.
 *
 * @param parts the shapes
 */
record Figure(List<Part> parts) {

  /**
   * A shape of a figure.
   *
   * @param level 1 or more; 0 is the ground
   */
  record Part(Shape shape, int level) {

    Part {
      if (level < 1) {
        throw new IllegalArgumentException("figure: expected a level >= 1, found " + level);
      }
    }
  }

  Figure {
    parts = List.copyOf(parts);
  }

  static Figure of(int level, Shape shape) {
    return new Figure(List.of(new Part(shape, level)));
  }

  Figure with(int level, Shape shape) {
    return with(of(level, shape));
  }

  Figure with(Figure other) {
    List<Part> all = new ArrayList<>(parts);
    all.addAll(other.parts);
    return new Figure(all);
  }

  /** The figure {@code copies} times around the origin. */
  Figure around(int copies) {
    Figure all = this;
    for (int copy = 1; copy < copies; copy++) {
      all = all.with(turned(2 * Math.PI * copy / copies));
    }
    return all;
  }

  /** The figure and its mirror image at the x axis. */
  Figure doubled() {
    return with(each(Shape::mirrored));
  }

  Figure turned(double angle) {
    return each(shape -> shape.turned(angle));
  }

  Figure moved(double xPx, double yPx) {
    return each(shape -> shape.moved(xPx, yPx));
  }

  Figure twisted(double angle, double atPx) {
    return each(shape -> shape.twisted(angle, atPx));
  }

  private Figure each(UnaryOperator<Shape> change) {
    return new Figure(
        parts.stream().map(part -> new Part(change.apply(part.shape()), part.level())).toList());
  }
}
