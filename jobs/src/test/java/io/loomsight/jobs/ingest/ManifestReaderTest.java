package io.loomsight.jobs.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ManifestReaderTest {

  private static final String HEADER = TestLanding.HEADER.strip();
  private static final String LINE = TestLanding.line("a.png", "r1", 0).strip();

  @Test
  void linesAreCountedWithTheHeaderWhateverEndsThem() {
    assertThat(numbers(HEADER + "\n" + LINE + "\n" + LINE + "\n")).containsExactly(2L, 3L);
    assertThat(numbers(HEADER + "\r\n\r\n" + LINE + "\r\n" + LINE)).containsExactly(3L, 4L);
    assertThat(numbers(HEADER + "\r" + LINE + "\r" + LINE)).containsExactly(2L, 3L);
  }

  @Test
  void byteOrderMarkIsNoPartOfTheHeader() {
    assertThat(read("\uFEFF" + HEADER + "\n" + LINE)).allMatch(ManifestLine::isAccepted).hasSize(1);
  }

  @Test
  void emptyManifestHasNoLines() {
    assertThat(read("")).isEmpty();
    assertThat(read("\uFEFF")).isEmpty();
    assertThat(read(HEADER)).isEmpty();
  }

  @Test
  void endlessLineCostsOneLine() {
    List<ManifestLine> lines =
        read(HEADER + "\n" + "x".repeat(3 * ManifestParser.LONGEST_LINE) + "\n" + LINE);
    assertThat(lines).extracting(ManifestLine::isAccepted).containsExactly(false, true);
  }

  private static List<Long> numbers(String text) {
    return read(text).stream().map(ManifestLine::line).toList();
  }

  private static List<ManifestLine> read(String text) {
    List<ManifestLine> lines = new ArrayList<>();
    new ManifestReader(
            "manifest.csv", new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)))
        .forEachRemaining(lines::add);
    return lines;
  }
}
