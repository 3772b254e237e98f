package io.loomsight.jobs.detect;

import io.loomsight.jobs.runtime.FrameReader.FrameImage;
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
import java.util.function.ToIntBiFunction;

/**
 * Neighbouring frames of one style, roll, size and scale with their images, as many as go through
 * the network together. Where they are several, as on a GPU, a thread of its own decodes the next
 * ones while the device works on these.
 */
final class FrameBatches implements Iterator<FrameBatches.Batch>, AutoCloseable {

  /** Frames to be judged together, and their images. */
  record Batch(List<Frame> frames, List<GreyImage> images) {}

  private final Iterator<FrameImage> frames;
  private final ToIntBiFunction<Integer, Integer> sizes;
  private Optional<FrameImage> next;
  private Optional<ExecutorService> decodeAhead = Optional.empty();
  private Optional<CompletableFuture<Batch>> ahead = Optional.empty();

  /**
   * Batches of a partition's frames.
   *
   * @param frames their images are asked for by one thread at a time
   * @param sizes how many frames of a width and height make a batch
   */
  FrameBatches(Iterator<FrameImage> frames, ToIntBiFunction<Integer, Integer> sizes) {
    this.frames = frames;
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
      List<FrameImage> group = group();
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
    if (decodeAhead.isEmpty()) {
      decodeAhead =
          Optional.of(
              Executors.newSingleThreadExecutor(
                  task -> {
                    Thread thread = new Thread(task, "decode ahead");
                    thread.setDaemon(true);
                    return thread;
                  }));
    }
    return decodeAhead.get();
  }

  private List<FrameImage> group() {
    Frame first = next.orElseThrow().frame();
    int most = sizes.applyAsInt(first.widthPx(), first.heightPx());
    List<FrameImage> group = new ArrayList<>();
    do {
      group.add(next.get());
      next = following();
    } while (group.size() < most && next.isPresent() && areAlike(first, next.get().frame()));
    return group;
  }

  private Optional<FrameImage> following() {
    return frames.hasNext() ? Optional.of(frames.next()) : Optional.empty();
  }

  private static boolean areAlike(Frame one, Frame other) {
    return one.styleId().equals(other.styleId())
        && one.rollId().equals(other.rollId())
        && one.widthPx() == other.widthPx()
        && one.heightPx() == other.heightPx()
        && one.mmPerPx() == other.mmPerPx();
  }

  private Batch read(List<FrameImage> group) {
    return new Batch(
        group.stream().map(FrameImage::frame).toList(),
        group.stream().map(FrameImage::image).toList());
  }

  /** Ends the decoding ahead; what it decoded is dropped. */
  @Override
  public void close() {
    decodeAhead.ifPresent(ExecutorService::shutdownNow);
  }
}
