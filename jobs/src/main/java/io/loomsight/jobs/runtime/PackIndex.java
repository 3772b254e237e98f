package io.loomsight.jobs.runtime;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.loomsight.jobs.InputException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What lies where in a pack, the object {@code pack-00000.tar.jsonl} beside {@code pack-00000.tar}:
 * a line for the pack, then one for each image in the order of their paths.
 *
 * @param bytes the tar's length
 * @param entries the images
 */
public record PackIndex(long bytes, List<Entry> entries) {

  /** What an index's name adds to its pack's. */
  public static final String SUFFIX = ".jsonl";

  /** Tar's unit: headers and contents begin at multiples of it. */
  private static final int BLOCK = 512;

  private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .build();

  /**
   * One image.
   *
   * @param path its place in the night's folder
   * @param offset of its first byte in the tar
   * @param length its bytes
   * @param modifiedMs when the file was changed last, milliseconds since 1970
   * @param hash of its content, 64 hex digits
   */
  public record Entry(String path, long offset, long length, long modifiedMs, String hash) {}

  /** The first line. */
  private record Head(long bytes, int images) {}

  public PackIndex {
    entries = List.copyOf(entries);
  }

  /** As text, which {@link #parse} reads. */
  public String text() {
    try {
      StringBuilder text = new StringBuilder();
      text.append(JSON.writeValueAsString(new Head(bytes, entries.size()))).append('\n');
      for (Entry entry : entries) {
        text.append(JSON.writeValueAsString(entry)).append('\n');
      }
      return text.toString();
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /**
   * Reads an index and checks that a pack can be so.
   *
   * @param name the index's address, for messages
   * @throws InputException where the text is no whole index
   */
  public static PackIndex parse(String name, String text) {
    List<String> lines = text.lines().toList();
    if (lines.isEmpty()) {
      throw new InputException(name + ": expected the index of a pack, found nothing");
    }
    Head head = read(name, 1, lines.get(0), Head.class);
    if (lines.size() != head.images + 1L) {
      throw new InputException(
          "%s: expected a line for each of %d images, found %d"
              .formatted(name, head.images, lines.size() - 1));
    }
    List<Entry> entries = new ArrayList<>();
    Set<String> paths = new HashSet<>();
    long end = 0;
    for (int line = 2; line <= lines.size(); line++) {
      Entry entry = read(name, line, lines.get(line - 1), Entry.class);
      boolean placed =
          entry.offset % BLOCK == 0
              && entry.offset >= end + BLOCK
              && entry.length >= 0
              && entry.length <= Integer.MAX_VALUE
              && entry.offset + entry.length <= head.bytes;
      if (!placed) {
        throw refused(
            name, line, "a place behind the one before and within %d bytes".formatted(head.bytes));
      }
      if (!HASH.matcher(entry.hash).matches()) {
        throw refused(name, line, "a hash of 64 hex digits");
      }
      if (!isInside(entry.path) || !paths.add(entry.path)) {
        throw refused(name, line, "a path of its own in the night's folder");
      }
      end = entry.offset + entry.length;
      entries.add(entry);
    }
    return new PackIndex(head.bytes, entries);
  }

  private static boolean isInside(String path) {
    return !path.isEmpty()
        && List.of(path.split("/", -1)).stream()
            .noneMatch(part -> part.isEmpty() || part.equals(".") || part.equals(".."));
  }

  private static <T> T read(String name, int line, String text, Class<T> type) {
    try {
      return JSON.readValue(text, type);
    } catch (JsonProcessingException malformed) {
      throw refused(name, line, "a line of a pack's index");
    }
  }

  private static InputException refused(String name, int line, String expected) {
    return new InputException(
        "%s line %d: expected %s, found another; pack the night again"
            .formatted(name, line, expected));
  }
}
