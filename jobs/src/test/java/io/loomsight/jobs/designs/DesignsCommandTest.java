package io.loomsight.jobs.designs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loomsight.jobs.InputException;
import io.loomsight.models.pattern.DesignCollection;
import io.loomsight.models.pattern.DesignReader;
import io.loomsight.models.synth.DesignDraw;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class DesignsCommandTest {

  @TempDir private Path folder;

  @Test
  void aCollectionIsWrittenAsItIsDrawn() throws IOException {
    CommandLine command = new CommandLine(new DesignsCommand());

    command.parseArgs("--out", folder.toString(), "--name", "spring", "--count", "3");
    ((DesignsCommand) command.getCommand()).call();

    DesignCollection read =
        DesignCollection.read(folder, new DesignReader(DesignReader.Settings.defaults()));
    assertThat(read.refused()).isEmpty();
    assertThat(read.designs()).hasSize(3);
    DesignDraw.collection("spring", 3)
        .forEach(
            drawn ->
                assertThat(read.designs())
                    .filteredOn(design -> design.name().equals(drawn.name() + ".png"))
                    .singleElement()
                    .satisfies(
                        design ->
                            assertThat(design.image().rgb(5, 7))
                                .isEqualTo(drawn.tile().rgb(5, 7))));
  }

  @Test
  void aCountOutOfRangeIsRefused() {
    CommandLine command = new CommandLine(new DesignsCommand());
    command.parseArgs("--out", folder.toString(), "--count", "0");

    assertThatThrownBy(() -> ((DesignsCommand) command.getCommand()).call())
        .isInstanceOf(InputException.class)
        .hasMessage("--count: expected 1 to 1000 designs, found 0");
  }
}
