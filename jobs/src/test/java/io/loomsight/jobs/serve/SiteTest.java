package io.loomsight.jobs.serve;

import static org.assertj.core.api.Assertions.assertThat;

import io.loomsight.jobs.InputException;
import io.loomsight.jobs.page.Language;
import io.loomsight.jobs.serve.Site.Access;
import io.loomsight.jobs.table.SmallFiles;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SiteTest {

  private static final String HOST = "127.0.0.1:8765";
  private static final String TOKEN = "0123456789abcdef";
  private static final String NIGHT = "/nights/mill-3/2026-03-01/";

  @TempDir Path warehouse;

  private final List<String> taken = new ArrayList<>();
  private Site site;

  @BeforeEach
  void layDownANight() throws IOException {
    Path night = warehouse.resolve("reports/factory=mill-3/batch_date=2026-03-01");
    Files.createDirectories(night.resolve("rolls"));
    Files.writeString(night.resolve("report.html"), "the night");
    Files.writeString(night.resolve("review.html"), "to judge");
    Files.writeString(
        night.resolve("summary.json"),
        "{\"standing\":\"GOOD\",\"sentence\":{\"zh\":\"好\",\"en\":\"<b>fine\"}}");
    Files.writeString(night.resolve("rolls/R-1-0badcafe.html"), "a roll");
    Files.writeString(night.resolve("secret.html"), "not for readers");
    Files.writeString(warehouse.resolve("secret.html"), "not for readers");
    Files.createDirectories(warehouse.resolve("reports/factory=mill-4/batch_date=2026-03-01"));
    Path park = warehouse.resolve("reports/park=叠石桥 <1>/2026-02-01_2026-03-01");
    Files.createDirectories(park);
    Files.writeString(park.resolve("park.html"), "the park");
    Files.writeString(park.resolve("compute.csv"), "hours");
    Files.writeString(park.resolve("secret.csv"), "not for readers");
    site =
        new Site(
            new Shelf(
                new SmallFiles(new Configuration()),
                new org.apache.hadoop.fs.Path(warehouse.toUri())),
            new IndexPage(Language.EN),
            new Access(Set.of(HOST), TOKEN),
            (night1, csv) -> {
              if (csv.contains("bad")) {
                throw new InputException("labels.csv:2: expected a verdict, found 'bad'");
              }
              taken.add(night1 + " " + csv);
              return "1 label";
            });
  }

  @Test
  void nightsAreListedWithWhatTheyWere() throws IOException {
    Answer index = get("/");
    assertThat(index.status()).isEqualTo(200);
    assertThat(index.type()).isEqualTo("text/html; charset=utf-8");
    assertThat(text(index))
        .contains("mill-3", "href=\"nights/mill-3/2026-03-01/report.html\"", "✓ In order")
        .contains("&lt;b&gt;fine")
        .doesNotContain("mill-4");
  }

  @Test
  void filesOfANightAreHandedOut() throws IOException {
    assertThat(text(get(NIGHT + "report.html"))).isEqualTo("the night");
    assertThat(text(get(NIGHT + "rolls/R-1-0badcafe.html"))).isEqualTo("a roll");
    assertThat(text(get("/nights/mill%2D3/2026-03-01/review.html"))).isEqualTo("to judge");
    assertThat(get(NIGHT + "tables.xlsx").status()).isEqualTo(404);
    assertThat(get("/nights/mill-4/2026-03-01/report.html").status()).isEqualTo(404);
  }

  @Test
  void parksAreListedAndHandedOutWhateverTheirNames() throws IOException {
    String address = "parks/%E5%8F%A0%E7%9F%B3%E6%A1%A5%20%3C1%3E/2026-02-01_2026-03-01/";
    assertThat(text(get("/")))
        .contains("href=\"" + address + "park.html\"", "叠石桥 &lt;1&gt; · 2026-02-01 – 2026-03-01");
    assertThat(text(get("/" + address + "park.html"))).isEqualTo("the park");
    Answer sheet = get("/" + address + "compute.csv");
    assertThat(sheet.type()).isEqualTo("text/csv; charset=utf-8");
    for (String path :
        List.of(
            address + "secret.csv",
            "parks/other/2026-02-01_2026-03-01/park.html",
            "parks/%E5%8F%A0%E7%9F%B3%E6%A1%A5%20%3C1%3E/2026-02-02_2026-03-01/park.html",
            "parks/../2026-02-01_2026-03-01/park.html",
            "parks/x%2F..%2F/2026-02-01_2026-03-01/park.html")) {
      assertThat(get("/" + path).status()).as(path).isEqualTo(404);
    }
  }

  @Test
  void everyParkIsListedHoweverManyPagesAnotherHas() throws IOException {
    LocalDate first = LocalDate.of(2026, 1, 1);
    for (int page = 0; page < 60; page++) {
      Files.createDirectories(
          warehouse.resolve(
              "reports/park=east/%s_%s"
                  .formatted(first.plusDays(page), first.plusDays(page + 29L))));
    }
    assertThat(text(get("/")))
        .contains("叠石桥 &lt;1&gt; · 2026-02-01", "east · 2026-03-01 – 2026-03-30")
        .doesNotContain("east · 2026-01-01 –");
  }

  @Test
  void nobodyWithoutTheTokenIsListenedTo() throws IOException {
    Map<String, String> stranger = Map.of("Host", HOST, "Content-Type", "text/csv");
    assertThat(site.answer(asked("POST", NIGHT + "reviews", stranger)).status()).isEqualTo(401);
    assertThat(site.answer(asked("POST", NIGHT + "reviews", Map.of())).status()).isEqualTo(421);
  }

  @Test
  void nothingElseIs() throws IOException {
    for (String path :
        List.of(
            NIGHT + "secret.html",
            NIGHT + "summary.json",
            NIGHT + "rolls/../secret.html",
            NIGHT + "../../../secret.html",
            NIGHT + "..%2f..%2f..%2fsecret.html",
            NIGHT + "%2e%2e/%2e%2e/%2e%2e/secret.html",
            NIGHT + "rolls/..%5c..%5csecret.html",
            NIGHT + "rolls/%00.html",
            NIGHT + "rolls/x%0d%0ay.html",
            NIGHT + "rolls//etc/passwd",
            NIGHT + "%zz",
            "/nights/../2026-03-01/report.html",
            "/nights/mill-3/../report.html",
            "/nights/mill-3/2026-13-01/report.html",
            "/nights/mill-3/report.html",
            "//nights/mill-3/2026-03-01/report.html",
            "/secret.html",
            "/index.html",
            "nights",
            "")) {
      Answer answer = get(path);
      assertThat(answer.status()).as(path).isEqualTo(404);
      assertThat(text(answer)).as(path).doesNotContain("not for readers");
    }
  }

  @Test
  void readersThatHaveAFileAreToldSo() throws IOException {
    Answer first = get(NIGHT + "report.html");
    String tag = first.headers().get("ETag");
    Answer again =
        site.answer(
            asked("GET", NIGHT + "report.html", Map.of("Host", HOST, "if-none-match", tag)));
    assertThat(again.status()).isEqualTo(304);
    Files.writeString(
        warehouse.resolve("reports/factory=mill-3/batch_date=2026-03-01/report.html"), "another");
    assertThat(
            site.answer(
                    asked("GET", NIGHT + "report.html", Map.of("Host", HOST, "If-None-Match", tag)))
                .status())
        .isEqualTo(200);
  }

  @Test
  void labelsAreTakenFromWhoHasTheToken() throws IOException {
    Answer answer = send("Bearer " + TOKEN, "text/csv; charset=utf-8", "defectId,verdict\nd,断经");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(text(answer)).isEqualTo("1 label");
    assertThat(taken).containsExactly("mill-3 2026-03-01 defectId,verdict\nd,断经");
  }

  @Test
  void othersTakeNothingIn() throws IOException {
    assertThat(send("", "text/csv", "x").status()).isEqualTo(401);
    assertThat(send("Bearer wrong", "text/csv", "x").status()).isEqualTo(401);
    assertThat(send("Bearer " + TOKEN + "0", "text/csv", "x").status()).isEqualTo(401);
    assertThat(send("Basic " + TOKEN, "text/csv", "x").status()).isEqualTo(401);
    assertThat(send("Bearer " + TOKEN, "text/plain", "x").status()).isEqualTo(415);
    assertThat(send("Bearer " + TOKEN, "text/csv", "x".repeat(Site.MOST_BYTES + 1)).status())
        .isEqualTo(413);
    Answer bad = send("Bearer " + TOKEN, "text/csv", "bad");
    assertThat(bad.status()).isEqualTo(400);
    assertThat(text(bad)).isEqualTo("labels.csv:2: expected a verdict, found 'bad'");
    Asked bytes =
        new Asked(
            "POST",
            NIGHT + "reviews",
            Map.of("Host", HOST, "Authorization", "Bearer " + TOKEN, "Content-Type", "text/csv"),
            most -> new byte[] {(byte) 0xff, (byte) 0xfe});
    assertThat(site.answer(bytes).status()).isEqualTo(400);
    assertThat(taken).isEmpty();
  }

  @Test
  void otherMethodsAreRefused() throws IOException {
    for (String method : List.of("PUT", "DELETE", "PATCH", "POST", "TRACE")) {
      Answer answer = site.answer(asked(method, NIGHT + "report.html", Map.of("Host", HOST)));
      assertThat(answer.status()).as(method).isEqualTo(405);
      assertThat(answer.headers()).containsEntry("Allow", "GET, HEAD");
    }
    assertThat(get(NIGHT + "reviews").status()).isEqualTo(405);
    assertThat(site.answer(asked("POST", "/", Map.of("Host", HOST))).status()).isEqualTo(405);
  }

  @Test
  void serverOfThisMachineAloneKnowsItsNames() throws IOException {
    for (String host : List.of("evil.example:8765", "127.0.0.1", "127.0.0.1:8765.evil.example")) {
      assertThat(site.answer(asked("GET", "/", Map.of("Host", host))).status())
          .as(host)
          .isEqualTo(421);
    }
    assertThat(site.answer(asked("GET", "/", Map.of())).status()).isEqualTo(421);
  }

  private Answer get(String path) throws IOException {
    return site.answer(asked("GET", path, Map.of("Host", HOST)));
  }

  private Answer send(String authorization, String type, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    return site.answer(
        new Asked(
            "POST",
            NIGHT + "reviews",
            Map.of("Host", HOST, "Authorization", authorization, "Content-Type", type),
            most -> Arrays.copyOf(bytes, Math.min(most, bytes.length))));
  }

  private static Asked asked(String method, String path, Map<String, String> headers) {
    return new Asked(
        method,
        path,
        headers,
        most -> {
          throw new AssertionError("nobody who only reads is listened to");
        });
  }

  private static String text(Answer answer) throws IOException {
    try (InputStream content = answer.content().open()) {
      byte[] bytes = content.readAllBytes();
      assertThat(answer.length()).isEqualTo(bytes.length);
      return new String(bytes, StandardCharsets.UTF_8);
    }
  }
}
