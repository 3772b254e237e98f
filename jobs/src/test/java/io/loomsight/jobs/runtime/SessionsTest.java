package io.loomsight.jobs.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loomsight.jobs.InputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.spark.util.Utils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import scala.Tuple2;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;

final class SessionsTest {

  @TempDir private Path home;

  @Test
  void localRunTakesTheProjectsSparkDefaults() throws IOException {
    write("# a comment\nspark.master  local[3]\nspark.ui.enabled=true\n");

    assertThat(Sessions.defaults(system()))
        .isEqualTo(
            Map.of(
                "spark.master", "local[3]",
                "spark.ui.enabled", "true",
                "spark.driver.bindAddress", "127.0.0.1",
                "spark.driver.host", "127.0.0.1"));
  }

  @Test
  void whatIsSetAlreadyStays() throws IOException {
    write("spark.master  local[3]\nspark.ui.enabled  false\n");
    Properties system = system();
    system.setProperty("spark.master", "spark://mill:7077");

    assertThat(Sessions.defaults(system)).isEqualTo(Map.of("spark.ui.enabled", "false"));
  }

  @Test
  void withoutTheFileAllCoresOfThisMachineAreTaken() {
    assertThat(Sessions.defaults(new Properties()))
        .isEqualTo(
            Map.of(
                "spark.master", "local[*]",
                "spark.ui.enabled", "false",
                "spark.driver.bindAddress", "127.0.0.1",
                "spark.driver.host", "127.0.0.1"));
  }

  @Test
  void credentialsInASettingAreRefusedByItsNameAndWithoutThem() {
    Sessions.requireNoCredentials(Set.of("spark.hadoop.fs.s3a.endpoint", "fs.s3a.access.key"));
    for (String name :
        List.of(
            "spark.hadoop.fs.s3a.secret.key",
            "spark.hadoop.fs.s3a.access.key",
            "spark.hadoop.fs.s3a.bucket.mill.session.token")) {
      assertThatThrownBy(() -> Sessions.requireNoCredentials(Set.of("spark.master", name)))
          .isInstanceOf(InputException.class)
          .hasMessageStartingWith(
              name + ": expected no credentials in Spark's settings, found some (let the standard");
    }
  }

  @Test
  void sparkShowsNoKeys() {
    List<Tuple2<String, String>> shown =
        Stream.of(
                "fs.s3a.access.key",
                "fs.s3a.secret.key",
                "fs.s3a.session.token",
                "spark.hadoop.fs.s3a.bucket.mill.secret.key",
                "fs.s3a.encryption.key",
                "fs.s3a.server-side-encryption.key",
                "aws.accessKeyId",
                "aws.secretAccessKey",
                "spark.executorEnv.AWS_ACCESS_KEY_ID",
                "spark.executorEnv.AWS_SECRET_ACCESS_KEY",
                "spark.executorEnv.AWS_SESSION_TOKEN",
                "javax.net.ssl.keyStorePassword")
            .map(name -> new Tuple2<>(name, "hush"))
            .toList();
    assertThat(CollectionConverters.asJava(Utils.redact(Sessions.settings(), scala(shown))))
        .extracting(Tuple2::_2)
        .containsOnly("*********(redacted)");
    Tuple2<String, String> plain =
        new Tuple2<>("fs.s3a.aws.credentials.provider", "software.amazon.Provider");
    assertThat(
            CollectionConverters.asJava(Utils.redact(Sessions.settings(), scala(List.of(plain)))))
        .containsExactly(plain);
  }

  private static Seq<Tuple2<String, String>> scala(List<Tuple2<String, String>> pairs) {
    return CollectionConverters.asScala(pairs).toSeq();
  }

  @Test
  void foreignSettingIsRefused() throws IOException {
    write("report.language  en\n");

    assertThatThrownBy(() -> Sessions.defaults(system()))
        .isInstanceOf(InputException.class)
        .hasMessage(
            home.resolve("conf/spark-defaults.conf")
                + ": expected settings that begin with spark., found 'report.language'");
  }

  private Properties system() {
    Properties system = new Properties();
    system.setProperty("loomsight.home", home.toString());
    return system;
  }

  private void write(String text) throws IOException {
    Files.createDirectories(home.resolve("conf"));
    Files.writeString(home.resolve("conf/spark-defaults.conf"), text);
  }
}
