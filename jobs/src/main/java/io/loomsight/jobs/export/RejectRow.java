package io.loomsight.jobs.export;

import io.loomsight.jobs.table.Reject;
import java.time.LocalDate;

/**
 * What a night refused for one reason. Public, because Spark's code makes it.
 *
 * @param count how many
 * @param uri the first of them by address
 * @param detail what was expected and found there
 */
public record RejectRow(
    String factory,
    LocalDate batchDate,
    Reject.Subject subject,
    Reject.Reason reason,
    long count,
    String uri,
    String detail) {}
