package io.loomsight.jobs.cluster;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * Stands before the S3 server and passes everything on, save what a rule says: an answer 500 or
 * 503, a delay, or something that a test does just as a request comes in.
 */
final class FaultyStore implements AutoCloseable {

  /** What happens to a request. */
  enum Fault {
    NONE(0),
    INTERNAL_ERROR(500),
    SLOW_DOWN(503),
    DELAY(0),
    DROP(0);

    private final int status;

    Fault(int status) {
      this.status = status;
    }
  }

  /** A request: what it asks for, and how many came before it. */
  record Request(String method, String path, String query, long number) {

    /** Whether it makes a finished object of uploaded parts, as a committing writer does. */
    boolean completesUpload() {
      return method.equals("POST") && query.contains("uploadId=");
    }
  }

  /** Says what happens to a request; called by several threads. */
  interface Rule {
    Fault of(Request request);
  }

  private static final Duration DELAY = Duration.ofMillis(700);
  private static final Set<String> NOT_PASSED_ON =
      Set.of("connection", "content-length", "expect", "transfer-encoding", "upgrade", "te");

  static {
    // The signature is over the host that the client asked
    System.setProperty("jdk.httpclient.allowRestrictedHeaders", "host");
  }

  private final URI target;
  private final HttpsServer server;
  private final ExecutorService threads = Executors.newFixedThreadPool(48);
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final AtomicLong requests = new AtomicLong();
  private final AtomicLong faults = new AtomicLong();
  private volatile Rule rule = request -> Fault.NONE;

  private FaultyStore(URI target, HttpsServer server) {
    this.target = target;
    this.server = server;
  }

  static FaultyStore before(S3Server store) {
    try {
      HttpsServer server =
          HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 64);
      server.setHttpsConfigurator(new HttpsConfigurator(identity(store)));
      FaultyStore faulty = new FaultyStore(store.endpoint(), server);
      server.createContext("/", faulty::answer);
      server.setExecutor(faulty.threads);
      server.start();
      return faulty;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static SSLContext identity(S3Server store) throws IOException {
    try (InputStream file = Files.newInputStream(store.keyStore())) {
      KeyStore keys = KeyStore.getInstance("PKCS12");
      keys.load(file, S3Server.password());
      KeyManagerFactory managers =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      managers.init(keys, S3Server.password());
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(managers.getKeyManagers(), null, null);
      return context;
    } catch (GeneralSecurityException broken) {
      throw new IOException(broken);
    }
  }

  URI address() {
    return URI.create("https://127.0.0.1:" + server.getAddress().getPort());
  }

  /** From now on requests meet this rule. */
  void rule(Rule next) {
    rule = next;
  }

  /** Requests so far. */
  long requests() {
    return requests.get();
  }

  /** Requests so far that met a fault. */
  long faults() {
    return faults.get();
  }

  private void answer(HttpExchange exchange) {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      URI asked = exchange.getRequestURI();
      String query = asked.getRawQuery() == null ? "" : asked.getRawQuery();
      Fault fault =
          rule.of(
              new Request(
                  exchange.getRequestMethod(), asked.getPath(), query, requests.getAndIncrement()));
      if (fault != Fault.NONE) {
        faults.incrementAndGet();
      }
      switch (fault) {
        case NONE -> passOn(exchange, body);
        case DELAY -> {
          S3Server.pause(DELAY.toMillis());
          passOn(exchange, body);
        }
        case INTERNAL_ERROR -> refuse(exchange, fault.status, "InternalError");
        case SLOW_DOWN -> refuse(exchange, fault.status, "SlowDown");
        case DROP -> {}
      }
    } catch (IOException clientIsGone) {
      // killed, as tests do
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private static void refuse(HttpExchange exchange, int status, String code) throws IOException {
    byte[] text =
        "<?xml version=\"1.0\"?><Error><Code>%s</Code><Message>drawn by the test</Message></Error>"
            .formatted(code)
            .getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/xml");
    boolean head = exchange.getRequestMethod().equals("HEAD");
    exchange.sendResponseHeaders(status, head ? -1 : text.length);
    if (!head) {
      exchange.getResponseBody().write(text);
    }
  }

  private void passOn(HttpExchange exchange, byte[] body) throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(target + exchange.getRequestURI().toString()))
            .method(
                exchange.getRequestMethod(),
                body.length == 0
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofByteArray(body));
    exchange
        .getRequestHeaders()
        .forEach(
            (name, values) -> {
              if (!NOT_PASSED_ON.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> request.header(name, value));
              }
            });
    HttpResponse<byte[]> answer =
        client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    boolean head = exchange.getRequestMethod().equals("HEAD");
    answer
        .headers()
        .map()
        .forEach(
            (name, values) -> {
              String lower = name.toLowerCase(Locale.ROOT);
              if (!NOT_PASSED_ON.contains(lower) || (head && lower.equals("content-length"))) {
                exchange.getResponseHeaders().put(name, List.copyOf(values));
              }
            });
    exchange.sendResponseHeaders(
        answer.statusCode(), head || answer.body().length == 0 ? -1 : answer.body().length);
    if (!head && answer.body().length > 0) {
      try (OutputStream out = exchange.getResponseBody()) {
        out.write(answer.body());
      }
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
