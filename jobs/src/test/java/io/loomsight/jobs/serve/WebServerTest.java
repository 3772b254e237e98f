package io.loomsight.jobs.serve;

import static org.assertj.core.api.Assertions.assertThat;

import io.loomsight.jobs.Undeclared;
import io.loomsight.jobs.page.Language;
import io.loomsight.jobs.serve.Site.Access;
import io.loomsight.jobs.table.SmallFiles;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class WebServerTest {

  private static final String TOKEN = "0123456789abcdef";
  private static final String REVIEWS = "/nights/mill-3/2026-03-01/reviews";

  @TempDir Path warehouse;
  private WebServer server;

  @BeforeEach
  void start() {
    server =
        WebServer.start(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
            address ->
                new Site(
                    new Shelf(
                        new SmallFiles(new Configuration()),
                        new org.apache.hadoop.fs.Path(warehouse.toUri())),
                    new IndexPage(Language.EN),
                    new Access(Set.of(), TOKEN),
                    (night, csv) -> {
                      Undeclared.raise(new TimeoutException("slow"));
                      return "";
                    }));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void whateverFailsIsAnswered() throws Exception {
    HttpResponse<String> answer =
        send(
            HttpRequest.newBuilder(address(REVIEWS))
                .header("Authorization", "Bearer " + TOKEN)
                .header("Content-Type", "text/csv")
                .POST(HttpRequest.BodyPublishers.ofString("defectId,verdict"))
                .build());
    assertThat(answer.statusCode()).isEqualTo(500);
    assertThat(answer.body()).isEqualTo("the server failed; its log says why");
  }

  @Test
  void thoseWhoNeverEndTheirRequestsDoNotHoldUpOthers() throws Exception {
    List<Socket> stalled = new ArrayList<>();
    try {
      for (int i = 0; i < 20; i++) {
        stalled.add(begun());
      }
      HttpRequest other =
          HttpRequest.newBuilder(address("/")).timeout(Duration.ofSeconds(30)).build();
      assertThat(send(other).statusCode()).isEqualTo(200);
    } finally {
      for (Socket socket : stalled) {
        socket.close();
      }
    }
  }

  /** A connection whose body never comes, though the server may wait for it. */
  private Socket begun() throws IOException {
    InetSocketAddress address = server.address();
    Socket socket = new Socket(address.getAddress(), address.getPort());
    String head =
        """
        POST %s HTTP/1.1
        Host: localhost
        Authorization: Bearer %s
        Content-Type: text/csv
        Content-Length: 10

        """
            .formatted(REVIEWS, TOKEN);
    socket.getOutputStream().write(head.replace("\n", "\r\n").getBytes(StandardCharsets.US_ASCII));
    socket.getOutputStream().flush();
    return socket;
  }

  private URI address(String place) {
    return URI.create("http://127.0.0.1:%d%s".formatted(server.address().getPort(), place));
  }

  private static HttpResponse<String> send(HttpRequest request) throws Exception {
    return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
  }
}
