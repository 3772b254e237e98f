package io.loomsight.jobs.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loomsight.jobs.InputException;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Training of a generator from the command line; two steps where it trains at all. */
final class TrainCommandTest {

  @TempDir private Path folder;

  @Test
  void generatorIsTrainedOnTheDesignsThatCanBeRead() throws IOException {
    Path designs = Files.createDirectory(folder.resolve("designs"));
    ImageIO.write(
        new BufferedImage(80, 72, BufferedImage.TYPE_INT_RGB),
        "png",
        designs.resolve("dark.png").toFile());
    Files.writeString(designs.resolve("broken.png"), "no image");
    Path out = folder.resolve("generator");
    assertThat(train("--pattern", designs.toString(), "--out", out.toString(), "--steps", "2"))
        .isZero();
    assertThat(Files.readString(out.resolve("card.json")))
        .contains("pattern-generator", "dark.png")
        .doesNotContain("broken.png");
    assertThat(out.resolve("samples.png")).isRegularFile();
  }

  @Test
  void folderWithoutADesignIsRefused() throws IOException {
    Path designs = Files.createDirectory(folder.resolve("designs"));
    String out = folder.resolve("generator").toString();
    assertThatThrownBy(() -> train("--pattern", designs.toString(), "--out", out))
        .isInstanceOf(InputException.class)
        .hasMessageEndingWith("in %s, found none".formatted(designs));
    Files.writeString(designs.resolve("broken.png"), "no image");
    assertThatThrownBy(() -> train("--pattern", designs.toString(), "--out", out))
        .isInstanceOf(InputException.class)
        .hasMessageEndingWith("in %s, found 1 that cannot be read".formatted(designs));
    assertThatThrownBy(() -> train("--pattern", folder.resolve("nowhere").toString(), "--out", out))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("expected a folder of designs, found no folder at");
    assertThat(folder.resolve("generator")).doesNotExist();
  }

  @Test
  void weightsToBeginWithAreTheEncoders() {
    assertThatThrownBy(
            () -> train("--pattern", folder.toString(), "--out", "x", "--from", "y.params"))
        .isInstanceOf(InputException.class)
        .hasMessage("train: expected --from for the encoder only, found it beside --pattern");
  }

  /** The exit code; what is thrown comes through as it is. */
  private static int train(String... options) {
    List<RuntimeException> thrown = new ArrayList<>();
    int code =
        new CommandLine(new TrainCommand())
            .setExecutionExceptionHandler(
                (failure, line, parsed) -> {
                  thrown.add((RuntimeException) failure);
                  return 1;
                })
            .execute(options);
    thrown.forEach(
        failure -> {
          throw failure;
        });
    return code;
  }
}
