package io.loomsight.jobs.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loomsight.jobs.InputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class AccountsTest {

  private static final String ENTERPRISES =
      """
      enterprises:
        - {id: e1, name: 华纺, factories: [mill-3]}
        - {id: e2, name: 锦绣, factories: [mill-4]}
      """;

  @TempDir Path folder;

  @Test
  void shippedAccountsAreEmptyAndTheirExampleIsRight() throws IOException {
    Path shipped = Path.of("..", "conf", "usage.yaml");
    assertThat(Accounts.read(shipped)).isEqualTo(Accounts.none());

    String example =
        Files.readString(shipped).replace(": []\n", ":\n").replaceAll("(?m)^#(  .*)$", "$1");
    Accounts accounts = read(example);
    assertThat(accounts.enterprises()).extracting(Enterprise::id).containsExactly("huafang");
    assertThat(accounts.prices()).extracting(Price::yuanPerHour).containsExactly(18.5);
    assertThat(accounts.invoices()).extracting(Invoice::isPaid).containsExactly(true);
  }

  @Test
  void factorysOwnPriceComesFirstThenTheLatest() throws IOException {
    Accounts accounts =
        read(
            ENTERPRISES
                + """
                prices:
                  - {deviceModel: H100, factories: [], from: "2026-01-01", yuanPerHour: 20.0, supplier: S, contract: C1}
                  - {deviceModel: H100, factories: [], from: "2026-06-01", yuanPerHour: 18.0, supplier: S, contract: C2}
                  - {deviceModel: H100, factories: [mill-4], from: "2026-02-01", yuanPerHour: 25.0, supplier: T, contract: C3}
                """);
    assertThat(contract(accounts, "mill-3", "2025-12-31")).isEmpty();
    assertThat(contract(accounts, "mill-3", "2026-05-31")).containsExactly("C1");
    assertThat(contract(accounts, "mill-3", "2026-06-01")).containsExactly("C2");
    assertThat(contract(accounts, "mill-4", "2026-07-01")).containsExactly("C3");
    assertThat(accounts.price("A100", "mill-3", LocalDate.of(2026, 7, 1))).isEmpty();
  }

  private static List<String> contract(Accounts accounts, String factory, String day) {
    return accounts.price("H100", factory, LocalDate.parse(day)).stream()
        .map(Price::contract)
        .toList();
  }

  @Test
  void whatCouldBeClaimedTwiceIsRefused() {
    refused(
        """
        enterprises:
          - {id: e1, name: 华纺, factories: [mill-3]}
          - {id: e2, name: 锦绣, factories: [mill-4, mill-3]}
        """,
        "enterprises: expected each factory to be of one enterprise, found mill-3 of e1 and of e2");
    refused(
        ENTERPRISES + "invoices:\n" + invoice("1", "e1", "2026-11", 10, 5).repeat(2),
        "invoices: 1: expected to be entered once a month, found 2026-11 again");
    refused(
        ENTERPRISES
            + "invoices:\n"
            + invoice("1", "e1", "2026-11", 10, 5)
            + invoice("1", "e1", "2026-12", 10, 5.01),
        "invoices: 1: expected no more for devices than was paid, 10.00 yuan, found 10.01 yuan");
    refused(
        ENTERPRISES
            + "invoices:\n"
            + invoice("1", "e1", "2026-11", 10, 5)
            + invoice("1", "e2", "2026-12", 10, 5),
        "invoices: 1: expected one contract, enterprise, day and amount of payment in all its"
            + " months, found others in 2026-12 than in 2026-11");
    refused(
        ENTERPRISES
            + "prices:\n"
            + """
                - {deviceModel: H100, factories: [], from: "2026-01-01", yuanPerHour: 20.0, supplier: S, contract: C}
              """
                .repeat(2),
        "prices: expected one price of a model at a time, found H100 from 2026-01-01 for any again");
  }

  @Test
  void slipsAreNamed() {
    refused(
        ENTERPRISES + "invoices:\n" + invoice("1", "e9", "2026-11", 10, 5),
        "invoices: 1: expected one of the enterprises [e1, e2], found 'e9'");
    refused(
        ENTERPRISES + "invoices:\n" + invoice("1", "e1", "November", 10, 5),
        "invoices: 1: month: expected YYYY-MM, found 'November'");
    refused(
        ENTERPRISES + "invoices:\n" + invoice("1", "e1", "2026-11", 10, 0.001),
        "invoices: 1: deviceYuan: expected yuan with two decimals at most, found 0.001");
    refused(
        """
        prices:
          - {deviceModel: H100, factories: [], from: May, yuanPerHour: 20.0, supplier: S, contract: C}
        """,
        "prices: from: expected YYYY-MM-DD, found 'May'");
    refused(
        """
        prices:
          - {deviceModel: H100, from: "2026-01-01", yuanPerHour: 20.0, supplier: S, contract: C}
        """,
        "prices[0].factories: expected a list, found nothing");
    refused("enterprise: []\n", "enterprise: unknown key, did you mean enterprises?");
  }

  private static String invoice(
      String number, String enterprise, String month, double paid, double device) {
    return """
      - {number: "%s", supplier: S, contract: C, enterprise: %s, month: "%s", paidOn: "2026-12-24", paidYuan: %s, deviceYuan: %s}
    """
        .formatted(number, enterprise, month, paid, device);
  }

  private void refused(String yaml, String message) {
    assertThatThrownBy(() -> read(yaml))
        .isInstanceOf(InputException.class)
        .hasMessage(folder.resolve("usage.yaml") + ": " + message);
  }

  private Accounts read(String yaml) throws IOException {
    return Accounts.read(Files.writeString(folder.resolve("usage.yaml"), yaml));
  }
}
