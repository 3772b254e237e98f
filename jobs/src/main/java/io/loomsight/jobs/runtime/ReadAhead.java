package io.loomsight.jobs.runtime;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.ToLongFunction;
import org.apache.spark.TaskContext;
import org.apache.spark.util.TaskCompletionListener;

/**
 * Rows in their order, each with bytes from a store, of which the next ones are read while the
 * caller works on this one: a store takes its time for each request, and answers many in the time
 * of one.
 *
 * @param <T> a row that names what is read
 */
public final class ReadAhead<T> implements Iterator<ReadAhead.Coming<T>>, AutoCloseable {

  /** How much is read at once, and kept until it is asked for. */
  public record Limits(int requests, long bytes) {}

  /** For a task that works on images: few megabytes beside those of the image itself. */
  private static final Limits OF_TASK = new Limits(8, 16L << 20);

  /** How a row's bytes are read; called by several threads. */
  public interface Reader<T> {
    byte[] read(T row) throws IOException;
  }

  private final Iterator<T> rows;
  private final ToLongFunction<T> size;
  private final Reader<T> reader;
  private final Limits limits;
  private final ExecutorService threads;
  private final Deque<Coming<T>> ahead = new ArrayDeque<>();
  private final AtomicLong bytesAhead = new AtomicLong();
  private Optional<T> held = Optional.empty();

  /**
   * @param rows are asked for by the caller's thread only
   * @param size how many bytes a row will have; one that does not fit the limit is read when it is
   *     asked for
   */
  public ReadAhead(Iterator<T> rows, ToLongFunction<T> size, Reader<T> reader, Limits limits) {
    this.rows = rows;
    this.size = size;
    this.reader = reader;
    this.limits = limits;
    this.threads =
        Executors.newFixedThreadPool(
            limits.requests(),
            task -> {
              Thread thread = new Thread(task, "read ahead");
              thread.setDaemon(true);
              return thread;
            });
  }

  /** Rows of the calling task, for which it reads ahead until it ends. */
  public static <T> ReadAhead<T> ofTask(
      Iterator<T> rows, ToLongFunction<T> size, Reader<T> reader) {
    ReadAhead<T> ahead = new ReadAhead<>(rows, size, reader, OF_TASK);
    TaskCompletionListener close = ended -> ahead.close();
    TaskContext.get().addTaskCompletionListener(close);
    return ahead;
  }

  @Override
  public boolean hasNext() {
    return !ahead.isEmpty() || held.isPresent() || rows.hasNext();
  }

  /** The next row, whose bytes may still be on their way. */
  @Override
  public Coming<T> next() {
    readMore();
    if (!ahead.isEmpty()) {
      return ahead.remove();
    }
    T row = held.orElseGet(rows::next);
    held = Optional.empty();
    return coming(row, 0);
  }

  private void readMore() {
    while (ahead.size() < limits.requests() && (held.isPresent() || rows.hasNext())) {
      T row = held.orElseGet(rows::next);
      long bytes = size.applyAsLong(row);
      if (bytesAhead.get() + bytes > limits.bytes()) {
        held = Optional.of(row);
        return;
      }
      held = Optional.empty();
      Coming<T> coming = coming(row, bytes);
      threads.execute(coming.content);
      ahead.add(coming);
    }
  }

  private Coming<T> coming(T row, long bytes) {
    bytesAhead.addAndGet(bytes);
    return new Coming<>(row, new FutureTask<>(() -> reader.read(row)), bytes, bytesAhead);
  }

  /** Ends the reading; what is on its way is dropped. */
  @Override
  public void close() {
    threads.shutdownNow();
  }

  /** A row and its bytes, once they are there. */
  public static final class Coming<T> {

    private final T row;
    private final FutureTask<byte[]> content;
    private final AtomicLong kept;
    private final AtomicLong keptByAll;

    private Coming(T row, FutureTask<byte[]> content, long bytes, AtomicLong keptByAll) {
      this.row = row;
      this.content = content;
      this.kept = new AtomicLong(bytes);
      this.keptByAll = keptByAll;
    }

    public T row() {
      return row;
    }

    /**
     * Its bytes. Waits for them, or reads them where no other thread has begun to.
     *
     * @throws UncheckedIOException where they could not be read
     */
    public byte[] bytes() {
      content.run();
      try {
        return content.get();
      } catch (ExecutionException failure) {
        throw thrown(failure.getCause());
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
        throw new UncheckedIOException(new InterruptedIOException("reading was interrupted"));
      } finally {
        keptByAll.addAndGet(-kept.getAndSet(0));
      }
    }

    private static RuntimeException thrown(Throwable cause) {
      if (cause instanceof Error error) {
        throw error;
      }
      return cause instanceof IOException unreadable
          ? new UncheckedIOException(unreadable)
          : (RuntimeException) cause;
    }
  }
}
