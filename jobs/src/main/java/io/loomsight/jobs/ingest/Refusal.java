package io.loomsight.jobs.ingest;

import io.loomsight.jobs.table.Reject.Reason;

/**
 * Why an image or a line was refused.
 *
 * @param detail what was expected and what was found
 */
public record Refusal(Reason reason, String detail) {}
