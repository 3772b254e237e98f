package io.loomsight.jobs.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.loomsight.jobs.InputException;
import io.loomsight.jobs.LocalSpark;
import io.loomsight.jobs.page.Browser;
import io.loomsight.jobs.page.Language;
import io.loomsight.jobs.report.ServedPages;
import io.loomsight.jobs.table.Batch;
import io.loomsight.jobs.table.Publication;
import io.loomsight.jobs.table.Review;
import io.loomsight.jobs.table.Tables;
import io.loomsight.jobs.table.Warehouse;
import io.loomsight.models.fabric.Defect;
import io.loomsight.models.fabric.Verdict;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

final class ServeIT {

  @RegisterExtension static final Browser BROWSER = new Browser();

  private static final String TOKEN = "a token of some length";
  private static final Batch NIGHT = ServedPages.BATCH;

  @TempDir static Path folder;

  private static Warehouse warehouse;
  private static WebServer server;

  @BeforeAll
  static void serve() throws IOException {
    warehouse = Warehouse.open(LocalSpark.session(), folder.toString());
    List<Defect> defects = ServedPages.layDown(folder);
    Publication rows = warehouse.publication(NIGHT, "run-1");
    rows.stage(
        Tables.DEFECTS, LocalSpark.session().createDataset(defects, Tables.DEFECTS.encoder()));
    rows.publish();
    server = start(0);
  }

  private static WebServer start(int port) {
    return ServeJob.start(
        LocalSpark.session(),
        warehouse,
        new ServeRequest(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), port),
            new Token(TOKEN, Optional.empty()),
            Language.EN),
        Clock.systemUTC());
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void labelsGoFromTheKeysToTheTable() {
    BROWSER.open(address("/"));
    BROWSER.click("a[href$='review.html']");
    BROWSER.until("document.querySelector('.card')");
    BROWSER.click("#reviewer");
    BROWSER.press("王\n");
    BROWSER.press("a");
    BROWSER.press("f");
    BROWSER.run("document.getElementById('token').focus()");
    BROWSER.press("not it\n");
    BROWSER.click("[data-act=send]");
    BROWSER.until("document.getElementById('message').textContent.includes('token')");
    assertThat(reviews()).isEmpty();
    assertThat(savedLabels()).isZero();
    BROWSER.complaints();
    BROWSER.run("const token = document.getElementById('token'); token.value = ''; token.focus()");
    BROWSER.press(TOKEN + "\n");
    BROWSER.click("[data-act=send]");
    BROWSER.until("document.getElementById('message').textContent.includes('labels.csv')");
    assertThat(BROWSER.find("#message").getText()).contains("2 labels of 1 night:");
    assertThat(savedLabels()).isEqualTo(2);
    assertThat(reviews())
        .extracting(Review::verdict, Review::reviewer)
        .containsExactlyInAnyOrder(tuple(Verdict.DEFECT, "王"), tuple(Verdict.FALSE_ALARM, "王"));
    assertThat(BROWSER.complaints()).isEmpty();
  }

  @Test
  void pagesComeAsTheyLieWithAPolicy() throws Exception {
    HttpResponse<String> page = get("/nights/nantong-07/2026-03-01/report.html");
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
        .contains("frame-ancestors 'none'");
    assertThat(page.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
    assertThat(get("/nights/nantong-07/2026-03-01/../../../../etc/passwd").statusCode())
        .isEqualTo(404);
    HttpResponse<String> bare =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(address("/")).method("HEAD", noBody()).build(),
                HttpResponse.BodyHandlers.ofString());
    assertThat(bare.statusCode()).isEqualTo(200);
    assertThat(bare.body()).isEmpty();
  }

  @Test
  void servedPagesRunWithoutAnError() {
    for (String place : List.of("/", "/nights/nantong-07/2026-03-01/report.html")) {
      BROWSER.open(address(place));
      assertThat(BROWSER.barriers()).as(place).isEmpty();
      assertThat(BROWSER.complaints()).as(place).isEmpty();
    }
    BROWSER.open(address("/"));
    BROWSER.picture(Path.of("target", "pictures", "serve.png"));
  }

  @Test
  void addressThatIsTakenIsTheUsersFault() {
    assertThatThrownBy(() -> start(server.address().getPort()))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("expected an address of this machine that is free");
  }

  /** Labels that the page takes for saved. */
  private static long savedLabels() {
    return (Long)
        BROWSER.run(
            """
            const night = Object.keys(localStorage).find(key => key.startsWith('loomsight.review.'));
            return Object.values(JSON.parse(localStorage.getItem(night))).filter(label => label.saved).length;
            """);
  }

  private static List<Review> reviews() {
    return warehouse.readAll(Tables.REVIEWS, NIGHT).collectAsList();
  }

  private static URI address(String place) {
    return URI.create("http://127.0.0.1:%d%s".formatted(server.address().getPort(), place));
  }

  private static HttpResponse<String> get(String place) throws Exception {
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(address(place)).build(), HttpResponse.BodyHandlers.ofString());
  }

  private static HttpRequest.BodyPublisher noBody() {
    return HttpRequest.BodyPublishers.noBody();
  }
}
