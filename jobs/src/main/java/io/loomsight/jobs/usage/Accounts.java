package io.loomsight.jobs.usage;

import io.loomsight.jobs.config.Settings;
import io.loomsight.jobs.config.SettingsFile;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Who owns which factory, what a device costs, which invoices there are: {@code conf/usage.yaml}.
 * Whatever could lead to a claim made twice is refused.
 */
public record Accounts(List<Enterprise> enterprises, List<Price> prices, List<Invoice> invoices) {

  /** A factory's own price comes before one for all, a later one before an earlier one. */
  private static final Comparator<Price> BEST =
      Comparator.comparing((Price price) -> !price.factories().isEmpty())
          .thenComparing(Price::fromDay);

  public Accounts {
    enterprises = List.copyOf(enterprises);
    prices = List.copyOf(prices);
    invoices = List.copyOf(invoices);
    checkOwners(enterprises);
    checkPrices(prices);
    checkInvoices(enterprises, invoices);
  }

  public static Accounts none() {
    return new Accounts(List.of(), List.of(), List.of());
  }

  /** The accounts in a file, as strictly read as the settings. */
  static Accounts read(Path file) {
    return Settings.load(none(), Optional.of(SettingsFile.read(file)), Map.of(), List.of())
        .all(Accounts.class);
  }

  /** The price of a device model in a factory on a day. */
  Optional<Price> price(String deviceModel, String factory, LocalDate day) {
    return prices.stream().filter(price -> price.holds(deviceModel, factory, day)).max(BEST);
  }

  private static void checkOwners(List<Enterprise> enterprises) {
    Map<String, String> owners = new HashMap<>();
    Set<String> ids = new HashSet<>();
    for (Enterprise enterprise : enterprises) {
      require(ids.add(enterprise.id()), "enterprises", "each id once", enterprise.id() + " again");
      for (String factory : enterprise.factories()) {
        String other = owners.put(factory, enterprise.id());
        require(
            other == null,
            "enterprises",
            "each factory to be of one enterprise",
            "%s of %s and of %s".formatted(factory, other, enterprise.id()));
      }
    }
  }

  private static void checkPrices(List<Price> prices) {
    Set<String> seen = new HashSet<>();
    for (Price price : prices) {
      List<String> where = price.factories().isEmpty() ? List.of("any") : price.factories();
      for (String factory : where) {
        String what = "%s from %s for %s".formatted(price.deviceModel(), price.from(), factory);
        require(seen.add(what), "prices", "one price of a model at a time", what + " again");
      }
    }
  }

  private static void checkInvoices(List<Enterprise> enterprises, List<Invoice> invoices) {
    Map<List<String>, Invoice> firstParts = new HashMap<>();
    Map<List<String>, Long> partsFen = new HashMap<>();
    Set<List<String>> seen = new HashSet<>();
    for (Invoice invoice : invoices) {
      String where = "invoices: " + invoice.number();
      require(
          enterprises.stream().anyMatch(known -> known.id().equals(invoice.enterprise())),
          where,
          "one of the enterprises %s".formatted(enterprises.stream().map(Enterprise::id).toList()),
          "'%s'".formatted(invoice.enterprise()));
      List<String> document = List.of(invoice.supplier(), invoice.number());
      require(
          seen.add(List.of(invoice.supplier(), invoice.number(), invoice.month())),
          where,
          "to be entered once a month",
          "%s again".formatted(invoice.month()));
      Invoice first = firstParts.computeIfAbsent(document, key -> invoice);
      require(
          first.isPartOfTheSame(invoice),
          where,
          "one contract, enterprise, day and amount of payment in all its months",
          "others in %s than in %s".formatted(invoice.month(), first.month()));
      long sumFen = partsFen.merge(document, invoice.deviceFen(), Long::sum);
      require(
          sumFen <= invoice.paidFen(),
          where,
          "no more for devices than was paid, %s yuan".formatted(Fen.yuan(invoice.paidFen())),
          "%s yuan".formatted(Fen.yuan(sumFen)));
    }
  }

  private static void require(boolean holds, String where, String expected, String found) {
    if (!holds) {
      throw new IllegalArgumentException(
          "%s: expected %s, found %s".formatted(where, expected, found));
    }
  }
}
