package io.loomsight.jobs.table;

import io.loomsight.models.fabric.Column;
import java.time.Instant;

/**
 * One line of an enterprise's claim sheet for a month: the tasks of a factory that are alike in
 * stage, device, reckoning and price. Lines add up to the sheet in every number.
 */
public record Claim(
    @Column(doc = "The enterprise, its id in the accounts") String enterprise,
    @Column(doc = "Its name") String enterpriseName,
    @Column(doc = "The month in which the tasks began, YYYY-MM") String month,
    @Column(doc = "The mill") String factory,
    @Column(doc = "The stage") String stage,
    @Column(doc = "They held a GPU") boolean gpu,
    @Column(doc = "The device's model") String deviceModel,
    @Column(doc = "Whether the tasks are claimed, or why not") Reckoning reckoning,
    @Column(doc = "Who was paid; empty without a price") String supplier,
    @Column(doc = "Under which contract") String contract,
    @Column(doc = "Price of a device for an hour, VAT excluded", unit = "yuan/h")
        double yuanPerHour,
    @Column(doc = "Tasks") long tasks,
    @Column(doc = "Device time held", unit = "ms") long heldMs,
    @Column(doc = "Device time busy", unit = "ms") long busyMs,
    @Column(doc = "Processor time", unit = "ms") long cpuMs,
    @Column(doc = "Read from storage", unit = "bytes") long bytesRead,
    @Column(doc = "Written to storage", unit = "bytes") long bytesWritten,
    @Column(doc = "Frames that went through the network") long frames,
    @Column(doc = "Cloth judged", unit = "m²") double areaM2,
    @Column(doc = "Device time held at its price", unit = "0.01 yuan") long costFen,
    @Column(doc = "Numbers of the paid invoices of the contract in the month") String invoices,
    @Column(doc = "Of the cost, what paid invoices cover", unit = "0.01 yuan") long eligibleFen,
    @Column(doc = "The subsidy's rate", unit = "%") double subsidyPercent,
    @Column(doc = "The subsidy, within what is left of the year", unit = "0.01 yuan") long claimFen,
    @Column(doc = "When the sheet was made") Instant createdAt) {

  /** What becomes of tasks in a claim. */
  public enum Reckoning {
    /** On a GPU with a price, and their results counted. */
    CLAIMED,
    /** On a processor, which the scheme does not subsidise. */
    NO_GPU,
    /** On a GPU that the accounts have no price of. */
    NO_PRICE,
    /** They failed or were stopped, or their stage attempt failed. */
    FAILED,
    /** Another attempt at the same work was first. */
    SUPERSEDED
  }
}
