package io.loomsight.jobs.park;

/**
 * What an enterprise claims for a month's compute, in 0.01 yuan.
 *
 * @param month YYYY-MM
 * @param costFen device time at its price
 * @param eligibleFen of it what paid invoices cover
 * @param claimFen the subsidy
 */
public record Voucher(
    String enterprise,
    String month,
    String factory,
    long costFen,
    long eligibleFen,
    long claimFen) {}
