package io.loomsight.jobs.table;

import java.nio.file.AccessDeniedException;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.s3a.UnknownStoreException;
import org.apache.hadoop.fs.s3a.auth.NoAuthWithAWSException;

/** Says in one line why a store gave nothing. Never shows what it was asked with. */
public final class StoreFault {

  private StoreFault() {}

  /**
   * What the people who run a store can put right, in words that name the bucket: there is none,
   * there are no credentials, or they were refused; empty where it is something else.
   */
  public static Optional<String> of(Path path, Throwable failure) {
    String bucket = path.toUri().getAuthority();
    if (bucket == null) {
      return Optional.empty();
    }
    if (causes(failure).anyMatch(UnknownStoreException.class::isInstance)) {
      return Optional.of("no bucket %s in the store".formatted(bucket));
    }
    if (causes(failure).anyMatch(NoAuthWithAWSException.class::isInstance)) {
      return Optional.of(
          "no credentials for the bucket %s (AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, a profile in ~/.aws, or a role)"
              .formatted(bucket));
    }
    if (causes(failure).anyMatch(AccessDeniedException.class::isInstance)) {
      return Optional.of(
          "credentials refused by the bucket %s: they are wrong or do not reach so far"
              .formatted(bucket));
    }
    return Optional.empty();
  }

  private static Stream<Throwable> causes(Throwable failure) {
    return Stream.iterate(failure, Objects::nonNull, Throwable::getCause);
  }

  /** As {@link #of}, or else the first line of what the store said. */
  public static String words(Path path, Throwable failure) {
    return of(path, failure)
        .orElseGet(
            () -> String.valueOf(failure.getMessage()).lines().findFirst().orElse("nothing said"));
  }
}
