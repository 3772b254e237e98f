package io.loomsight.jobs.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loomsight.jobs.GoldenRows;
import io.loomsight.jobs.InputException;
import io.loomsight.jobs.LocalSpark;
import io.loomsight.jobs.table.Batch;
import io.loomsight.jobs.table.Claim;
import io.loomsight.jobs.table.Tables;
import io.loomsight.jobs.table.Usage;
import io.loomsight.jobs.table.Usage.Outcome;
import io.loomsight.jobs.table.Warehouse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From rows of the ledger to sheets. */
class UsageJobIT {

  private static final Instant NOW = Instant.parse("2026-12-25T01:02:03Z");
  private static final Batch NIGHT = new Batch("mill-3", LocalDate.of(2026, 11, 1));
  private static final Accounts ACCOUNTS =
      new Accounts(
          List.of(
              new Enterprise("e1", "=华纺,\"一厂\"", List.of("mill-3")),
              new Enterprise("e2", "锦绣", List.of("mill-4"))),
          List.of(new Price("H100", List.of(), "2026-01-01", 20, "@智算中心", "C-1")),
          List.of(
              new Invoice("007", "@智算中心", "C-1", "e1", "2026-11", "2026-12-05", 90.5, 50.5),
              new Invoice("008", "@智算中心", "C-1", "e1", "2026-10", "2026-11-05", 50, 50)));

  @TempDir Path folder;
  private Warehouse warehouse;
  private final ByteArrayOutputStream screen = new ByteArrayOutputStream();
  private final List<Usage> rows = new ArrayList<>();

  @BeforeEach
  void open() {
    warehouse = Warehouse.open(LocalSpark.session(), folder.resolve("warehouse").toString());
  }

  @Test
  void aMonthIsOneOfTheZone() {
    // November in Shanghai is from 16:00 on the last of October in universal time
    add(1, "2026-10-31T15:59:59.999Z", 1_800_000);
    add(2, "2026-10-31T16:00:00Z", 3_600_000);
    add(3, "2026-11-30T15:59:59.999Z", 7_200_000);
    add(4, "2026-11-30T16:00:00Z", 10_800_000);
    publish();
    run("2026-11");

    assertThat(claims("2026-11"))
        .singleElement()
        .satisfies(
            claim -> {
              assertThat(claim.tasks()).isEqualTo(2);
              assertThat(claim.heldMs()).isEqualTo(10_800_000);
              assertThat(claim.costFen()).isEqualTo(6000);
              assertThat(claim.eligibleFen()).isEqualTo(5050);
              assertThat(claim.claimFen()).isEqualTo(1010);
              assertThat(claim.invoices()).isEqualTo("007");
            });
    run("2026-10");
    assertThat(claims("2026-10")).extracting(Claim::claimFen).containsExactly(200L);
  }

  @Test
  void ofRowsWithOneKeyTheLatestCounts() {
    add(1, "2026-11-02T00:00:00Z", 3_600_000);
    publish();
    rows.clear();
    rows.add(row(1, "2026-11-02T00:00:00Z", 7_200_000, NOW.plusSeconds(1)));
    publish();
    run("2026-11");
    assertThat(claims("2026-11")).extracting(Claim::heldMs).containsExactly(7_200_000L);
  }

  @Test
  void sheetIsTheGoldenOneAndAddsUpToTheTasks() throws IOException {
    add(1, "2026-11-02T00:00:00Z", 1_234_567);
    add(2, "2026-11-03T00:00:00Z", 7_654_321);
    rows.add(failed(3, "2026-11-03T01:00:00Z", 60_000));
    rows.add(onCpu(4, "2026-11-03T02:00:00Z", 90_001));
    publish();
    Path out = folder.resolve("out");
    run(new UsageRequest(YearMonth.of(2026, 11), Optional.of("e1"), Optional.of(out)));

    String csv = Files.readString(out.resolve("2026-11-e1.csv"));
    GoldenRows.assertMatches("usage/claim.csv.txt", csv.replace("\r\n", "\n"));
    assertThat(csv).startsWith("\uFEFF").contains("\r\n").contains("\"'=华纺,\"\"一厂\"\"\"");
    List<Claim> claims = claims("2026-11");
    assertThat(claims.stream().mapToLong(Claim::heldMs).sum())
        .isEqualTo(rows.stream().mapToLong(Usage::heldMs).sum());
    assertThat(claims.stream().mapToLong(Claim::busyMs).sum())
        .isEqualTo(rows.stream().mapToLong(Usage::busyMs).sum());
    assertThat(claims.stream().mapToLong(Claim::cpuMs).sum())
        .isEqualTo(rows.stream().mapToLong(Usage::cpuMs).sum());
    assertThat(claims.stream().mapToLong(Claim::tasks).sum()).isEqualTo(rows.size());
    assertThat(claims.stream().mapToDouble(Claim::areaM2).sum())
        .isEqualTo(rows.stream().mapToDouble(Usage::areaM2).sum());
    assertThat(screen.toString(StandardCharsets.UTF_8))
        .contains("compute of 2026-11 (Asia/Shanghai)")
        .contains("GPU H100, failed")
        .contains("claim 9.87 yuan: 20.0 % of what is eligible is 9.87 yuan")
        .contains("claim sheet: " + out.resolve("2026-11-e1.csv"));
  }

