package io.loomsight.jobs.generate;

import static java.util.Objects.requireNonNull;

import io.loomsight.jobs.page.Language;
import java.util.List;

/**
 * What a run of the job is to do.
 *
 * @param request what patterns are asked for
 * @param folder above the request's own, a path or any URI that Hadoop knows
 * @param picks what is drawn anew instead of the request's count; empty for all of that
 * @param variations new patterns like each pick, from 0
 * @param against what the patterns are held against
 * @param language that the sheet shows first
 */
record GenerateCall(
    PatternRequest request,
    String folder,
    List<Pick> picks,
    int variations,
    SetNumbers.Against against,
    Language language) {

  private static final int MOST_VARIATIONS = 1000;

  GenerateCall {
    requireNonNull(request, "request is null");
    requireNonNull(against, "against is null");
    requireNonNull(language, "language is null");
    picks = List.copyOf(picks);
    if (folder.isBlank()) {
      throw new IllegalArgumentException("--out: expected a folder or a URI, found ''");
    }
    if (variations < 0 || variations > MOST_VARIATIONS) {
      throw new IllegalArgumentException(
          "--like: expected 0 to %d, found %d".formatted(MOST_VARIATIONS, variations));
    }
    if (variations > 0 && picks.isEmpty()) {
      throw new IllegalArgumentException("--like: expected --picks beside it, found none");
    }
  }
}
