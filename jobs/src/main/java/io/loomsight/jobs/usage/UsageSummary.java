package io.loomsight.jobs.usage;

import io.loomsight.jobs.table.Claim.Reckoning;
import io.loomsight.jobs.usage.ClaimSheet.ContractSum;
import io.loomsight.jobs.usage.ClaimSheet.Line;
import io.loomsight.jobs.usage.UsageSum.Effort;
import io.loomsight.jobs.usage.UsageSum.Totals;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** What the command prints: a month's compute, and each claim with what it rests on. */
final class UsageSummary {

  private static final double MS_PER_HOUR = 3_600_000;
  private static final Comparator<Group> ORDER =
      Comparator.comparing(Group::factory)
          .thenComparing(Group::stage)
          .thenComparing(Group::device)
          .thenComparing(Group::effort);

  /** What tells lines of the month's table apart. */
  private record Group(String factory, String stage, String device, Effort effort) {}

  private UsageSummary() {}

  static String ofMonth(
      YearMonth month, UsageConfig config, List<UsageSum> sums, Accounts accounts) {
    StringBuilder text = new StringBuilder();
    text.append("compute of %s (%s)%n".formatted(month, config.zone()));
    if (sums.isEmpty()) {
      return text.append("nothing was used%n".formatted()).toString();
    }
    Map<Group, Totals> groups = new TreeMap<>(ORDER);
    sums.forEach(sum -> groups.merge(group(sum), sum.totals(), Totals::plus));
    text.append(
        line("factory", "stage", "device", "tasks", "held h", "busy h", "busy", "CPU h", "m²"));
    groups.forEach((group, totals) -> text.append(line(group, totals)));
    Totals all = groups.values().stream().reduce(Totals.NONE, Totals::plus);
    text.append(line(new Group("all", "", "", Effort.COUNTED), all));
    TreeSet<String> nobodys = new TreeSet<>(sums.stream().map(UsageSum::factory).toList());
    accounts.enterprises().forEach(enterprise -> nobodys.removeAll(enterprise.factories()));
    if (!nobodys.isEmpty()) {
      text.append(
          "note: no enterprise of the accounts has %s, so no sheet claims what they used%n"
              .formatted(String.join(", ", nobodys)));
    }
    return text.toString();
  }

  private static Group group(UsageSum sum) {
    return new Group(
        sum.factory(),
        sum.stage(),
        (sum.gpu() ? "GPU " : "CPU ") + sum.deviceModel(),
        sum.effort());
  }

  private static String line(Group group, Totals totals) {
    String device =
        switch (group.effort()) {
          case COUNTED -> group.device();
          case FAILED -> group.device() + ", failed";
          case SUPERSEDED -> group.device() + ", superseded";
        };
    return line(
        group.factory(),
        group.stage(),
        device,
        "%,d".formatted(totals.tasks()),
        hours(totals.heldMs()),
        hours(totals.busyMs()),
        totals.heldMs() == 0
            ? "-"
            : String.format(Locale.ROOT, "%.0f %%", 100.0 * totals.busyMs() / totals.heldMs()),
        hours(totals.cpuMs()),
        String.format(Locale.ROOT, "%,.2f", totals.areaM2()));
  }

  private static String line(String factory, String stage, String device, String... numbers) {
    return String.format(
        Locale.ROOT,
        "%-12s %-10s %-48s %9s %10s %10s %6s %10s %12s%n",
        factory,
        stage,
        device,
        numbers[0],
        numbers[1],
        numbers[2],
        numbers[3],
        numbers[4],
        numbers[5]);
  }

  private static String hours(long ms) {
    return String.format(Locale.ROOT, "%,.3f", ms / MS_PER_HOUR);
  }

  /**
   * @param year the sheets of the year, the last of which is meant
   * @param written what sheets of earlier months claim as they were written, fen by month
   */
  static String ofSheet(
      ClaimSheet sheet, UsageConfig config, List<ClaimSheet> year, Map<String, Long> written) {
    StringBuilder text = new StringBuilder();
    text.append(
        "%n%s (%s) in %s%n"
            .formatted(sheet.enterprise().name(), sheet.enterprise().id(), sheet.month()));
    for (ContractSum contract : sheet.contracts()) {
      text.append(
          "  %s, contract %s: used %s yuan, paid %s yuan (%s), eligible %s yuan%n"
              .formatted(
                  contract.supplier(),
                  contract.contract(),
                  Fen.yuan(contract.justifiedFen()),
                  Fen.yuan(contract.paidFen()),
                  contract.invoices().isEmpty()
                      ? "no paid invoice"
                      : "invoices " + String.join(", ", contract.invoices()),
                  Fen.yuan(contract.eligibleFen())));
      if (!contract.unpaid().isEmpty()) {
        text.append(
            "  note: not paid, so not claimed: %s%n"
                .formatted(String.join(", ", contract.unpaid())));
      }
    }
    notes(sheet, config, text);
    text.append(
        "  claim %s yuan: %s %% of what is eligible is %s yuan, and %s yuan are left of %d%n"
            .formatted(
                Fen.yuan(sheet.claimFen()),
                config.subsidyPercent(),
                Fen.yuan(sheet.uncappedFen()),
                Fen.yuan(sheet.leftFen()),
                sheet.month().getYear()));
    for (ClaimSheet earlier : year.subList(0, year.size() - 1)) {
      Long claimed = written.get(earlier.month().toString());
      if (claimed != null && claimed != earlier.claimFen()) {
        text.append(
            "  note: the sheet of %s claims %s yuan, by the ledger and invoices of now it is %s; write it again with --month %s%n"
                .formatted(
                    earlier.month(),
                    Fen.yuan(claimed),
                    Fen.yuan(earlier.claimFen()),
                    earlier.month()));
      }
    }
    return text.toString();
  }

  private static void notes(ClaimSheet sheet, UsageConfig config, StringBuilder text) {
    Map<String, Long> unpriced = new TreeMap<>();
    Totals apart = Totals.NONE;
    for (Line line : sheet.lines()) {
      boolean claims = line.key().reckoning() == Reckoning.NO_PRICE || config.claimsFailed();
      if (claims && line.key().gpu() && line.key().price().isEmpty()) {
        unpriced.merge(line.key().deviceModel(), line.totals().heldMs(), Long::sum);
      } else if (line.key().price().isPresent()
          && line.key().reckoning() != Reckoning.CLAIMED
          && !config.claimsFailed()) {
        apart = apart.plus(line.totals());
      }
    }
    unpriced.forEach(
        (model, heldMs) ->
            text.append(
                "  note: no price of %s, so %s device-hours are not claimed%n"
                    .formatted(model, hours(heldMs))));
    if (apart.tasks() > 0) {
      text.append(
          "  note: failed and superseded tasks held %s device-hours, which are not claimed%n"
              .formatted(hours(apart.heldMs())));
    }
  }
}
