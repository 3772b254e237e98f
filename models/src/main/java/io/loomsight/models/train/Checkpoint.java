package io.loomsight.models.train;

import ai.djl.MalformedModelException;
import ai.djl.ndarray.NDManager;
import io.loomsight.models.detect.EncoderBlock;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** An encoder's parameters as a file. */
final class Checkpoint {

  private Checkpoint() {}

  /**
   * Reads the parameters into a block.
   *
   * @throws IllegalArgumentException where the file holds something else
   */
  static void load(Path file, EncoderBlock block, NDManager manager) {
    try (DataInputStream in = new DataInputStream(Files.newInputStream(file))) {
      block.loadParameters(manager, in);
    } catch (MalformedModelException | IOException e) {
      throw new IllegalArgumentException(
          "%s: expected an encoder's parameters, found %s".formatted(file, e), e);
    }
  }

  /** Writes the parameters; the file is whole at any time. */
  static void save(Path file, EncoderBlock block) {
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
