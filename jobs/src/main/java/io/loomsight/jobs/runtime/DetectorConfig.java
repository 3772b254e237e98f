package io.loomsight.jobs.runtime;

import io.loomsight.jobs.InputException;
import io.loomsight.models.detect.ModelZoo;
import java.io.Serializable;
import java.util.List;

/**
 * The model and how a roll's own look is sampled: what references and findings must agree on.
 *
 * @param model the encoder's name and version in the model zoo, or the URI of a TorchScript network
 * @param device auto (a GPU where the task has one, else the CPU), cpu or gpu
 * @param sampleFrames frames of a roll that its own look is fitted on
 * @param samplePlaces places taken of each of them
 * @param seed seed of the sample
 * @param lowShare a region that reaches the threshold is grown down to this share of it
 * @param tasksPerGpu tasks that share a GPU, where executors have any
 * @param framesPerTask frames that one Spark task judges: what a lost executor must do again
 */
public record DetectorConfig(
    String model,
    String device,
    int sampleFrames,
    int samplePlaces,
    long seed,
    double lowShare,
    int tasksPerGpu,
    int framesPerTask)
    implements Serializable {

  public DetectorConfig {
    if (model.isBlank()) {
      throw new IllegalArgumentException("detector.model: expected a name, found ''");
    }
    if (!List.of("auto", "cpu", "gpu").contains(device)) {
      throw new IllegalArgumentException(
          "detector.device: expected auto, cpu or gpu, found '%s'".formatted(device));
    }
    if (sampleFrames < 1 || sampleFrames > 32) {
      throw new IllegalArgumentException(
          "detector.sampleFrames: expected 1 to 32, found " + sampleFrames);
    }
    if (samplePlaces < 256 || samplePlaces > 65536) {
      throw new IllegalArgumentException(
          "detector.samplePlaces: expected 256 to 65536, found " + samplePlaces);
    }
    if (!(lowShare > 0 && lowShare <= 1)) {
      throw new IllegalArgumentException(
          "detector.lowShare: expected above 0 to 1, found " + lowShare);
    }
    if (tasksPerGpu < 1 || tasksPerGpu > 64) {
      throw new IllegalArgumentException(
          "detector.tasksPerGpu: expected 1 to 64, found " + tasksPerGpu);
    }
    if (framesPerTask < 1) {
      throw new IllegalArgumentException(
          "detector.framesPerTask: expected at least 1, found " + framesPerTask);
    }
  }

  /** The same with the URI of a network pinned to its present content; to be called once, early. */
  public DetectorConfig pinned() {
    return Backbones.isUri(model)
        ? new DetectorConfig(
            Backbones.pin(model),
            device,
            sampleFrames,
            samplePlaces,
            seed,
            lowShare,
            tasksPerGpu,
            framesPerTask)
        : this;
  }

  /** What references and findings name the model by; of a network, the hash of its content. */
  public String modelVersion() {
    return Backbones.isUri(model) ? Backbones.version(Backbones.pin(model)) : model;
  }

  /**
   * Checks on the driver what would fail in every task.
   *
   * @throws InputException where no such model ships, or the network is none
   */
  public void checkModel() {
    if (Backbones.isUri(model)) {
      Backbones.openPinned(Backbones.pin(model), "cpu").close();
    } else if (!ModelZoo.ships(model)) {
      throw new InputException(
          "detector.model: expected the name of a shipped encoder such as %s or a URI of a TorchScript network, found '%s'"
              .formatted(ModelZoo.DEFAULT, model));
    }
  }

  /**
   * The shipped encoder, on a GPU if there is one, 32 frames of 1024 places, regions grown down to
   * 0.8 of the threshold, 2 tasks a GPU, 16 frames a task.
   */
  public static DetectorConfig defaults() {
    return new DetectorConfig(ModelZoo.DEFAULT, "auto", 32, 1024, 1, 0.8, 2, 16);
  }
}
