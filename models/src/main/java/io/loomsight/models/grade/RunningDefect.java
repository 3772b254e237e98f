package io.loomsight.models.grade;

import io.loomsight.models.fabric.Box;
import io.loomsight.models.fabric.DefectKind;
import java.time.LocalDate;
import java.util.List;

/**
 * Warp defects of a roll that continue each other, over nights.
 *
 * @param box from its first member's start to its last member's end, and all that they cover across
 * @param coveredMm length along in which at least one member shows; the rest are gaps
 * @param kind what most of its members' length is
 * @param members how many defects it is made of
 * @param memberIds their ids from the start on, at most {@link #KEPT_IDS}
 * @param score the highest of them
 * @param firstNight the first night in which it was seen
 * @param lastNight the last
 */
public record RunningDefect(
    Box box,
    double coveredMm,
    DefectKind kind,
    long members,
    List<String> memberIds,
    double score,
    LocalDate firstNight,
    LocalDate lastNight) {

  /** Ids that a running defect keeps, so that one over a whole bad roll stays small. */
  public static final int KEPT_IDS = 10_000;

  public RunningDefect {
    memberIds = List.copyOf(memberIds);
  }

  /** From the first member's start to the last one's end. */
  public double lengthMm() {
    return box.heightMm();
  }

  /** Whether it ends no more than {@code withinMm} before {@code yMm}. */
  public boolean reaches(double yMm, double withinMm) {
    return box.endMm() >= yMm - withinMm - BoxGroups.TOLERANCE_MM;
  }
}
