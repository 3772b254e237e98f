package io.loomsight.jobs.report;

import static io.loomsight.jobs.report.ReportWords.say;

import io.loomsight.jobs.page.Words;
import io.loomsight.jobs.table.RollGrade;
import io.loomsight.models.grade.Rate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Why a roll has its grade or none, in the page's languages. The table says it in English alone,
 * and only there stand the limits that a rule set had; so what it says is read phrase by phrase.
 */
public final class RollReason {

  private static final Pattern BETWEEN = Pattern.compile("; ");
  private static final Pattern OPEN = Pattern.compile("open: its end was not seen yet");
  private static final Pattern UNSEEN = Pattern.compile("no cloth of it was judged");
  private static final Pattern COVERAGE = Pattern.compile("coverage (\\S+) % below (\\S+) %");
  private static final Pattern MISFIT = Pattern.compile("does not look like its style: .+");
  private static final Pattern RUNNING =
      Pattern.compile("running defect of (\\S+) m, over (\\S+) m");
  private static final Pattern REPEATING =
      Pattern.compile("repeating defect of (\\S+) m, over (\\S+) m");
  private static final Pattern POINTS =
      Pattern.compile(
          "(?<found>\\S+) (?<unit>[^,]+)(?:, over (?<over>[^,]+))?(?:, up to (?<upTo>[^,]+))?");

  private RollReason() {}

  /** The reason of a roll's row; a phrase that is not known stays as it is. */
  public static Words of(RollGrade roll) {
    return BETWEEN
        .splitAsStream(roll.reason())
        .map(phrase -> words(phrase, roll))
        .reduce((one, next) -> one.then(Words.of("；", "; ")).then(next))
        .orElse(Words.NONE);
  }

  private static Words words(String phrase, RollGrade roll) {
    return Stream.of(
            said(OPEN, phrase, "why.open"),
            said(UNSEEN, phrase, "why.unseen"),
            said(COVERAGE, phrase, "why.coverage"),
            said(RUNNING, phrase, "why.running"),
            said(REPEATING, phrase, "why.repeating"),
            misfit(phrase, roll),
            points(phrase))
        .flatMap(Optional::stream)
        .findFirst()
        .orElse(Words.same(phrase));
  }

  /** A message with what the pattern's groups found. */
  private static Optional<Words> said(Pattern pattern, String phrase, String key) {
    Matcher found = pattern.matcher(phrase);
    if (!found.matches()) {
      return Optional.empty();
    }
    Object[] values = new Object[found.groupCount()];
    for (int group = 1; group <= values.length; group++) {
      values[group - 1] = found.group(group);
    }
    return Optional.of(say(key, values));
  }

  private static Optional<Words> misfit(String phrase, RollGrade roll) {
    return MISFIT.matcher(phrase).matches()
        ? Optional.of(say("why.misfit", ReportWords.mismatch(Warnings.mismatch(roll))))
        : Optional.empty();
  }

  private static Optional<Words> points(String phrase) {
    Matcher found = POINTS.matcher(phrase);
    return found.matches()
        ? Stream.of(Rate.values())
            .filter(rate -> rate.measuredWords().equals(found.group("unit")))
            .map(rate -> say("rate." + rate.name(), found.group("found")))
            .map(words -> words.then(limit("why.over", found, "over")))
            .map(words -> words.then(limit("why.within", found, "upTo")))
            .findFirst()
        : Optional.empty();
  }

  /** Nothing where the phrase names no such limit. */
  private static Words limit(String key, Matcher found, String group) {
    return Optional.ofNullable(found.group(group)).map(limit -> say(key, limit)).orElse(Words.NONE);
  }
}
