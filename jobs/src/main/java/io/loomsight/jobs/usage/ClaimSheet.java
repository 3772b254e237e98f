package io.loomsight.jobs.usage;

import io.loomsight.jobs.table.Claim;
import io.loomsight.jobs.table.Claim.Reckoning;
import io.loomsight.jobs.usage.UsageSum.Totals;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * One enterprise's month: what its factories used, at its price, as far as invoices were paid.
 *
 * @param lines in the order of factory, stage, device, reckoning and contract
 * @param contracts what is justified and what was paid, by contract
 * @param uncappedFen the subsidy without the year's cap
 * @param leftFen what earlier months have left of it
 * @param claimFen the subsidy
 */
record ClaimSheet(
    Enterprise enterprise,
    YearMonth month,
    List<Line> lines,
    List<ContractSum> contracts,
    long uncappedFen,
    long leftFen,
    long claimFen) {

  private static final BigDecimal MS_PER_HOUR = BigDecimal.valueOf(3_600_000);
  private static final Comparator<Key> ORDER =
      Comparator.comparing(Key::factory)
          .thenComparing(Key::stage)
          .thenComparing(Key::gpu)
          .thenComparing(Key::deviceModel)
          .thenComparing(Key::reckoning)
          .thenComparing(key -> key.price().map(Price::supplier).orElse(""))
          .thenComparing(key -> key.price().map(Price::contract).orElse(""))
          .thenComparing(key -> key.price().map(Price::yuanPerHour).orElse(0.0));

  /** What tells lines apart. */
  record Key(
      String factory,
      String stage,
      boolean gpu,
      String deviceModel,
      Reckoning reckoning,
      Optional<Price> price) {}

  /** A line with its money. */
  record Line(Key key, Totals totals, long costFen, long eligibleFen, long claimFen) {}

  /**
   * A contract's month.
   *
   * @param justifiedFen claimable device time at its price
   * @param paidFen the device part of paid invoices
   * @param unpaid numbers of invoices that are not paid
   */
  record ContractSum(
      String supplier,
      String contract,
      long justifiedFen,
      long paidFen,
      List<String> invoices,
      List<String> unpaid) {

    long eligibleFen() {
      return Math.min(justifiedFen, paidFen);
    }
  }

  private record ContractName(String supplier, String contract) {}

  /** The sheets of an enterprise from January to a month, in whose order the cap is used up. */
  static List<ClaimSheet> ofYear(
      Enterprise enterprise,
      YearMonth last,
      List<UsageSum> sums,
      Accounts accounts,
      UsageConfig config) {
    long leftFen = Fen.of("yearlyCapYuan", config.yearlyCapYuan());
    List<ClaimSheet> sheets = new ArrayList<>();
    for (int month = 1; month <= last.getMonthValue(); month++) {
      ClaimSheet sheet =
          of(enterprise, YearMonth.of(last.getYear(), month), sums, accounts, config, leftFen);
      leftFen -= sheet.claimFen();
      sheets.add(sheet);
    }
    return sheets;
  }

  private static ClaimSheet of(
      Enterprise enterprise,
      YearMonth month,
      List<UsageSum> sums,
      Accounts accounts,
      UsageConfig config,
      long leftFen) {
    Map<Key, Totals> totals = new TreeMap<>(ORDER);
    sums.stream()
        .filter(sum -> YearMonth.from(sum.day()).equals(month))
        .filter(sum -> enterprise.factories().contains(sum.factory()))
        .forEach(sum -> totals.merge(key(sum, accounts), sum.totals(), Totals::plus));
    List<Key> keys = List.copyOf(totals.keySet());
    List<Long> costs = costs(keys, totals, config);
    List<ContractSum> contracts = contracts(enterprise, month, keys, costs, accounts, config);
    List<Long> eligible = eligible(keys, costs, contracts, config);
    BigDecimal eligibleYuan = Fen.yuan(eligible.stream().mapToLong(Long::longValue).sum());
    long uncappedFen =
        Fen.rounded(
            eligibleYuan.multiply(BigDecimal.valueOf(config.subsidyPercent())).movePointLeft(2),
            RoundingMode.DOWN);
    long claimFen = Math.min(uncappedFen, leftFen);
    List<Long> claims = Fen.spread(claimFen, eligible.stream().map(BigDecimal::valueOf).toList());
    List<Line> lines = new ArrayList<>();
    for (int i = 0; i < keys.size(); i++) {
      lines.add(
          new Line(
              keys.get(i), totals.get(keys.get(i)), costs.get(i), eligible.get(i), claims.get(i)));
    }
    return new ClaimSheet(enterprise, month, lines, contracts, uncappedFen, leftFen, claimFen);
  }

  private static Key key(UsageSum sum, Accounts accounts) {
    Optional<Price> price =
        sum.gpu() ? accounts.price(sum.deviceModel(), sum.factory(), sum.day()) : Optional.empty();
    Reckoning reckoning =
        switch (sum.effort()) {
          case FAILED -> Reckoning.FAILED;
          case SUPERSEDED -> Reckoning.SUPERSEDED;
          case COUNTED -> {
            if (!sum.gpu()) {
              yield Reckoning.NO_GPU;
            }
            yield price.isPresent() ? Reckoning.CLAIMED : Reckoning.NO_PRICE;
          }
        };
    return new Key(sum.factory(), sum.stage(), sum.gpu(), sum.deviceModel(), reckoning, price);
  }

  private static boolean isClaimable(Key key, UsageConfig config) {
    return key.price().isPresent()
        && (key.reckoning() == Reckoning.CLAIMED || config.claimsFailed());
  }

  private static ContractName contract(Price price) {
    return new ContractName(price.supplier(), price.contract());
  }

  /** Rounded once for what a contract has claimable and once for the rest, then spread. */
  private static List<Long> costs(List<Key> keys, Map<Key, Totals> totals, UsageConfig config) {
    Map<List<Object>, List<Integer>> groups = new LinkedHashMap<>();
    for (int i = 0; i < keys.size(); i++) {
      Key key = keys.get(i);
      if (key.price().isPresent()) {
        groups
            .computeIfAbsent(
                List.of(contract(key.price().get()), isClaimable(key, config)),
                group -> new ArrayList<>())
            .add(i);
      }
    }
    List<Long> costs = new ArrayList<>(keys.stream().map(key -> 0L).toList());
    for (List<Integer> group : groups.values()) {
      // In yuan times the milliseconds of an hour, which is exact
      List<BigDecimal> shares =
          group.stream()
              .map(
                  i ->
                      keys.get(i)
                          .price()
                          .orElseThrow()
                          .perHour()
                          .multiply(BigDecimal.valueOf(totals.get(keys.get(i)).heldMs())))
              .toList();
      BigDecimal yuan =
          shares.stream()
              .reduce(BigDecimal.ZERO, BigDecimal::add)
              .divide(MS_PER_HOUR, MathContext.DECIMAL128);
      List<Long> parts = Fen.spread(Fen.rounded(yuan, RoundingMode.HALF_UP), shares);
      for (int i = 0; i < group.size(); i++) {
        costs.set(group.get(i), parts.get(i));
      }
    }
    return costs;
  }

  /** Contracts that the month has tasks or invoices of, in the order of supplier and contract. */
  private static List<ContractSum> contracts(
      Enterprise enterprise,
      YearMonth month,
      List<Key> keys,
      List<Long> costs,
      Accounts accounts,
      UsageConfig config) {
    Map<ContractName, Long> justified =
        new TreeMap<>(
            Comparator.comparing(ContractName::supplier).thenComparing(ContractName::contract));
    for (int i = 0; i < keys.size(); i++) {
      Key key = keys.get(i);
      if (key.price().isPresent()) {
        justified.merge(
            contract(key.price().get()), isClaimable(key, config) ? costs.get(i) : 0L, Long::sum);
      }
    }
    List<Invoice> invoices =
        accounts.invoices().stream()
            .filter(invoice -> invoice.isFor(enterprise.id(), month))
            .toList();
    invoices.forEach(
        invoice ->
            justified.putIfAbsent(new ContractName(invoice.supplier(), invoice.contract()), 0L));
    return justified.entrySet().stream()
        .map(entry -> contract(entry.getKey(), entry.getValue(), invoices))
        .toList();
  }

  private static ContractSum contract(
      ContractName name, long justifiedFen, List<Invoice> invoices) {
    Map<Boolean, List<Invoice>> byPaid =
        invoices.stream()
            .filter(
                invoice ->
                    invoice.supplier().equals(name.supplier())
                        && invoice.contract().equals(name.contract()))
            .collect(Collectors.partitioningBy(Invoice::isPaid));
    return new ContractSum(
        name.supplier(),
        name.contract(),
        justifiedFen,
        byPaid.get(true).stream().mapToLong(Invoice::deviceFen).sum(),
        byPaid.get(true).stream().map(Invoice::number).toList(),
        byPaid.get(false).stream().map(Invoice::number).toList());
  }

  private static List<Long> eligible(
      List<Key> keys, List<Long> costs, List<ContractSum> contracts, UsageConfig config) {
    List<Long> eligible = new ArrayList<>(keys.stream().map(key -> 0L).toList());
    for (ContractSum contract : contracts) {
      List<BigDecimal> shares = new ArrayList<>();
      for (int i = 0; i < keys.size(); i++) {
        boolean isOfIt =
            isClaimable(keys.get(i), config)
                && contract(keys.get(i).price().orElseThrow())
                    .equals(new ContractName(contract.supplier(), contract.contract()));
        shares.add(isOfIt ? BigDecimal.valueOf(costs.get(i)) : BigDecimal.ZERO);
      }
      List<Long> parts = Fen.spread(contract.eligibleFen(), shares);
      for (int i = 0; i < parts.size(); i++) {
        eligible.set(i, eligible.get(i) + parts.get(i));
      }
    }
    return eligible;
  }

  /** What the sheet's lines used together. */
  Totals totals() {
    return lines.stream().map(Line::totals).reduce(Totals.NONE, Totals::plus);
  }

  /** Its rows in the table. */
  List<Claim> rows(UsageConfig config, Instant createdAt) {
    return lines.stream().map(line -> row(line, config, createdAt)).toList();
  }

  private Claim row(Line line, UsageConfig config, Instant createdAt) {
    Key key = line.key();
    Totals totals = line.totals();
    String supplier = key.price().map(Price::supplier).orElse("");
    String contract = key.price().map(Price::contract).orElse("");
    String invoices =
        contracts.stream()
            .filter(sum -> sum.supplier().equals(supplier) && sum.contract().equals(contract))
            .flatMap(sum -> sum.invoices().stream())
            .collect(Collectors.joining(" "));
    return new Claim(
        enterprise.id(),
        enterprise.name(),
        month.toString(),
        key.factory(),
        key.stage(),
        key.gpu(),
        key.deviceModel(),
        key.reckoning(),
        supplier,
        contract,
        key.price().map(Price::yuanPerHour).orElse(0.0),
        totals.tasks(),
        totals.heldMs(),
        totals.busyMs(),
        totals.cpuMs(),
        totals.bytesRead(),
        totals.bytesWritten(),
        totals.frames(),
        totals.areaM2(),
        line.costFen(),
        invoices,
        line.eligibleFen(),
        config.subsidyPercent(),
        line.claimFen(),
        createdAt);
  }
}
