package io.loomsight.models.train;

import ai.djl.MalformedModelException;
import ai.djl.ndarray.NDManager;
import ai.djl.nn.Block;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A network's parameters as a file. */
final class Checkpoint {

  private Checkpoint() {}

  /**
   * Reads the parameters into a block.
   *
   * @param whose they are, as messages say: {@code an encoder's}
   * @throws IllegalArgumentException where the file holds something else
   */
  static void load(Path file, Block block, String whose, NDManager manager) {
    try (DataInputStream in = new DataInputStream(Files.newInputStream(file))) {
      block.loadParameters(manager, in);
    } catch (MalformedModelException | IOException e) {
      throw new IllegalArgumentException(
          "%s: expected %s parameters, found %s".formatted(file, whose, e), e);
    }
  }

  /** Writes the parameters; the file is whole at any time. */
  static void save(Path file, Block block) {
    Path next = file.resolveSibling(file.getFileName() + ".next");
    try {
      Files.createDirectories(next.toAbsolutePath().getParent());
      try (DataOutputStream out = new DataOutputStream(Files.newOutputStream(next))) {
        block.saveParameters(out);
      }
      Files.move(next, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
