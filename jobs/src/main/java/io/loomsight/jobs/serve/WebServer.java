package io.loomsight.jobs.serve;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.loomsight.jobs.InputException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts a site on the JDK's HTTP server. */
final class WebServer implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(WebServer.class);

  /** Each holds one reader, of whom some go away without a word. */
  private static final int THREADS = 64;

  private static final int WAITING = 50;

  /** Of every answer: it is what it says, nobody frames it, and nothing of it goes elsewhere. */
  private static final Map<String, String> ALWAYS =
      Map.of(
          "X-Content-Type-Options", "nosniff",
          "X-Frame-Options", "DENY",
          "Content-Security-Policy",
              "frame-ancestors 'none'; object-src 'none'; base-uri 'none'; form-action 'none'",
          "Referrer-Policy", "no-referrer",
          "Cross-Origin-Resource-Policy", "same-origin",
          "Cross-Origin-Opener-Policy", "same-origin",
          "Cache-Control", "no-cache");

  /** Seconds that a request may take to come and an answer to go; the JDK's server knows none. */
  private static final Map<String, String> PATIENCE =
      Map.of("sun.net.httpserver.maxReqTime", "60", "sun.net.httpserver.maxRspTime", "900");

  private final HttpServer server;
  private final ExecutorService threads;

  private WebServer(HttpServer server, ExecutorService threads) {
    this.server = server;
    this.threads = threads;
  }

  /** What makes a site, once its address is known. */
  interface Opening {
    Site site(InetSocketAddress address);
  }

  /**
   * Opens a site at an address; port 0 is any that is free.
   *
   * @throws InputException where the address is taken or is none of this machine
   */
  static WebServer start(InetSocketAddress address, Opening opening) {
    if (address.isUnresolved()) {
      throw new InputException(
          "--bind: expected an address of this machine, found '%s'"
              .formatted(address.getHostString()));
    }
    PATIENCE.forEach((name, seconds) -> System.getProperties().putIfAbsent(name, seconds));
    try {
      HttpServer server = HttpServer.create(address, WAITING);
      Site site = opening.site(server.getAddress());
      ExecutorService threads = Executors.newFixedThreadPool(THREADS);
      server.createContext("/", exchange -> handle(site, exchange));
      server.setExecutor(threads);
      server.start();
      return new WebServer(server, threads);
    } catch (BindException taken) {
      throw new InputException(
          "%s:%d: expected an address of this machine that is free, found %s"
              .formatted(address.getHostString(), address.getPort(), taken.getMessage()),
          taken);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Where it is. */
  InetSocketAddress address() {
    return server.getAddress();
  }

  @Override
  public void close() {
    server.stop(/* delay= */ 1);
    threads.shutdownNow();
  }

  /** Who asked went away in the middle of a request. */
  private static final class Gone extends IOException {

    private static final long serialVersionUID = 1;

    Gone(IOException cause) {
      super(cause);
    }
  }

  private static void handle(Site site, HttpExchange exchange) {
    try (exchange) {
      Answer answer;
      try {
        answer = site.answer(asked(exchange));
      } catch (Gone gone) {
        throw gone;
      } catch (Exception failure) {
        // What Spark throws of a failed task is checked, and no signature says so
        LOG.error("serve: {} {}", exchange.getRequestMethod(), exchange.getRequestURI(), failure);
        answer = Answer.text(500, "the server failed; its log says why");
      }
      send(exchange, answer);
    } catch (IOException gone) {
      LOG.debug("serve: the reader of {} went away", exchange.getRequestURI(), gone);
    }
  }

  private static Asked asked(HttpExchange exchange) {
    Map<String, String> headers = new HashMap<>();
    exchange
        .getRequestHeaders()
        .forEach((name, values) -> headers.put(name, String.join(",", values)));
    return new Asked(
        exchange.getRequestMethod(),
        exchange.getRequestURI().getRawPath(),
        headers,
        most -> {
          try {
            return exchange.getRequestBody().readNBytes(most);
          } catch (IOException broken) {
            throw new Gone(broken);
          }
        });
  }

  private static void send(HttpExchange exchange, Answer answer) throws IOException {
    ALWAYS.forEach(exchange.getResponseHeaders()::set);
    exchange.getResponseHeaders().set("Content-Type", answer.type());
    answer.headers().forEach(exchange.getResponseHeaders()::set);
    boolean bare = exchange.getRequestMethod().equals("HEAD") || answer.length() == 0;
    if (bare) {
      exchange.sendResponseHeaders(answer.status(), -1);
      return;
    }
    exchange.sendResponseHeaders(answer.status(), answer.length());
    try (InputStream content = answer.content().open()) {
      content.transferTo(exchange.getResponseBody());
    }
  }
}
