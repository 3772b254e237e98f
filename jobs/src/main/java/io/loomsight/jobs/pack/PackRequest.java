package io.loomsight.jobs.pack;

import io.loomsight.jobs.InputException;
import io.loomsight.jobs.table.Batch;

/**
 * A night to pack.
 *
 * @param landing the folder above {@code factory=F/date=D/} with the loose images
 * @param out the folder above the packed night
 * @param packBytes a pack takes images until it has so many bytes of them
 */
public record PackRequest(Batch batch, String landing, String out, long packBytes) {

  public PackRequest {
    if (packBytes < 1) {
      throw new InputException("--pack-mib: expected 1 or more, found less");
    }
  }
}
