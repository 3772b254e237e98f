package io.loomsight.jobs.check;

/**
 * One thing that is not as it should be.
 *
 * @param place the file, folder or table, below the warehouse
 * @param expected what should be there
 * @param found what is
 */
public record Damage(String place, String expected, String found) {

  @Override
  public String toString() {
    return "%s: expected %s, found %s".formatted(place, expected, found);
  }
}
