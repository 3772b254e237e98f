package io.loomsight.models.alarm;

import io.loomsight.models.fabric.Box;
import io.loomsight.models.fabric.Column;
import io.loomsight.models.fabric.DefectKind;
import java.time.LocalDate;
import java.util.List;

/** One thing on a loom that needs a mechanic. */
public record Alarm(
    @Column(doc = "The mill") String factory,
    @Column(doc = "The night") LocalDate batchDate,
    @Column(doc = "The loom") String loomId,
    @Column(doc = "The roll") String rollId,
    @Column(doc = "The style") String styleId,
    @Column(
            doc =
                "RUNNING: a defect that runs along the roll; REPEATING: defects that come again with a period")
        Type type,
    @Column(
            doc =
                "STOP_LOOM where it goes on to the end of the cloth seen, CHECK where it has ended or the camera makes it")
        Urgency urgency,
    @Column(doc = "Where it lies on the roll, from its first member's start to its last one's end")
        Box box,
    @Column(doc = "Length along that shows it, without gaps, 0 where REPEATING", unit = "mm")
        double coveredMm,
    @Column(doc = "The period along the roll, 0 where RUNNING", unit = "mm") double periodMm,
    @Column(doc = "Standard error of the period, 0 where RUNNING", unit = "mm")
        double periodErrorMm,
    @Column(doc = "Turns from the first member to the last, 0 where RUNNING") int turns,
    @Column(doc = "Turns that show it, 0 where RUNNING") int hits,
    @Column(
            doc =
                "Repeats as this that a roll has on average whose defects lie at random, 0 where RUNNING")
        double byChance,
    @Column(doc = "What most of it is") DefectKind kind,
    @Column(doc = "What it most likely comes from") Cause.Part cause,
    @Column(doc = "The same in words, English") String causeEnglish,
    @Column(doc = "The same in words, Chinese") String causeChinese,
    @Column(doc = "Highest score of its members") double score,
    @Column(doc = "The first night in which it was seen") LocalDate firstDate,
    @Column(doc = "The last, which is this night where it is new or goes on") LocalDate lastDate,
    @Column(doc = "Defects that it is made of") long members,
    @Column(doc = "Their ids along the roll, the first 10000") List<String> memberIds) {

  public Alarm {
    memberIds = List.copyOf(memberIds);
  }

  /** Whether the night has seen something of it. */
  public boolean isTonight() {
    return lastDate.equals(batchDate);
  }

  /** Length along of the roll from its first member's start to its last one's end. */
  public double extentMm() {
    return box.heightMm();
  }

  /** What kind of alarm it is. */
  public enum Type {
    RUNNING,
    REPEATING
  }

  /** How soon a mechanic is needed. */
  public enum Urgency {
    STOP_LOOM,
    CHECK
  }
}
