package io.loomsight.jobs.table;

import io.loomsight.models.detect.Mismatch;
import io.loomsight.models.fabric.Column;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** One frame judged in the one pass of the model. */
public record Finding(
    @Column(doc = "The frame") String frameId,
    @Column(doc = "The mill") String factory,
    @Column(doc = "The night's date") LocalDate batchDate,
    @Column(doc = "The loom") String loomId,
    @Column(doc = "The roll") String rollId,
    @Column(doc = "The style") String styleId,
    @Column(doc = "The camera") String cameraId,
    @Column(doc = "Position in the camera's series") int sequence,
    @Column(doc = "When the image was taken") Instant capturedAt,
    @Column(doc = "Columns", unit = "px") int widthPx,
    @Column(doc = "Rows", unit = "px") int heightPx,
    @Column(doc = "Scale", unit = "mm/px") double mmPerPx,
    @Column(doc = "Left edge across the roll", unit = "mm") double offsetXMm,
    @Column(doc = "Top edge along the roll", unit = "mm") double offsetYMm,
    @Column(doc = "Highest anomaly score on cloth") double score,
    @Column(doc = "A region must reach this score") double threshold,
    @Column(doc = "Cloth seen", unit = "mm²") double clothAreaMm2,
    @Column(doc = "Ground, selvedge, labels and seams left out", unit = "mm²")
        double offClothAreaMm2,
    @Column(doc = "Of it, ground beyond the cloth", unit = "mm²") double groundAreaMm2,
    @Column(doc = "Of it, selvedge", unit = "mm²") double selvedgeAreaMm2,
    @Column(doc = "Of it, stickers and stamped text", unit = "mm²") double labelAreaMm2,
    @Column(doc = "Of it, seams between rolls", unit = "mm²") double seamAreaMm2,
    @Column(doc = "Where the cloth begins across the roll", unit = "mm") double clothLeftMm,
    @Column(doc = "Where the cloth ends across the roll", unit = "mm") double clothRightMm,
    @Column(doc = "Distance between the roll's own look and its style's reference; 0 is none")
        double drift,
    @Column(doc = "False where the roll no longer looks like its style") boolean fitsStyle,
    @Column(
            doc =
                "Why it does not: SCALE, MAGNIFICATION, STYLE, LIGHT, FOCUS or OTHER; NONE where it does")
        Mismatch.Kind mismatch,
    @Column(doc = "Its yarns' pitch in px over the reference's; 1 where none is seen")
        double pitchRatio,
    @Column(doc = "Its mean grey over the reference's") double greyRatio,
    @Column(doc = "Its sharpness over the reference's") double sharpnessRatio,
    @Column(doc = "Largest change of its light along the columns, as a share of its mean light")
        double lightChange,
    @Column(doc = "What stands out, highest score first") List<Region> regions,
    @Column(doc = "Where the model ran: cpu or gpu:N") String device,
    @Column(doc = "Why it ran on the CPU though there was a GPU for it; empty where all is well")
        String deviceNote,
    @Column(doc = "Wall time of the model's pass", unit = "ms") double elapsedMs,
    @Column(doc = "The encoder") String modelVersion,
    @Column(doc = "The style's reference") String referenceVersion,
    @Column(doc = "The reference was made from the judged rolls themselves")
        boolean provisionalReference) {

  public Finding {
    regions = List.copyOf(regions);
  }
}
