package io.loomsight.jobs.serve;

import io.loomsight.jobs.InputException;
import io.loomsight.jobs.review.ReviewJob;
import io.loomsight.jobs.review.ReviewRequest;
import io.loomsight.jobs.runtime.Sessions;
import io.loomsight.jobs.table.Batch;
import io.loomsight.jobs.table.Warehouse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Serves a warehouse; labels that come in are appended to {@code reviews}. */
final class ServeJob {

  private static final Logger LOG = LoggerFactory.getLogger(ServeJob.class);

  private ServeJob() {}

  /** Serves until the thread is interrupted or the process ends. */
  static void runLocally(String warehouseRoot, ServeRequest request, Clock clock, PrintStream out) {
    Sessions.with(
        spark -> {
          Warehouse warehouse = Warehouse.open(spark, warehouseRoot);
          try (WebServer server = start(spark, warehouse, request, clock)) {
            InetSocketAddress address = server.address();
            out.printf(
                "serving %s at http://%s:%d/ (Ctrl-C ends it)%ntoken for sending labels: %s%n",
                warehouse.root(), address.getHostString(), address.getPort(), request.token());
            out.flush();
            new CountDownLatch(1).await();
          } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
          }
          return 0;
        });
  }

  /** Serves until it is closed. */
  static WebServer start(
      SparkSession spark, Warehouse warehouse, ServeRequest request, Clock clock) {
    Site.Desk desk = new Labels(spark, warehouse, clock);
    return WebServer.start(
        request.address(),
        address ->
            new Site(
                new Shelf(warehouse.files(), warehouse.root()),
                new IndexPage(request.language()),
                new Site.Access(hosts(address), request.token().text()),
                desk));
  }

  /** The names of a server that is this machine's own; empty for one that others reach. */
  private static Set<String> hosts(InetSocketAddress address) {
    return address.getAddress().isLoopbackAddress()
        ? Stream.of("127.0.0.1", "localhost", "[::1]", address.getHostString())
            .map(host -> host + ":" + address.getPort())
            .collect(Collectors.toSet())
        : Set.of();
  }

  /** Takes labels in, one lot at a time. */
  private static final class Labels implements Site.Desk {

    private final SparkSession spark;
    private final Warehouse warehouse;
    private final Clock clock;

    Labels(SparkSession spark, Warehouse warehouse, Clock clock) {
      this.spark = spark;
      this.warehouse = warehouse;
      this.clock = clock;
    }

    @Override
    public synchronized String take(Batch night, String csv) {
      Path file = kept(csv);
      try {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        try (PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8)) {
          int labels =
              ReviewJob.run(
                  spark,
                  warehouse,
                  new ReviewRequest(file, night.factory(), Optional.of(night.batchDate())),
                  clock,
                  out);
          LOG.info("serve: {} labels of {} taken in", labels, night);
        }
        return withoutFolder(file, said.toString(StandardCharsets.UTF_8));
      } catch (InputException fault) {
        throw new InputException(withoutFolder(file, fault.getMessage()), fault);
      } finally {
        forget(file);
      }
    }

    private static String withoutFolder(Path file, String text) {
      return text.replace(file.toString(), "labels.csv");
    }

    private static Path kept(String csv) {
      try {
        Path file = Files.createTempFile("loomsight-labels-", ".csv");
        return Files.writeString(file, csv);
      } catch (IOException failure) {
        throw new UncheckedIOException(failure);
      }
    }

    private static void forget(Path file) {
      try {
        Files.deleteIfExists(file);
      } catch (IOException left) {
        LOG.warn("serve: {} could not be deleted", file, left);
      }
    }
  }
}
