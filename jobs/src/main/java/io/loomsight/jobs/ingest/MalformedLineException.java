package io.loomsight.jobs.ingest;

import io.loomsight.jobs.table.Reject.Reason;

/** A manifest line's fault; the parser turns it into a refused line. */
final class MalformedLineException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final Reason reason;

  MalformedLineException(String detail) {
    this(Reason.MALFORMED_LINE, detail);
  }

  MalformedLineException(Reason reason, String detail) {
    super(detail);
    this.reason = reason;
  }

  Reason reason() {
    return reason;
  }
}
