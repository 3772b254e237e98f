package io.loomsight.jobs.review;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A file of labels to be taken in.
 *
 * @param file the file
 * @param factory whose defects they are of
 * @param night in which the defects were seen; empty where any may be it
 */
public record ReviewRequest(Path file, String factory, Optional<LocalDate> night) {}
