package io.loomsight.models.train;

import io.loomsight.models.synth.EpisodeFlaw;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * How an encoder does on drawn cloth it was not trained on. A cell's score is its distance over the
 * piece's level, smoothed over 3 x 3 cells, as in use.
 *
 * @param loss the training's loss
 * @param auroc area under the ROC curve of cells, flawed against clean, mean over the episodes with
 *     flaws; NaN where there are none
 * @param foundDots share of the dots with a cell above the score that one clean cell in 1,000
 *     exceeds; NaN where there are none
 * @param foundLines the same of lines
 * @param foundAreas the same of areas
 */
public record Validation(
    double loss, double auroc, double foundDots, double foundLines, double foundAreas) {

  /** Before the first validation. */
  public static final Validation NONE =
      new Validation(Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN);

  private static final double CLEAN_ABOVE = 1e-3;

  /** Gathers the scores of batches. */
  static final class Collector {

    private double loss;
    private int batches;
    private double auroc;
    private int flawedEpisodes;
    private final ScoreList clean = new ScoreList();
    private final List<Map.Entry<EpisodeFlaw.Form, Float>> flaws = new ArrayList<>();

    /**
     * Adds a batch.
     *
     * @param z {@code [episodes][cells]} squared distances
     */
    void add(EpisodeBatch batch, float[] z, double batchLoss) {
      loss += batchLoss;
      batches++;
      int cells = z.length / batch.episodes();
      float[] scores = scores(z, batch.labels(), batch.episodes());
      for (int i = 0; i < batch.episodes(); i++) {
        ScoreList good = new ScoreList();
        ScoreList flawed = new ScoreList();
        for (int cell = i * cells; cell < (i + 1) * cells; cell++) {
          if (batch.labels()[cell] == EpisodeBatch.CLEAN) {
            good.add(scores[cell]);
            clean.add(scores[cell]);
          } else if (batch.labels()[cell] == EpisodeBatch.FLAW) {
            flawed.add(scores[cell]);
          }
        }
        double area = RocCurve.areaUnderCurve(flawed.drainSorted(), good.drainSorted());
        if (!Double.isNaN(area)) {
          auroc += area;
          flawedEpisodes++;
        }
      }
      for (EpisodeBatch.CellFlaw flaw : batch.flaws()) {
        float highest = 0;
        for (int cell : flaw.cells()) {
          highest = Math.max(highest, scores[cell]);
        }
        flaws.add(Map.entry(flaw.form(), highest));
      }
    }

    Validation validation() {
      SortedScores rising = clean.drainSorted();
      int place = (int) Math.min(rising.size() - 1, (1 - CLEAN_ABOVE) * rising.size());
      float level = rising.size() == 0 ? Float.NaN : rising.at(place);
      return new Validation(
          loss / batches,
          flawedEpisodes == 0 ? Double.NaN : auroc / flawedEpisodes,
          found(EpisodeFlaw.Form.DOT, level),
          found(EpisodeFlaw.Form.LINE, level),
          found(EpisodeFlaw.Form.AREA, level));
    }

    private double found(EpisodeFlaw.Form form, float level) {
      return flaws.stream()
          .filter(flaw -> flaw.getKey() == form)
          .mapToDouble(flaw -> flaw.getValue() > level ? 1 : 0)
          .average()
          .orElse(Double.NaN);
    }
  }

  /** Distances over their piece's level, smoothed, {@code [episodes][cells]}. */
  static float[] scores(float[] z, byte[] labels, int episodes) {
    int cells = z.length / episodes;
    int side = (int) Math.round(Math.sqrt(cells));
    float[] levels = EpisodeLoss.levels(z, labels, episodes);
    float[] scores = new float[z.length];
    float[] piece = new float[cells];
    for (int i = 0; i < episodes; i++) {
      for (int cell = 0; cell < cells; cell++) {
        piece[cell] = (float) Math.sqrt(Math.max(0, z[i * cells + cell])) / levels[i];
      }
      System.arraycopy(BoxFilter.mean(piece, side, side, 1, 1), 0, scores, i * cells, cells);
    }
    return scores;
  }
}
