package io.loomsight.jobs.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loomsight.jobs.InputException;
import io.loomsight.models.fabric.DefectKind;
import io.loomsight.models.fabric.Verdict;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LabelFileTest {

  private static final Instant NOW = Instant.parse("2026-03-03T00:00:00Z");
  private static final String ONE = "0123456789abcdef0123456789abcdef";
  private static final String OTHER = "fedcba9876543210fedcba9876543210";

  @TempDir Path folder;

  @Test
  void labelsMayBeWrittenInManyWays() throws IOException {
    assertThat(
            read(
                "\uFEFFDefect_ID,Verdict,Kind,Reviewer,reviewed at,Note,loom",
                ONE + ",defect,断经,李,2026-03-02T07:00:00Z,\"heald, 7\",L1",
                "",
                OTHER + ",False Alarm,broken end,,,,L2"))
        .containsExactly(
            new Label(
                2,
                ONE,
                Verdict.DEFECT,
                DefectKind.BROKEN_END,
                "李",
                Instant.parse("2026-03-02T07:00:00Z"),
                "heald, 7"),
            new Label(4, OTHER, Verdict.FALSE_ALARM, DefectKind.UNKNOWN, "", NOW, ""));
  }

  @Test
  void onlyDefectAndVerdictMustBeThere() throws IOException {
    assertThat(read("verdict,defectId", "DEFECT," + ONE))
        .containsExactly(new Label(2, ONE, Verdict.DEFECT, DefectKind.UNKNOWN, "", NOW, ""));
  }

  @Test
  void everyBadLineIsNamed() {
    assertThatThrownBy(
            () ->
                read(
                    "defectId,verdict,kind,reviewedAt",
                    "7,DEFECT,,",
                    ONE + ",maybe,,",
                    ONE + ",DEFECT,wormhole,",
                    ONE + ",DEFECT,,yesterday",
                    ONE + ",DEFECT",
                    ONE + ",DEFECT,,2026-04-01T07:00:00Z"))
        .isInstanceOf(InputException.class)
        .message()
        .satisfies(
            message ->
                assertThat(message.lines().map(line -> line.replaceFirst("^.*labels.csv", "")))
                    .satisfiesExactly(
                        line ->
                            assertThat(line)
                                .isEqualTo(":2: expected a defectId of 32 hex digits, found '7'"),
                        line ->
                            assertThat(line)
                                .isEqualTo(
                                    ":3: expected a verdict DEFECT or FALSE_ALARM, found 'maybe'"),
                        line ->
                            assertThat(line)
                                .startsWith(":4: expected a kind, one of BROKEN_END, DOUBLE_END, ")
                                .endsWith(", found 'wormhole'"),
                        line ->
                            assertThat(line)
                                .isEqualTo(
                                    ":5: expected a reviewedAt as 2026-03-01T07:30:00Z, found 'yesterday'"),
                        line ->
                            assertThat(line)
                                .isEqualTo(":6: expected the header's 4 values, found 2"),
                        line ->
                            assertThat(line)
                                .isEqualTo(
                                    ":7: expected a reviewedAt that has come, by 2026-03-03T00:00:00Z"
                                        + " (the clock of the machine that it was reviewed on?),"
                                        + " found '2026-04-01T07:00:00Z'")));
  }

  @Test
  void aDefectIsLabelledOnce() {
    assertThatThrownBy(() -> read("defectId,verdict", ONE + ",DEFECT", ONE + ",FALSE_ALARM"))
        .isInstanceOf(InputException.class)
        .hasMessageEndingWith(
            "labels.csv:3: expected each defect once, found that of line 2 again");
  }

  @Test
  void whatIsNoFileOfLabelsIsRefused() throws IOException {
    assertThatThrownBy(() -> LabelFile.read(folder.resolve("none.csv"), NOW))
        .isInstanceOf(InputException.class)
        .hasMessageEndingWith("none.csv: expected a file of labels, found none");
    assertThatThrownBy(() -> read("defectId,verdict"))
        .isInstanceOf(InputException.class)
        .hasMessageEndingWith("labels.csv: expected at least one label, found none");
    assertThatThrownBy(() -> read("defect,kind", ONE + ",NEP"))
        .isInstanceOf(InputException.class)
        .hasMessageEndingWith(
            "labels.csv:1: expected the columns defectId, verdict, found none named defectId, verdict");
    assertThatThrownBy(() -> read("defectId,verdict,defect_id", ONE + ",DEFECT," + ONE))
        .isInstanceOf(InputException.class)
        .hasMessageEndingWith("labels.csv:1: expected every column once, found twice defectId");
    Path file = Files.write(folder.resolve("gbk.csv"), new byte[] {'a', (byte) 0xb6, (byte) 0xcf});
    assertThatThrownBy(() -> LabelFile.read(file, NOW))
        .isInstanceOf(InputException.class)
        .hasMessageEndingWith("gbk.csv: expected text in UTF-8, found other bytes");
  }

  private List<Label> read(String... lines) throws IOException {
    Path file = folder.resolve("labels.csv");
    Files.writeString(file, String.join("\r\n", lines), StandardCharsets.UTF_8);
    return LabelFile.read(file, NOW);
  }
}
