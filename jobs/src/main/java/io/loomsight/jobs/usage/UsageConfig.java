package io.loomsight.jobs.usage;

import java.time.DateTimeException;
import java.time.ZoneId;

/**
 * By which rules a month's compute is claimed.
 *
 * @param accounts the file of enterprises, prices and invoices; empty: {@code conf/usage.yaml} of
 *     the project, where there is one
 * @param zone the time zone whose months are meant
 * @param subsidyPercent the part of eligible cost that is refunded
 * @param yearlyCapYuan the most that an enterprise is refunded in a calendar year
 * @param claimsFailed whether failed and superseded tasks are claimed as well
 */
public record UsageConfig(
    String accounts,
    String zone,
    double subsidyPercent,
    double yearlyCapYuan,
    boolean claimsFailed) {

  public UsageConfig {
    if (!isZone(zone)) {
      throw new IllegalArgumentException(
          "zone: expected a time zone like Asia/Shanghai, found '" + zone + "'");
    }
    if (!(subsidyPercent >= 0 && subsidyPercent <= 100)) {
      throw new IllegalArgumentException(
          "subsidyPercent: expected 0 to 100, found " + subsidyPercent);
    }
    Fen.of("yearlyCapYuan", yearlyCapYuan);
  }

  /** Nantong's compute vouchers: 20 %, at most 2,000,000 yuan a year. */
  public static UsageConfig defaults() {
    return new UsageConfig("", "Asia/Shanghai", 20, 2_000_000, false);
  }

  private static boolean isZone(String text) {
    try {
      ZoneId.of(text);
      return true;
    } catch (DateTimeException unknown) {
      return false;
    }
  }
}
