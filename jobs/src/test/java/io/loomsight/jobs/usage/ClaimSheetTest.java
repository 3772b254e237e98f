package io.loomsight.jobs.usage;

import static org.assertj.core.api.Assertions.assertThat;

import io.loomsight.jobs.usage.ClaimSheet.Line;
import io.loomsight.jobs.usage.UsageSum.Effort;
import io.loomsight.jobs.usage.UsageSum.Totals;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToLongFunction;
import org.junit.jupiter.api.Test;

final class ClaimSheetTest {

  private static final long HOUR_MS = 3_600_000;
  private static final Enterprise MILL = new Enterprise("e1", "华纺", List.of("mill-3", "mill-4"));
  private static final YearMonth NOVEMBER = YearMonth.of(2026, 11);
  private static final Price PRICE = price("H100", "C1", 20);

  @Test
  void whatWasUsedIsClaimedUpToWhatWasPaid() {
    List<UsageSum> hundredHours = List.of(gpu("mill-3", "2026-11-05", "H100", 100 * HOUR_MS));

    ClaimSheet dear = sheet(hundredHours, invoice("1", "2026-11", 3000));
    assertThat(dear.lines()).extracting(Line::costFen).containsExactly(200_000L);
    assertThat(dear.claimFen()).isEqualTo(40_000);

    ClaimSheet partlyPaid = sheet(hundredHours, invoice("1", "2026-11", 1500));
    assertThat(partlyPaid.claimFen()).isEqualTo(30_000);
    assertThat(partlyPaid.lines()).extracting(Line::eligibleFen).containsExactly(150_000L);

    assertThat(sheet(hundredHours).claimFen()).isZero();
    assertThat(sheet(hundredHours, invoice("1", "2026-10", 3000)).claimFen()).isZero();
    assertThat(sheet(hundredHours, unpaid("1", "2026-11", 3000)).claimFen()).isZero();
    assertThat(sheet(List.of(), invoice("1", "2026-11", 3000)).claimFen()).isZero();
  }

  @Test
  void processorsAndFailuresAndUnknownDevicesAreListedAndNotClaimed() {
    List<UsageSum> sums =
        List.of(
            gpu("mill-3", "2026-11-05", "H100", HOUR_MS),
            sum("mill-3", "2026-11-05", "Loom 9000", false, Effort.COUNTED, 7 * HOUR_MS),
            sum("mill-3", "2026-11-05", "H100", true, Effort.FAILED, 2 * HOUR_MS),
            sum("mill-3", "2026-11-05", "H100", true, Effort.SUPERSEDED, 3 * HOUR_MS),
            gpu("mill-3", "2026-11-05", "Unheard-of", 5 * HOUR_MS));
    ClaimSheet sheet = sheet(sums, invoice("1", "2026-11", 3000));
    assertThat(sheet.lines())
        .extracting(
            line -> "%s %d %d".formatted(line.key().reckoning(), line.costFen(), line.claimFen()))
        .containsExactlyInAnyOrder(
            "CLAIMED 2000 400", "NO_GPU 0 0", "FAILED 4000 0", "SUPERSEDED 6000 0", "NO_PRICE 0 0");

    UsageConfig all = new UsageConfig("", "Asia/Shanghai", 20, 2_000_000, true);
    assertThat(sheet(all, sums, invoice("1", "2026-11", 3000)).claimFen()).isEqualTo(2400);
    assertThat(
            UsageSummary.ofSheet(sheet, UsageConfig.defaults(), List.of(sheet), java.util.Map.of()))
        .contains("note: no price of Unheard-of, so 5.000 device-hours are not claimed")
        .contains(
            "note: failed and superseded tasks held 5.000 device-hours, which are not claimed")
        .contains(
            "S, contract C1: used 20.00 yuan, paid 3000.00 yuan (invoices 1), eligible 20.00 yuan")
        .contains("claim 4.00 yuan: 20.0 % of what is eligible is 4.00 yuan");
  }

  @Test
  void oneContractsInvoicesPayNothingOfAnothers() {
    Accounts accounts =
        new Accounts(
            List.of(MILL),
            List.of(PRICE, price("A100", "C2", 10)),
            List.of(invoice("1", "2026-11", 3000)));
    List<UsageSum> sums =
        List.of(
            gpu("mill-3", "2026-11-05", "H100", HOUR_MS),
            gpu("mill-3", "2026-11-05", "A100", HOUR_MS));
    ClaimSheet sheet = last(sums, accounts, UsageConfig.defaults());
    assertThat(sheet.lines()).extracting(Line::costFen).containsExactly(1000L, 2000L);
    assertThat(sheet.lines()).extracting(Line::claimFen).containsExactly(0L, 400L);
  }

  @Test
  void otherPeoplesFactoriesAreNotClaimed() {
    assertThat(
            sheet(
                    List.of(gpu("mill-9", "2026-11-05", "H100", HOUR_MS)),
                    invoice("1", "2026-11", 3000))
                .lines())
        .isEmpty();
  }

