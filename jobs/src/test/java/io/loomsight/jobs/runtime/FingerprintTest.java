package io.loomsight.jobs.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loomsight.jobs.InputException;
import io.loomsight.jobs.table.SmallFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FingerprintTest {

  public record Inner(String name, List<Integer> sizes) {}

  public record Config(boolean strict, double limit, Inner inner) {}

  private static final FileTime THEN = FileTime.from(Instant.parse("2026-03-01T22:00:00Z"));

  @TempDir Path folder;
  private final SmallFiles files = new SmallFiles(new Configuration());

  @Test
  void partsCountAndTheirOrderDoesNot() {
    Map<String, String> reversed = new LinkedHashMap<>();
    reversed.put("b", "2");
    reversed.put("a", "1");
    assertThat(Fingerprint.of(Map.of("a", "1", "b", "2")))
        .hasSize(64)
        .isEqualTo(Fingerprint.of(reversed))
        .isNotEqualTo(Fingerprint.of(Map.of("a", "2", "b", "1")))
        .isNotEqualTo(Fingerprint.of(Map.of("a", "1b", "", "2")));
  }

  @Test
  void aFolderIsWhatLiesInIt() throws IOException {
    write("manifest.csv", "text");
    write("images/1.png", "one");
    String before = fingerprint();
    assertThat(before).startsWith("2:").isEqualTo(fingerprint());
    write("images/2.png", "two");
    assertThat(fingerprint()).startsWith("3:").isNotEqualTo(before);
    Files.delete(folder.resolve("images/2.png"));
    assertThat(fingerprint()).isEqualTo(before);
  }

  @Test
  void nameLengthAndTimeOfAFileCount() throws IOException {
    write("a.png", "one");
    String before = fingerprint();
    Files.setLastModifiedTime(
        folder.resolve("a.png"), FileTime.from(THEN.toInstant().plusSeconds(1)));
    assertThat(fingerprint()).isNotEqualTo(before);
    write("a.png", "three");
    assertThat(fingerprint()).isNotEqualTo(before);
    Files.delete(folder.resolve("a.png"));
    write("b.png", "one");
    assertThat(fingerprint()).isNotEqualTo(before);
  }

  @Test
  void aFolderMayLieElsewhere() throws IOException {
    write("x/a.png", "one");
    write("y/a.png", "one");
    assertThat(fingerprint("x")).isEqualTo(fingerprint("y"));
  }

  @Test
  void manyFoldersAreListedInAnotherWayWithTheSameResult() throws IOException {
    write("0/deep/a.png", "one");
    for (int index = 1; index < 1000; index++) {
      write(index + "/a.png", "one");
    }
    String before = fingerprint();
    assertThat(before).startsWith("1000:");
    Files.createDirectory(folder.resolve("empty"));
    assertThat(fingerprint()).isEqualTo(before);
  }

  @Test
  void aMissingFolderIsTheUsersFault() {
    assertThatThrownBy(() -> fingerprint("missing"))
        .isInstanceOf(InputException.class)
        .hasMessageContaining(
            "missing: expected a folder with the batch's images and manifest, found none");
  }

  @Test
  void configsBecomeJsonWithSortedKeys() {
    assertThat(ConfigJson.of(new Config(true, 0.5, new Inner("x", List.of(1, 2)))))
        .isEqualTo("{\"inner\":{\"name\":\"x\",\"sizes\":[1,2]},\"limit\":0.5,\"strict\":true}");
  }

  @Test
  void runIdsSayWhenTheyBegan() {
    SettableClock clock = new SettableClock(Instant.parse("2026-03-01T22:15:30Z"));
    assertThat(RunIds.next(clock)).matches("20260301T221530-[0-9a-f]{6}");
    assertThat(RunIds.ofStage("20260301T221530-4f09ab", "grade"))
        .isEqualTo("20260301T221530-4f09ab-grade");
  }

  private String fingerprint() {
    return fingerprint("");
  }

  private String fingerprint(String below) {
    return Fingerprint.ofFolder(
        files, new org.apache.hadoop.fs.Path(folder.resolve(below).toUri()));
  }

  private void write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    Files.setLastModifiedTime(file, THEN);
  }
}