  @Test
  void sheetThatAnEarlierMonthChangedAfterItWasWrittenIsNamed() {
    add(1, "2026-10-02T00:00:00Z", 3_600_000);
    publish();
    run("2026-10");
    run("2026-11");
    assertThat(screen.toString(StandardCharsets.UTF_8)).doesNotContain("write it again");

    rows.clear();
    add(2, "2026-10-03T00:00:00Z", 3_600_000);
    publish();
    run("2026-11");
    assertThat(screen.toString(StandardCharsets.UTF_8))
        .contains(
            "note: the sheet of 2026-10 claims 4.00 yuan, by the ledger and invoices of now it is 8.00; write it again with --month 2026-10");
  }

  @Test
  void sheetMadeAgainReplacesTheOneBefore() {
    add(1, "2026-11-02T00:00:00Z", 3_600_000);
    publish();
    run("2026-11");
    run("2026-11");
    assertThat(claims("2026-11")).hasSize(1);
    assertThat(folder.resolve("warehouse/reports/claims/2026-11-e1.csv")).isNotEmptyFile();
  }

  @Test
  void monthsAreSummedUpWithoutAccountsToo() {
    add(1, "2026-11-02T00:00:00Z", 3_600_000);
    publish();
    UsageJob.run(
        LocalSpark.session(),
        warehouse,
        UsageConfig.defaults(),
        Accounts.none(),
        new UsageRequest(YearMonth.of(2026, 11), Optional.empty(), Optional.empty()),
        clock(),
        new PrintStream(screen, true, StandardCharsets.UTF_8));
    assertThat(screen.toString(StandardCharsets.UTF_8))
        .contains("no enterprise of the accounts has mill-3");
    assertThat(warehouse.readAll(Tables.CLAIMS).count()).isZero();
  }

  @Test
  void unknownEnterpriseIsRefused() {
    assertThatThrownBy(
            () ->
                run(new UsageRequest(YearMonth.of(2026, 11), Optional.of("e9"), Optional.empty())))
        .isInstanceOf(InputException.class)
        .hasMessage("--enterprise: expected one of the accounts' [e1, e2], found 'e9'");
  }

  private void run(String month) {
    run(new UsageRequest(YearMonth.parse(month), Optional.empty(), Optional.empty()));
  }

  private void run(UsageRequest request) {
    UsageJob.run(
        LocalSpark.session(),
        warehouse,
        UsageConfig.defaults(),
        ACCOUNTS,
        request,
        clock(),
        new PrintStream(screen, true, StandardCharsets.UTF_8));
  }

  private static Clock clock() {
    return Clock.fixed(NOW, ZoneOffset.UTC);
  }

  private List<Claim> claims(String month) {
    return warehouse.readAll(Tables.CLAIMS).collectAsList().stream()
        .filter(claim -> claim.month().equals(month))
        .toList();
  }

  private void publish() {
    warehouse.append(
        Tables.USAGE,
        NIGHT,
        "usage-" + warehouse.publishedRuns(Tables.USAGE, NIGHT).size(),
        LocalSpark.session().createDataset(rows, Tables.USAGE.encoder()));
  }

  private void add(long taskId, String startedAt, long heldMs) {
    rows.add(row(taskId, startedAt, heldMs, NOW));
  }

  private static Usage row(long taskId, String startedAt, long heldMs, Instant recordedAt) {
    return row(
        taskId, startedAt, heldMs, recordedAt, Outcome.SUCCEEDED, "gpu:0", "H100", 0.001 * taskId);
  }

  private static Usage failed(long taskId, String startedAt, long heldMs) {
    return row(taskId, startedAt, heldMs, NOW, Outcome.FAILED, "gpu:0", "H100", 0);
  }

  private static Usage onCpu(long taskId, String startedAt, long heldMs) {
    return row(taskId, startedAt, heldMs, NOW, Outcome.SUCCEEDED, "cpu", "Loom 9000", 0);
  }

  private static Usage row(
      long taskId,
      String startedAt,
      long heldMs,
      Instant recordedAt,
      Outcome outcome,
      String device,
      String model,
      double areaM2) {
    Instant began = Instant.parse(startedAt);
    return new Usage(
        "20261101T220000-abcdef-detect",
        NIGHT.factory(),
        NIGHT.batchDate(),
        "detect",
        7,
        0,
        Math.toIntExact(taskId),
        taskId,
        0,
        outcome,
        false,
        outcome == Outcome.SUCCEEDED,
        "1",
        "gpu-node-1",
        device,
        "",
        model,
        1,
        began,
        began.plusMillis(heldMs),
        heldMs,
        heldMs / 2,
        heldMs / 8,
        heldMs / 16,
        heldMs / 4,
        1000 * taskId,
        10 * taskId,
        taskId,
        areaM2,
        recordedAt);
  }
}