  @Test
  void monthsUseUpTheYearsCap() {
    UsageConfig capped = new UsageConfig("", "Asia/Shanghai", 20, 1000, false);
    List<UsageSum> sums = new ArrayList<>();
    List<Invoice> invoices = new ArrayList<>();
    for (int month = 1; month <= 4; month++) {
      sums.add(gpu("mill-3", "2026-%02d-15".formatted(month), "H100", 100 * HOUR_MS));
      invoices.add(invoice("i" + month, "2026-%02d".formatted(month), 2000));
    }
    sums.add(gpu("mill-3", "2025-12-31", "H100", 100 * HOUR_MS));
    Accounts accounts = new Accounts(List.of(MILL), List.of(PRICE), invoices);
    List<ClaimSheet> year = ClaimSheet.ofYear(MILL, YearMonth.of(2026, 4), sums, accounts, capped);
    assertThat(year)
        .extracting(ClaimSheet::claimFen)
        .containsExactly(40_000L, 40_000L, 20_000L, 0L);
    assertThat(year.get(2).uncappedFen()).isEqualTo(40_000);
    assertThat(year.get(3).leftFen()).isZero();
  }

  @Test
  void linesAddUpToTheSheetAndTheSheetToItsTasks() {
    for (int seed = 0; seed < 60; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      List<UsageSum> sums = new ArrayList<>();
      int count = 1 + random.nextInt(60);
      for (int i = 0; i < count; i++) {
        sums.add(
            new UsageSum(
                random.nextBoolean() ? "mill-3" : "mill-4",
                LocalDate.of(2026, 11, 1 + random.nextInt(30)),
                random.nextBoolean() ? "detect" : "reference",
                random.nextBoolean() ? "H100" : "A100",
                random.nextInt(4) > 0,
                List.of(Effort.COUNTED, Effort.FAILED, Effort.SUPERSEDED).get(random.nextInt(3)),
                new Totals(
                    1 + random.nextInt(9),
                    random.nextLong(90_000_000),
                    random.nextLong(90_000_000),
                    random.nextLong(90_000_000),
                    random.nextLong(1L << 40),
                    random.nextLong(1L << 40),
                    random.nextInt(10_000),
                    random.nextLong(1L << 40))));
      }
      double paid = random.nextInt(2_000_000) / 100.0;
      Accounts accounts =
          new Accounts(
              List.of(MILL),
              List.of(PRICE, price("A100", "C1", 7.777), price("A100", "mill-4", "C2", 9.99)),
              List.of(invoice("1", "2026-11", paid)));
      UsageConfig config = new UsageConfig("", "Asia/Shanghai", 17.5, 100, random.nextBoolean());
      ClaimSheet sheet = last(sums, accounts, config);

      assertThat(sheet.totals())
          .isEqualTo(sums.stream().map(UsageSum::totals).reduce(Totals.NONE, Totals::plus));
      assertThat(sum(sheet, Line::claimFen))
          .isEqualTo(sheet.claimFen())
          .isLessThanOrEqualTo(10_000);
      long eligible =
          sheet.contracts().stream().mapToLong(ClaimSheet.ContractSum::eligibleFen).sum();
      assertThat(sum(sheet, Line::eligibleFen))
          .isEqualTo(eligible)
          .isLessThanOrEqualTo(Fen.of("", paid));
      assertThat(sheet.uncappedFen()).isEqualTo((long) Math.floor(eligible * 0.175 + 1e-9));
      for (Line line : sheet.lines()) {
        assertThat(line.eligibleFen()).isLessThanOrEqualTo(line.costFen());
        double exact =
            line.key().price().map(Price::perHour).map(BigDecimal::doubleValue).orElse(0.0)
                * line.totals().heldMs()
                / 36_000;
        assertThat(Math.abs(line.costFen() - exact)).isLessThan(1.001);
      }
    }
  }

  private static long sum(ClaimSheet sheet, ToLongFunction<Line> number) {
    return sheet.lines().stream().mapToLong(number).sum();
  }

  private static ClaimSheet sheet(List<UsageSum> sums, Invoice... invoices) {
    return sheet(UsageConfig.defaults(), sums, invoices);
  }

  private static ClaimSheet sheet(UsageConfig config, List<UsageSum> sums, Invoice... invoices) {
    return last(sums, new Accounts(List.of(MILL), List.of(PRICE), List.of(invoices)), config);
  }

  private static ClaimSheet last(List<UsageSum> sums, Accounts accounts, UsageConfig config) {
    List<ClaimSheet> year = ClaimSheet.ofYear(MILL, NOVEMBER, sums, accounts, config);
    return year.get(year.size() - 1);
  }

  private static UsageSum gpu(String factory, String day, String model, long heldMs) {
    return sum(factory, day, model, true, Effort.COUNTED, heldMs);
  }

  private static UsageSum sum(
      String factory, String day, String model, boolean gpu, Effort effort, long heldMs) {
    return new UsageSum(
        factory,
        LocalDate.parse(day),
        "detect",
        model,
        gpu,
        effort,
        new Totals(1, heldMs, heldMs / 2, heldMs, 1, 1, 1, 1_000_000_000));
  }

  private static Price price(String model, String contract, double yuanPerHour) {
    return new Price(model, List.of(), "2026-01-01", yuanPerHour, "S", contract);
  }

  private static Price price(String model, String factory, String contract, double yuanPerHour) {
    return new Price(model, List.of(factory), "2026-01-01", yuanPerHour, "S", contract);
  }

  private static Invoice invoice(String number, String month, double yuan) {
    return new Invoice(number, "S", "C1", "e1", month, "2026-12-24", yuan, yuan);
  }

  private static Invoice unpaid(String number, String month, double yuan) {
    return new Invoice(number, "S", "C1", "e1", month, "", yuan, yuan);
  }
}
