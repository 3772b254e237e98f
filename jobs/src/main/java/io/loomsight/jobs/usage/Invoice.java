package io.loomsight.jobs.usage;

import java.time.YearMonth;
import java.time.format.DateTimeParseException;

/**
 * The part of an invoice that is for one month.
 *
 * @param number the invoice's; one entry a month where it is for several
 * @param supplier who was paid
 * @param contract under which contract
 * @param enterprise the id of who paid
 * @param month the month of the service, YYYY-MM
 * @param paidOn the day it was paid, YYYY-MM-DD; empty where it is not paid yet
 * @param paidYuan what was paid for the whole invoice, VAT excluded
 * @param deviceYuan of it, for GPU or NPU time in the month: no storage, no network, no VAT
 */
public record Invoice(
    String number,
    String supplier,
    String contract,
    String enterprise,
    String month,
    String paidOn,
    double paidYuan,
    double deviceYuan) {

  public Invoice {
    if (!isMonth(month)) {
      throw new IllegalArgumentException(
          "invoices: %s: month: expected YYYY-MM, found '%s'".formatted(number, month));
    }
    if (!paidOn.isEmpty()) {
      Price.checkDay("invoices: %s: paidOn".formatted(number), paidOn);
    }
    Fen.of("invoices: %s: paidYuan".formatted(number), paidYuan);
    Fen.of("invoices: %s: deviceYuan".formatted(number), deviceYuan);
  }

  private static boolean isMonth(String text) {
    try {
      return YearMonth.parse(text) != null;
    } catch (DateTimeParseException notMonth) {
      return false;
    }
  }

  boolean isPaid() {
    return !paidOn.isEmpty();
  }

  boolean isFor(String of, YearMonth when) {
    return enterprise.equals(of) && YearMonth.parse(month).equals(when);
  }

  long deviceFen() {
    return Fen.of("deviceYuan", deviceYuan);
  }

  long paidFen() {
    return Fen.of("paidYuan", paidYuan);
  }

  /** Everything that entries of one invoice have in common. */
  boolean isPartOfTheSame(Invoice other) {
    return contract.equals(other.contract)
        && enterprise.equals(other.enterprise)
        && paidOn.equals(other.paidOn)
        && paidFen() == other.paidFen();
  }
}
