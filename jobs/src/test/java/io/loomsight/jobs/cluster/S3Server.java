package io.loomsight.jobs.cluster;

import io.loomsight.jobs.Services;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;

/**
 * A real S3 server on this machine, one for all tests of a JVM: Ceph's object gateway, which checks
 * signatures; where it cannot be had, S3Mock, which does not. Both run as child processes and end
 * with the JVM.
 */
public final class S3Server {

  /** Credentials that no file and no log may ever show. */
  public static final String ACCESS_KEY = "loom-test-identity";

  public static final String SECRET_KEY = "loom-test-only-credential";
  public static final String BUCKET = "mill";

  private static final String PASSWORD = "changeit";
  private static final List<String> CEPH =
      List.of("radosgw", "radosgw-admin", "ceph-mon", "ceph-osd", "ceph", "openssl", "curl");
  private static final Path MOCK = Path.of("target", "s3mock", "s3mock-exec.jar");

  private static int nextPort = 20_000 + (int) (ProcessHandle.current().pid() % 500) * 20;

  private final Path folder;
  private final URI endpoint;
  private final boolean secure;

  private S3Server(Path folder, URI endpoint, boolean secure) {
    this.folder = folder;
    this.endpoint = endpoint;
    this.secure = secure;
  }

  /** The server, started on first use; skips the test where there is none to start. */
  public static S3Server shared() {
    boolean ceph = CEPH.stream().allMatch(Services::hasProgram);
    Services.require(
        "s3",
        ceph || Files.exists(MOCK),
        "neither Ceph's gateway (Debian: radosgw ceph-mon ceph-osd ceph-common) nor S3Mock");
    return Holder.SERVER;
  }

  private static final class Holder {
    static final S3Server SERVER = start();
  }

  private static S3Server start() {
    try {
      Path folder = Files.createTempDirectory("loomsight-s3");
      return CEPH.stream().allMatch(Services::hasProgram) ? ceph(folder) : mock(folder);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static S3Server ceph(Path folder) throws IOException {
    int port = freePorts(13);
    Path script = Path.of("src", "test", "s3", "ceph.sh").toAbsolutePath();
    ProcessBuilder start =
        new ProcessBuilder("bash", script.toString(), "start", folder + "/ceph", "" + port);
    start.environment().put("S3_ACCESS_KEY", ACCESS_KEY);
    start.environment().put("S3_SECRET_KEY", SECRET_KEY);
    start.environment().put("S3_BUCKET", BUCKET);
    String said = ended(start, folder.resolve("start.log"));
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () ->
                    ended(
                        new ProcessBuilder("bash", script.toString(), "stop", folder + "/ceph"),
                        folder.resolve("stop.log"))));
    if (!Files.exists(folder.resolve("ceph/server.p12"))) {
      throw new IllegalStateException("Ceph's gateway did not start: " + said);
    }
    S3Server server =
        new S3Server(folder.resolve("ceph"), URI.create("https://127.0.0.1:" + port), true);
    server.trustHere();
    return server;
  }

  private static S3Server mock(Path folder) throws IOException {
    System.err.println("no Ceph on this machine: S3Mock stands in, which checks no signatures");
    int port = freePorts(2);
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dcom.adobe.testing.s3mock.store.initialBuckets=" + BUCKET,
                "-Dcom.adobe.testing.s3mock.controller.contextPath=",
                "-Dcom.adobe.testing.s3mock.httpPort=" + port,
                "-Dserver.port=" + (port + 1),
                "-jar",
                MOCK.toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("s3mock.log").toFile())
            .start();
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
    for (int i = 0; i < 240 && !isListening(port); i++) {
      pause(250);
    }
    return new S3Server(folder, URI.create("http://127.0.0.1:" + port), false);
  }

  /** The address, with its scheme. */
  public URI endpoint() {
    return endpoint;
  }

  /** Whether it is TLS, and so whether {@link FaultyStore} can stand before it. */
  public boolean isSecure() {
    return secure;
  }

  /** Its key and certificate. */
  Path keyStore() {
    return folder.resolve("server.p12");
  }

  static char[] password() {
    return PASSWORD.toCharArray();
  }

  /** Settings of Hadoop that reach it through an address: the server's own or one before it. */
  public static Map<String, String> settings(URI address) {
    Map<String, String> settings = new TreeMap<>();
    settings.put("fs.s3a.endpoint", address.toString());
    settings.put("fs.s3a.endpoint.region", "us-east-1");
    settings.put("fs.s3a.path.style.access", "true");
    settings.put(
        "fs.s3a.connection.ssl.enabled", Boolean.toString(address.getScheme().equals("https")));
    settings.put(
        "fs.s3a.aws.credentials.provider",
        "org.apache.hadoop.fs.s3a.TemporaryAWSCredentialsProvider,"
            + "org.apache.hadoop.fs.s3a.SimpleAWSCredentialsProvider,"
            + "software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider");
    return settings;
  }

  /** The standard chain's variables, for a child process. */
  public static Map<String, String> environment() {
    return Map.of("AWS_ACCESS_KEY_ID", ACCESS_KEY, "AWS_SECRET_ACCESS_KEY", SECRET_KEY);
  }

  /** What a JVM needs to trust the server. */
  public List<String> javaOptions() {
    return secure
        ? List.of(
            "-Djavax.net.ssl.trustStore=" + folder.resolve("trust.p12"),
            "-Djavax.net.ssl.trustStorePassword=" + PASSWORD)
        : List.of();
  }

  /** Lets this JVM's own Hadoop reach the server, by the standard chain's system properties. */
  public Configuration reachFrom(Configuration configuration) {
    System.setProperty("aws.accessKeyId", ACCESS_KEY);
    System.setProperty("aws.secretAccessKey", SECRET_KEY);
    settings(endpoint).forEach(configuration::set);
    return configuration;
  }

  /** Copies a folder of this machine into the bucket; returns where it lies. */
  public static String upload(Configuration configuration, Path local, String key) {
    String target = "s3a://%s/%s".formatted(BUCKET, key);
    var path = new org.apache.hadoop.fs.Path(target);
    try (Stream<Path> all = Files.walk(local)) {
      FileSystem store = path.getFileSystem(configuration);
      for (Path file : all.filter(Files::isRegularFile).sorted().toList()) {
        // copyFromLocalFile loses itself in names that a URI must escape
        try (OutputStream object =
            store.create(new org.apache.hadoop.fs.Path(path, local.relativize(file).toString()))) {
          Files.copy(file, object);
        }
      }
      return target;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private void trustHere() {
    System.setProperty("javax.net.ssl.trustStore", folder.resolve("trust.p12").toString());
    System.setProperty("javax.net.ssl.trustStorePassword", PASSWORD);
  }

  /** The first of so many ports in a row that nobody listens on; given to one caller of a JVM. */
  static synchronized int freePorts(int count) {
    while (nextPort < 32_000) {
      int first = nextPort;
      nextPort += 20;
      boolean free = true;
      for (int port = first; free && port < first + count; port++) {
        free = isFree(port);
      }
      if (free) {
        return first;
      }
    }
    throw new IllegalStateException("no %d free ports in a row".formatted(count));
  }

  private static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket(port)) {
      return socket.isBound();
    } catch (IOException taken) {
      return false;
    }
  }

  private static boolean isListening(int port) {
    return !isFree(port);
  }

  private static String ended(ProcessBuilder builder, Path log) {
    try {
      Process process = builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
      if (!process.waitFor(120, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
      return Files.readString(log, StandardCharsets.UTF_8);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }

  static void pause(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }
}
