package io.loomsight.jobs.usage;

import java.nio.file.Path;
import java.time.YearMonth;
import java.util.Optional;

/**
 * What is asked for.
 *
 * @param enterprise the one whose sheet is made; all where empty
 * @param out the folder that sheets are written to as CSV; the warehouse's {@code reports/claims}
 *     where empty
 */
record UsageRequest(YearMonth month, Optional<String> enterprise, Optional<Path> out) {}
