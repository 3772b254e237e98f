package io.loomsight.jobs.export;

import io.loomsight.models.fabric.DefectKind;

/** The numbers that a data set knows kinds by. They are never given to another kind. */
final class Categories {

  private Categories() {}

  /** A kind's number, the same in every data set. */
  static int id(DefectKind kind) {
    return switch (kind) {
      case BROKEN_END -> 1;
      case DOUBLE_END -> 2;
      case TIGHT_END -> 3;
      case COARSE_END -> 4;
      case REED_MARK -> 5;
      case TEMPLE_MARK -> 6;
      case SELVEDGE_FAULT -> 7;
      case MISSING_PICK -> 11;
      case DOUBLE_PICK -> 12;
      case COARSE_PICK -> 13;
      case LOOSE_WEFT -> 14;
      case THIN_PLACE -> 15;
      case THICK_PLACE -> 16;
      case STARTING_MARK -> 17;
      case JERK_IN -> 18;
      case HOLE -> 21;
      case FLOAT -> 22;
      case SLUB -> 23;
      case KNOT -> 24;
      case NEP -> 25;
      case OIL_STAIN -> 26;
      case STAIN -> 27;
      case FLY -> 28;
      case CREASE -> 29;
      case UNKNOWN -> 99;
    };
  }
}
