package io.loomsight.jobs.table;

import io.loomsight.models.detect.ClothLook;
import io.loomsight.models.fabric.Column;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** One style's reference: the exact feature sums of its good frames, and the threshold. */
public record Reference(
    @Column(doc = "The mill") String factory,
    @Column(doc = "The style") String styleId,
    @Column(doc = "Version: the run that made it") String version,
    @Column(doc = "Made from the judged rolls themselves, since no good frames were named")
        boolean provisional,
    @Column(doc = "The batch it was made in") LocalDate batchDate,
    @Column(doc = "When it was made") Instant createdAt,
    @Column(doc = "The encoder") String modelVersion,
    @Column(doc = "Good frames it was fitted on, sorted") List<String> frameIds,
    @Column(doc = "Parts of the good frames, each judged by the others to set the threshold")
        int folds,
    @Column(doc = "Feature positions summed") long positions,
    @Column(doc = "Sum of each channel, fixed point") List<Long> sums,
    @Column(doc = "Sum of the products of channel pairs i <= j, fixed point") List<Long> products,
    @Column(doc = "Mean scale of the good frames", unit = "mm/px") double mmPerPx,
    @Column(doc = "Mean grey of the good frames") double meanGrey,
    @Column(doc = "A region must reach this score") double threshold,
    @Column(doc = "Wanted false alarms", unit = "1/100 m²") double wantedFalseAlarmsPer100M2,
    @Column(doc = "Good cloth that set the threshold", unit = "m²") double goodAreaM2,
    @Column(doc = "False alarms on it at the threshold") long goodFalseAlarms,
    @Column(doc = "Typical drift of its own good frames; a roll beyond driftLimit does not fit")
        double driftLimit,
    @Column(doc = "How the cloth of its good frames looks") ClothLook look) {

  public Reference {
    frameIds = List.copyOf(frameIds);
    sums = List.copyOf(sums);
    products = List.copyOf(products);
  }
}
