package io.loomsight.jobs.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;

/** Folders of what all tests of a JVM share; they are deleted when it ends. */
final class TestFolder {

  private TestFolder() {}

  static Path create(String name) {
    try {
      Path folder = Files.createTempDirectory("loomsight-" + name + "-");
      atEnd(() -> delete(folder));
      return folder;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Does something when the JVM ends. */
  static void atEnd(Runnable action) {
    Runtime.getRuntime().addShutdownHook(new Thread(action, "end of tests"));
  }

  private static void delete(Path folder) {
    try {
      Files.walkFileTree(
          folder,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                throws IOException {
              Files.deleteIfExists(file);
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path directory, IOException failure)
                throws IOException {
              Files.deleteIfExists(directory);
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException leftToTheSystem) {
      System.err.println("left behind: " + folder + ", " + leftToTheSystem);
    }
  }
}
