package io.loomsight.jobs.usage;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;

/**
 * What a device costs under a contract.
 *
 * @param deviceModel as the ledger names it
 * @param factories the factories it holds for; empty: for all that have none of their own
 * @param from the first day it holds, YYYY-MM-DD; a later price of the model replaces it
 * @param yuanPerHour of one device, VAT excluded
 * @param supplier who is paid
 * @param contract under which contract
 */
public record Price(
    String deviceModel,
    List<String> factories,
    String from,
    double yuanPerHour,
    String supplier,
    String contract) {

  public Price {
    factories = List.copyOf(factories);
    checkDay("prices: from", from);
    if (!(yuanPerHour >= 0 && yuanPerHour <= 1e6)) {
      throw new IllegalArgumentException(
          "prices: expected yuanPerHour from 0 to 1000000, found " + yuanPerHour);
    }
  }

  LocalDate fromDay() {
    return LocalDate.parse(from);
  }

  boolean holds(String model, String factory, LocalDate day) {
    return deviceModel.equals(model)
        && (factories.isEmpty() || factories.contains(factory))
        && !fromDay().isAfter(day);
  }

  BigDecimal perHour() {
    return BigDecimal.valueOf(yuanPerHour);
  }

  /** Refuses what is no day. */
  static void checkDay(String name, String text) {
    if (!isDay(text)) {
      throw new IllegalArgumentException(
          "%s: expected YYYY-MM-DD, found '%s'".formatted(name, text));
    }
  }

  private static boolean isDay(String text) {
    try {
      return LocalDate.parse(text) != null;
    } catch (DateTimeParseException notDate) {
      return false;
    }
  }
}
