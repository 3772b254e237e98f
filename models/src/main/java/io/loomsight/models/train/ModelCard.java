package io.loomsight.models.train;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.loomsight.models.synth.EpisodeSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * What trained weights are and how they came about: written beside them as {@code card.json}, and
 * shipped with them.
 *
 * @param name what the weights are called
 * @param version which of them
 * @param licence SPDX identifier
 * @param purpose what they are for
 * @param architecture of the network
 * @param parameters how many numbers are learnt
 * @param file the weights, beside the card
 * @param format of the file
 * @param sha256 of the file
 * @param training how they were trained
 * @param validation how they do on drawn cloth that was not trained on
 */
@JsonPropertyOrder({
  "name",
  "version",
  "licence",
  "purpose",
  "architecture",
  "parameters",
  "file",
  "format",
  "sha256"
})
record ModelCard(
    String name,
    String version,
    String licence,
    String purpose,
    String architecture,
    long parameters,
    String file,
    String format,
    String sha256,
    Training training,
    Drawn validation) {

  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  /**
   * How weights were trained.
   *
   * @param data what on
   * @param steps in all
   * @param loss mean over the steps before the last checkpoint
   * @param optimiser and its settings
   * @param runs every start of the training
   * @param episodes what the episodes were drawn from
   */
  record Training(
      String data,
      int steps,
      double loss,
      String optimiser,
      List<TrainRun> runs,
      EpisodeSettings episodes) {}

  /**
   * How weights do on drawn cloth.
   *
   * @param firstSeed seed of the first episode
   * @param metrics what was measured
   * @param episodes what the episodes were drawn from
   */
  record Drawn(long firstSeed, Validation metrics, EpisodeSettings episodes) {}

  /** The card of a checkpoint. */
  static ModelCard of(
      String name,
      String version,
      long parameters,
      String sha256,
      TrainLog.Entry checkpoint,
      List<TrainRun> runs) {
    return new ModelCard(
        name,
        version,
        "Apache-2.0",
        "Features of grey images of woven cloth at stride 4, 64 a place, in which flaws lie far from a Gaussian of the cloth's own features.",
        "EncoderBlock: fully convolutional, 16, 32, 48 and 64 channels, strides 4, 8 and 16, projected to 16 + 24 + 24 features",
        parameters,
        "encoder.params",
        "DJL parameters of EncoderBlock, float32, batch norms not folded",
        sha256,
        new Training(
            "Episodes drawn by io.loomsight.models.synth (Episode.draw): no photograph, no third-party image, no pretrained weight",
            checkpoint.step(),
            checkpoint.loss(),
            "AdamW, warm-up of 100 steps and half cosine, weight decay 0.0001, gradients clipped at 1",
            runs,
            EpisodeSettings.TRAINING),
        new Drawn(ValidationSet.FIRST_SEED, checkpoint.validation(), EpisodeSettings.VALIDATION));
  }

  String json() {
    try {
      return JSON.writeValueAsString(this) + "\n";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
