package io.loomsight.jobs.grade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loomsight.jobs.InputException;
import io.loomsight.jobs.table.SmallFiles;
import io.loomsight.models.grade.RuleSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RuleSetFilesTest {

  private static final Path GRADING = Path.of("..", "conf", "grading");

  @TempDir Path folder;

  static RuleSet shipped(String name) {
    return files("").read(name);
  }

  @Test
  void everyShippedFileIsListedAndRead() throws IOException {
    try (Stream<Path> files = Files.list(GRADING)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(
              RuleSetFiles.SHIPPED.stream().map(name -> name + ".yaml").toList());
    }
    assertThat(RuleSetFiles.SHIPPED)
        .allSatisfy(name -> assertThat(shipped(name).name()).isEqualTo(name));
  }

  @Test
  void ownFilesComeFirstAndShippedOnesStay() throws IOException {
    write("four-point-metric", "four-point-metric", "5");
    write("mine", "mine", "6");
    assertThat(files(folder.toString()).read("four-point-metric").cap().points()).isEqualTo(5);
    assertThat(files(folder.toString()).read("mine").cap().points()).isEqualTo(6);
    Files.delete(folder.resolve("four-point-metric.yaml"));
    assertThat(files(folder.toString()).read("four-point-metric").cap().points()).isEqualTo(4);
  }

  @Test
  void anUnknownNameIsAnsweredWithThoseThereAre() throws IOException {
    write("mine", "mine", "4");

    assertThatThrownBy(() -> files(folder.toString()).read("twelve-point"))
        .isInstanceOf(InputException.class)
        .hasMessage(
            "grade.ruleSets: expected one of four-point-imperial, four-point-metric, mill-cn, mine, ten-point, found twelve-point");
  }

  @Test
  void aFileMustBearItsName() throws IOException {
    write("mine", "yours", "4");

    assertThatThrownBy(() -> files(folder.toString()).read("mine"))
        .isInstanceOf(InputException.class)
        .hasMessageEndingWith(
            "mine.yaml: expected the name mine as in the file's name, found yours");
  }

  @Test
  void aBadFileIsTheUsersFault() throws IOException {
    write("mine", "mine", "0");

    assertThatThrownBy(() -> files(folder.toString()).read("mine"))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("mine.yaml: expected a rule set")
        .hasMessageContaining("cap.points: expected at least 1, found 0");
  }

  @Test
  void aMissingFolderIsTheUsersFault() {
    assertThatThrownBy(() -> files(folder.resolve("gone").toString()))
        .isInstanceOf(InputException.class)
        .hasMessage(
            "grade.ruleSetFolder: expected a folder, found nothing at " + folder.resolve("gone"));
  }

  private void write(String file, String name, String cap) throws IOException {
    Files.writeString(
        folder.resolve(file + ".yaml"),
        Files.readString(GRADING.resolve("four-point-metric.yaml"))
            .replace("name: four-point-metric", "name: " + name)
            .replace("cap: {points: 4,", "cap: {points: %s,".formatted(cap)));
  }

  private static RuleSetFiles files(String folder) {
    return new RuleSetFiles(new SmallFiles(new Configuration()), folder);
  }
}
