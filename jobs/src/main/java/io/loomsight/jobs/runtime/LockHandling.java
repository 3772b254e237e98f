package io.loomsight.jobs.runtime;

/** What a job does where another one holds its batch. */
public enum LockHandling {
  /** It stops; only an expired lease is taken over. */
  RESPECT,
  /** It takes the batch over; the other job stops before it publishes anything more. */
  BREAK
}
