package io.loomsight.models.train;

import io.loomsight.models.synth.EpisodeSettings;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Draws the training's episodes ahead of it. A step's episodes are a function of its number. */
final class EpisodeQueue implements AutoCloseable {

  private final TrainSettings settings;
  private final int ahead;
  private final ExecutorService artists;
  private final Deque<Future<EpisodeBatch>> waiting = new ArrayDeque<>();

  EpisodeQueue(TrainSettings settings, int ahead) {
    this.settings = settings;
    this.ahead = ahead;
    this.artists =
        Executors.newFixedThreadPool(
            Math.max(1, Runtime.getRuntime().availableProcessors() / 2),
            task -> {
              Thread thread = new Thread(task, "episodes");
              thread.setDaemon(true);
              return thread;
            });
  }

  /** The episodes of a step; asked for step by step. */
  EpisodeBatch take(int step) {
    while (waiting.size() < ahead) {
      long firstSeed =
          settings.seed() + (long) (step + waiting.size()) * settings.episodesPerStep();
      waiting.add(
          artists.submit(
              () ->
                  EpisodeBatch.draw(
                      EpisodeSettings.TRAINING,
                      firstSeed,
                      settings.episodesPerStep(),
                      settings.sizePx())));
    }
    try {
      return waiting.remove().get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("training was interrupted", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("an episode could not be drawn", e.getCause());
    }
  }

  @Override
  public void close() {
    artists.shutdownNow();
  }
}
