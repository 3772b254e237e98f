package io.loomsight.jobs.detect;

import io.loomsight.models.fabric.Frame;
import io.loomsight.models.image.GreyImage;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.function.ToIntBiFunction;

/**
 * Neighbouring frames of one style, roll, size and scale with their images, as many as go through
 * the network together. Where they are several, as on a GPU, a thread of its own reads and decodes
 * the next ones while the device works on these.
 */
final class FrameBatches implements Iterator<FrameBatches.Batch>, AutoCloseable {

  /** Frames to be judged together, and their images. */
  record Batch(List<Frame> frames, List<GreyImage> images) {}

  private final Iterator<Frame> frames;
  private final Function<Frame, GreyImage> reader;
  private final ToIntBiFunction<Integer, Integer> sizes;
  private Optional<Frame> next;
  private Optional<ExecutorService> readAhead = Optional.empty();
  private Optional<CompletableFuture<Batch>> ahead = Optional.empty();

  /**
   * Batches of a partition's frames.
   *
   * @param reader reads a frame's image; called by one thread at a time
   * @param sizes how many frames of a width and height make a batch
   */
  FrameBatches(
      Iterator<Frame> frames,
      Function<Frame, GreyImage> reader,
      ToIntBiFunction<Integer, Integer> sizes) {
    this.frames = frames;
    this.reader = reader;
    this.sizes = sizes;
    this.next = following();
  }

  @Override
  public boolean hasNext() {
    return ahead.isPresent() || next.isPresent();
  }

  @Override
  public Batch next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    Batch batch = ahead.isPresent() ? taken(ahead.get()) : read(group());
    ahead = Optional.empty();
    if (next.isPresent() && batch.frames().size() > 1) {
      List<Frame> group = group();
      ahead = Optional.of(CompletableFuture.supplyAsync(() -> read(group), thread()));
    }
    return batch;
  }

  private static Batch taken(CompletableFuture<Batch> future) {
    try {
      return future.join();
    } catch (CompletionException failure) {
      if (failure.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw failure;
    }
  }

  private ExecutorService thread() {
    if (readAhead.isEmpty()) {
      readAhead =
          Optional.of(
              Executors.newSingleThreadExecutor(
                  task -> {
                    Thread thread = new Thread(task, "read ahead");
                    thread.setDaemon(true);
                    return thread;
                  }));
    }
    return readAhead.get();
  }

  private List<Frame> group() {
    Frame first = next.orElseThrow();
    int most = sizes.applyAsInt(first.widthPx(), first.heightPx());
    List<Frame> group = new ArrayList<>();
    do {
      group.add(next.get());
      next = following();
    } while (group.size() < most && next.isPresent() && areAlike(first, next.get()));
    return group;
  }

  private Optional<Frame> following() {
    return frames.hasNext() ? Optional.of(frames.next()) : Optional.empty();
  }

  private static boolean areAlike(Frame one, Frame other) {
    return one.styleId().equals(other.styleId())
        && one.rollId().equals(other.rollId())
        && one.widthPx() == other.widthPx()
        && one.heightPx() == other.heightPx()
        && one.mmPerPx() == other.mmPerPx();
  }

  private Batch read(List<Frame> group) {
    return new Batch(List.copyOf(group), group.stream().map(reader).toList());
  }

  /** Ends the reading ahead; what it read is dropped. */
  @Override
  public void close() {
    readAhead.ifPresent(ExecutorService::shutdownNow);
  }
}
