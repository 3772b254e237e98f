package io.loomsight.jobs.table;

import io.loomsight.models.detect.Mismatch;
import io.loomsight.models.fabric.Box;
import io.loomsight.models.fabric.Column;
import java.time.Instant;
import java.time.LocalDate;

/** One frame's score and the cloth it showed, without pixels. */
public record FrameScore(
    @Column(doc = "The frame") String frameId,
    @Column(doc = "The mill") String factory,
    @Column(doc = "The night's date") LocalDate batchDate,
    @Column(doc = "The loom") String loomId,
    @Column(doc = "The roll") String rollId,
    @Column(doc = "The style") String styleId,
    @Column(doc = "The camera") String cameraId,
    @Column(doc = "Position in the camera's series") int sequence,
    @Column(doc = "When the image was taken") Instant capturedAt,
    @Column(doc = "Where the image lies on the roll") Box box,
    @Column(doc = "Highest anomaly score on cloth; 1 is the threshold") double score,
    @Column(doc = "Regions over the threshold") int regions,
    @Column(doc = "Cloth seen", unit = "mm²") double clothAreaMm2,
    @Column(doc = "Ground, selvedge, labels and seams left out", unit = "mm²")
        double offClothAreaMm2,
    @Column(doc = "Where the cloth begins across the roll", unit = "mm") double clothLeftMm,
    @Column(doc = "Where the cloth ends across the roll", unit = "mm") double clothRightMm,
    @Column(doc = "Distance between the roll's own look and its style's reference") double drift,
    @Column(doc = "False where the roll no longer looks like its style") boolean fitsStyle,
    @Column(
            doc =
                "Why it does not: SCALE, MAGNIFICATION, STYLE, LIGHT, FOCUS or OTHER; NONE where it does")
        Mismatch.Kind mismatch,
    @Column(doc = "Where the model ran") String device,
    @Column(doc = "Why it ran on the CPU though there was a GPU for it; empty where all is well")
        String deviceNote,
    @Column(doc = "Wall time of the model's pass", unit = "ms") double elapsedMs,
    @Column(doc = "The encoder") String modelVersion,
    @Column(doc = "The style's reference") String referenceVersion,
    @Column(doc = "The reference was made from the judged rolls themselves")
        boolean provisionalReference) {}
