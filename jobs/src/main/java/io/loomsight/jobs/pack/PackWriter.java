package io.loomsight.jobs.pack;

import io.loomsight.jobs.InputException;
import io.loomsight.jobs.runtime.PackIndex;
import io.loomsight.jobs.runtime.ReadAhead;
import io.loomsight.jobs.table.SmallFiles;
import io.loomsight.jobs.table.StoreReads;
import io.loomsight.models.image.ContentHash;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.io.output.CountingOutputStream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;

/** Writes one pack and, once it is whole, its index. */
final class PackWriter {

  private static final ReadAhead.Limits AHEAD = new ReadAhead.Limits(16, 64L << 20);

  private final SmallFiles files;
  private final Path night;

  /**
   * @param night the folder of the packed night
   */
  PackWriter(SmallFiles files, Path night) {
    this.files = files;
    this.night = night;
  }

  /**
   * Whether a pack lies there as it was planned: an index that lists these very images, by path,
   * length and time of last change, and a tar as long as the index says.
   */
  boolean isThere(PackPlan plan) throws IOException {
    Path tar = new Path(night, plan.name());
    Optional<String> text = files.read(index(tar));
    if (text.isEmpty()) {
      return false;
    }
    try {
      PackIndex index = PackIndex.parse(index(tar).toString(), text.get());
      FileStatus status = files.fileSystem(tar).getFileStatus(tar);
      return status.getLen() == index.bytes()
          && index.entries().stream()
              .map(entry -> "%s %d %d".formatted(entry.path(), entry.length(), entry.modifiedMs()))
              .toList()
              .equals(
                  plan.images().stream()
                      .map(
                          image ->
                              "%s %d %d".formatted(image.path(), image.bytes(), image.modifiedMs()))
                      .toList());
    } catch (InputException | FileNotFoundException broken) {
      return false;
    }
  }

  /**
   * Writes a pack, whatever lay there.
   *
   * @param done is told of each image
   * @return how many images it holds
   */
  int write(PackPlan plan, LongConsumer done) throws IOException {
    Path tar = new Path(night, plan.name());
    files.delete(index(tar));
    List<PackIndex.Entry> entries = new ArrayList<>();
    long[] bytes = {0};
    try (ReadAhead<PackPlan.Member> contents =
        new ReadAhead<>(plan.images().iterator(), PackPlan.Member::bytes, this::content, AHEAD)) {
      files.replace(tar, output -> bytes[0] = tar(contents, output, entries, done));
    }
    files.replace(index(tar), new PackIndex(bytes[0], entries).text());
    return entries.size();
  }

  private long tar(
      ReadAhead<PackPlan.Member> contents,
      OutputStream output,
      List<PackIndex.Entry> entries,
      LongConsumer done)
      throws IOException {
    CountingOutputStream counted = new CountingOutputStream(output);
    TarArchiveOutputStream tar = new TarArchiveOutputStream(counted, StandardCharsets.UTF_8.name());
    tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
    tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
    tar.setAddPaxHeadersForNonAsciiNames(true);
    while (contents.hasNext()) {
      ReadAhead.Coming<PackPlan.Member> next = contents.next();
      PackPlan.Member image = next.row();
      byte[] content = next.bytes();
      TarArchiveEntry entry = new TarArchiveEntry(image.path(), TarArchiveEntry.LF_NORMAL);
      entry.setSize(content.length);
      entry.setModTime(FileTime.from(image.modifiedMs() / 1000, TimeUnit.SECONDS));
      tar.putArchiveEntry(entry);
      entries.add(
          new PackIndex.Entry(
              image.path(),
              counted.getByteCount(),
              content.length,
              image.modifiedMs(),
              ContentHash.of(content)));
      tar.write(content);
      tar.closeArchiveEntry();
      done.accept(1);
    }
    tar.finish();
    tar.flush();
    return counted.getByteCount();
  }

  private byte[] content(PackPlan.Member image) throws IOException {
    if (image.bytes() > Integer.MAX_VALUE - 1024) {
      throw new InputException(
          "%s: expected an image of less than 2 GiB, found %d bytes"
              .formatted(image.uri(), image.bytes()));
    }
    Path path = new Path(image.uri());
    byte[] content;
    try (InputStream input = StoreReads.whole(files.fileSystem(path), path, image.bytes())) {
      content = input.readAllBytes();
    }
    if (content.length != image.bytes()) {
      throw new InputException(
          "%s: expected %d bytes, found %d: it is still being written; pack the night again"
              .formatted(image.uri(), image.bytes(), content.length));
    }
    return content;
  }

  static Path index(Path tar) {
    return new Path(tar.getParent(), tar.getName() + PackIndex.SUFFIX);
  }
}
