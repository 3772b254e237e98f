package io.loomsight.jobs.pack;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * The contents of images in their order, the next ones read at once: a store takes its time for
 * each request, and answers many in the time of one.
 */
final class ReadAhead implements AutoCloseable {

  private static final int READERS = 16;

  /** How an image is read. */
  interface Reader {
    byte[] read(PackPlan.Member image) throws IOException;
  }

  private final List<PackPlan.Member> images;
  private final Reader reader;
  private final long mostBytes;
  private final ExecutorService readers = Executors.newFixedThreadPool(READERS);
  private final Deque<Future<byte[]>> ahead = new ArrayDeque<>();
  private int taken;
  private long bytesAhead;

  /**
   * @param mostBytes read and not yet taken, save for an image that is larger by itself
   */
  ReadAhead(List<PackPlan.Member> images, Reader reader, long mostBytes) {
    this.images = List.copyOf(images);
    this.reader = reader;
    this.mostBytes = mostBytes;
  }

  /** The next image's content. */
  byte[] next() throws IOException {
    if (taken == images.size()) {
      throw new NoSuchElementException("no more images");
    }
    readMore();
    try {
      byte[] content = ahead.remove().get();
      bytesAhead -= images.get(taken).bytes();
      taken++;
      return content;
    } catch (ExecutionException failure) {
      if (failure.getCause() instanceof IOException unreadable) {
        throw unreadable;
      }
      if (failure.getCause() instanceof RuntimeException refused) {
        throw refused;
      }
      throw new IllegalStateException(failure);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("reading ahead was interrupted");
    }
  }

  private void readMore() {
    while (ahead.size() < READERS && taken + ahead.size() < images.size()) {
      PackPlan.Member image = images.get(taken + ahead.size());
      if (!ahead.isEmpty() && bytesAhead + image.bytes() > mostBytes) {
        return;
      }
      ahead.add(readers.submit(() -> reader.read(image)));
      bytesAhead += image.bytes();
    }
  }

  @Override
  public void close() {
    readers.shutdownNow();
  }
}
