package io.loomsight.jobs.table;

import io.loomsight.models.fabric.Column;
import java.time.Instant;
import java.util.List;

/** The patterns of one source of a request as a whole, or what they are held against. */
public record PatternSet(
    @Column(doc = "The run, which is the request's name") String runId,
    @Column(doc = "When it ran") Instant createdAt,
    @Column(doc = "The collection, or two of them with a plus") String source,
    @Column(doc = "What the row is about") Kind kind,
    @Column(doc = "Designs of the source") int designs,
    @Column(doc = "Files of the source that could not be read, and why") List<String> refusedFiles,
    @Column(doc = "Patterns asked for, whatever their colours; 0 for what they are held against")
        int asked,
    @Column(doc = "Those accepted; how many were made of what they are held against") int accepted,
    @Column(doc = "Attempts at them") int attempts,
    @Column(doc = "Images that the two numbers below were measured on") int measured,
    @Column(
            doc =
                "Sliced Wasserstein distance of all of them to the source's designs; NaN without any")
        double styleDistance,
    @Column(doc = "Mean of 1 - MS-SSIM over pairs: how they differ; NaN for fewer than two")
        double diversity) {

  /** What a row is about. */
  public enum Kind {
    /** The patterns that were accepted. */
    PATTERNS,
    /** The source's own designs; their distance is that of one half of them to the other. */
    DESIGNS,
    /** Random-phase noise like the designs, a baseline. */
    NOISE,
    /** Designs quilted anew, a baseline. */
    QUILTING
  }

  public PatternSet {
    refusedFiles = List.copyOf(refusedFiles);
  }
}
