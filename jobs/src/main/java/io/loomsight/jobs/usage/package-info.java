/**
 * From the ledger of tasks to a month's compute and, for each enterprise, the claim sheet of its
 * compute vouchers. Lives on the table {@code usage}, which {@code runtime} fills, and on the
 * accounts: who owns which factory, what a device costs, which invoices were paid.
 *
 * <p>How a claim is reckoned, and why so:
 *
 * <ul>
 *   <li>A task belongs to the month in which it began, in the configured time zone: a task is never
 *       split, so that sums of the sheet are sums of tasks.
 *   <li>What is justified is device time held at the contract's price; what is paid is the device
 *       part of the contract's invoices of the month. The lesser of the two is eligible: idle
 *       rented time is not claimed, and neither is time that nobody was paid for.
 *   <li>An invoice is claimed once: its parts for several months add up to no more than was paid, a
 *       factory is of one enterprise, a task has one price.
 *   <li>Failed and superseded tasks are shown and priced apart; a setting says whether they count.
 *   <li>Money is whole fen. A month's subsidy is rounded once, down, so that it never passes the
 *       rate, and spread over the lines by largest remainders, so that lines add up to it.
 *   <li>The year's cap is used up from January on. Earlier months are reckoned again from ledger
 *       and invoices; where a written sheet says otherwise, the command says so.
 * </ul>
 *
 * <p>The accounts are a file of their own, {@code conf/usage.yaml}: whoever enters invoices shall
 * not be able to stop a night by a slip.
 */
package io.loomsight.jobs.usage;
