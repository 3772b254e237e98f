package io.loomsight.jobs.simulate;

import io.loomsight.jobs.table.Reject;

/**
 * One file or manifest line that must be refused.
 *
 * @param subject image or line
 * @param file the image's place in the batch's folder; for a line the file that it names
 * @param line the manifest's line, from 1 with the header; 0 for an image
 * @param reason why it must be refused
 */
record BadFile(Reject.Subject subject, String file, long line, Reject.Reason reason) {

  static final String HEADER = "subject,file,line,reason\n";

  boolean isImage() {
    return subject == Reject.Subject.IMAGE;
  }

  /** The line of {@code bad-files.csv}; no value holds a comma. */
  String csv() {
    return "%s,%s,%d,%s\n".formatted(subject, file, line, reason);
  }
}
