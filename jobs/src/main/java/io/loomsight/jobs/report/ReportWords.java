package io.loomsight.jobs.report;

import io.loomsight.jobs.page.Messages;
import io.loomsight.jobs.page.Words;
import io.loomsight.jobs.table.Reject;
import io.loomsight.jobs.table.Run;
import io.loomsight.models.detect.Mismatch;
import io.loomsight.models.fabric.DefectKind;
import io.loomsight.models.fabric.Direction;
import io.loomsight.models.grade.Grade;
import java.util.List;

/** The report's words, from its bundles, and what things of the house are called by them. */
public final class ReportWords {

  static final Messages MESSAGES = Messages.beside(ReportWords.class, "report");

  private static final int NAMES_SHOWN = 6;

  private ReportWords() {}

  /** A message of the bundle; see {@link Messages#say}. */
  public static Words say(String key, Object... values) {
    return MESSAGES.say(key, values);
  }

  /** A roll's standing, by shape and word. */
  public static Words standing(RollSheet.Standing standing) {
    return say("roll." + standing.name());
  }

  /** The CSS class that colours a roll's standing. */
  public static String css(RollSheet.Standing standing) {
    return switch (standing) {
      case REJECT -> "reject";
      case THIRD, SECOND, OVER_LIMIT -> "second";
      case MISFIT, UNGRADED -> "misfit";
      case OPEN -> "open";
      case FIRST, PREMIUM -> "first";
    };
  }

  /** The CSS class that colours a direction. */
  public static String css(Direction direction) {
    return switch (direction) {
      case WARP -> "warp";
      case WEFT -> "weft";
      case AREA -> "area";
    };
  }

  public static Words grade(Grade grade) {
    return say("grade." + grade.name());
  }

  public static Words kind(DefectKind kind) {
    return Words.of(kind.chinese(), kind.english());
  }

  public static Words reason(Reject.Reason reason) {
    return say("reason." + reason.name());
  }

  public static Words outcome(Run.Outcome outcome) {
    return say("outcome." + outcome.name());
  }

  /** What to do about a roll that does not look like its style. */
  static Words advice(Mismatch.Kind kind) {
    return say("mismatch." + (kind == Mismatch.Kind.NONE ? Mismatch.Kind.OTHER : kind).name());
  }

  /** What of a roll does not look like its style. */
  static Words mismatch(Mismatch.Kind kind) {
    return say("unlike." + kind.name());
  }

  /** The first few of many names. */
  static Words names(List<String> all) {
    List<String> shown = all.subList(0, Math.min(NAMES_SHOWN, all.size()));
    Words names = Words.of(String.join("、", shown), String.join(", ", shown));
    return shown.size() < all.size() ? say("names.more", names, all.size() - shown.size()) : names;
  }
}
