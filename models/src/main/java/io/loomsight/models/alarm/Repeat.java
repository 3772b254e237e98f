package io.loomsight.models.alarm;

import io.loomsight.models.fabric.Box;
import io.loomsight.models.fabric.DefectKind;
import java.time.LocalDate;
import java.util.List;

/**
 * Defects of a roll at one place across that come again with a period along it.
 *
 * @param xMm where it lies across: the mean of its members' middles
 * @param box from its first member's start to its last member's end, and all that they cover across
 * @param periodMm the period, by least squares over the hits
 * @param periodErrorMm its standard error
 * @param phaseMm where the period puts middles along the roll, from 0 to {@code periodMm}
 * @param turns how many defects there would be from the first to the last, were none missing
 * @param hits how many of these turns show one
 * @param byChance how many repeats as this a roll has on average whose defects lie at random
 * @param kind what most of its members are
 * @param memberIds their ids along the roll; a turn may show several
 * @param score the highest of them
 * @param firstNight the first night in which it was seen
 * @param lastNight the last
 */
public record Repeat(
    double xMm,
    Box box,
    double periodMm,
    double periodErrorMm,
    double phaseMm,
    int turns,
    int hits,
    double byChance,
    DefectKind kind,
    List<String> memberIds,
    double score,
    LocalDate firstNight,
    LocalDate lastNight) {

  public Repeat {
    memberIds = List.copyOf(memberIds);
  }

  /** How far it goes along the roll, from the first member's start to the last one's end. */
  public double extentMm() {
    return box.heightMm();
  }

  /**
   * Whether it may go on at {@code yMm}: ends no more than {@code withinMm} and two marks before
   * it, at the mean distance of its marks.
   */
  public boolean reaches(double yMm, double withinMm) {
    return box.endMm() + 2 * periodMm * turns / hits >= yMm - withinMm;
  }
}
