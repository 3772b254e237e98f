package io.loomsight.jobs.runtime;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

/**
 * What a lease's object says.
 *
 * @param owner who holds the batch, {@code user@host:process}
 * @param runId for which run
 * @param expiresAt until when, unless it is renewed
 * @param released that the run ended and gave the batch back
 */
record LeaseText(String owner, String runId, Instant expiresAt, boolean released) {

  /** The same, with every value a JSON scalar. */
  private record Json(String owner, String runId, String expiresAt, boolean released) {}

  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** Whether the batch is held at a time. */
  boolean isLive(Instant now) {
    return !released && now.isBefore(expiresAt);
  }

  LeaseText until(Instant later) {
    return new LeaseText(owner, runId, later, released);
  }

  LeaseText releasedAt(Instant now) {
    return new LeaseText(owner, runId, now, true);
  }

  String json() {
    try {
      return JSON.writeValueAsString(new Json(owner, runId, expiresAt.toString(), released)) + "\n";
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** What a text says; empty where it is not, or not yet, a lease's. */
  static Optional<LeaseText> parse(String text) {
    try {
      Json json = JSON.readValue(text, Json.class);
      return json.owner == null || json.runId == null || json.expiresAt == null
          ? Optional.empty()
          : Optional.of(
              new LeaseText(json.owner, json.runId, Instant.parse(json.expiresAt), json.released));
    } catch (JsonProcessingException | DateTimeException unfinished) {
      return Optional.empty();
    }
  }
}
