package io.loomsight.jobs.usage;

import java.util.List;

/**
 * Who claims.
 *
 * @param id names its sheets: letters, digits, dashes
 * @param name as on the claim
 * @param factories its factories, as in the landing folder's {@code factory=NAME}
 */
public record Enterprise(String id, String name, List<String> factories) {

  public Enterprise {
    factories = List.copyOf(factories);
    if (!id.matches("[A-Za-z0-9][A-Za-z0-9-]{0,63}")) {
      throw new IllegalArgumentException(
          "enterprises: expected an id of letters, digits and dashes, found '" + id + "'");
    }
  }
}
