package io.loomsight.jobs.table;

import io.loomsight.models.fabric.Column;
import java.time.LocalDate;

/** One image or one manifest line that was refused, and why. */
public record Reject(
    @Column(doc = "The mill") String factory,
    @Column(doc = "The night's date") LocalDate batchDate,
    @Column(doc = "IMAGE or LINE: images and manifest lines are accounted for apart")
        Subject subject,
    @Column(doc = "The image's address, or the manifest's") String uri,
    @Column(doc = "The line in the manifest, from 1 with the header; 0 for an image") long line,
    @Column(doc = "Why it was refused") Reason reason,
    @Column(doc = "What was expected and what was found") String detail) {

  /** What was refused. */
  public enum Subject {
    IMAGE,
    LINE
  }

  /** Why something was refused. */
  public enum Reason {
    /** The image has no bytes. */
    EMPTY_FILE,
    /** The bytes are no JPEG, PNG, TIFF or BMP. */
    NOT_AN_IMAGE,
    /** The image ends early or cannot be decoded. */
    CORRUPT_IMAGE,
    /** The header promises more pixels or bytes than allowed: refused before decoding. */
    TOO_LARGE,
    /** Fewer pixels than a detector can judge. */
    TOO_SMALL,
    /** Not the size of its camera's other images of this roll. */
    WRONG_SIZE,
    /** The same content has been accepted for this roll, camera and sequence or another one. */
    DUPLICATE_CONTENT,
    /** Two lines name the same roll, camera and sequence. */
    DUPLICATE_SEQUENCE,
    /** Too blurred to be judged. */
    BLURRED,
    /** Too dark. */
    UNDEREXPOSED,
    /** Too bright. */
    OVEREXPOSED,
    /** No manifest line names the image. */
    NO_MANIFEST_LINE,
    /** The line names an image that is not there. */
    MISSING_FILE,
    /** The line cannot be read or a value is out of range. */
    MALFORMED_LINE,
    /** The line names a file that another line has named before. */
    DUPLICATE_LINE,
    /** The line points outside the landing folder. */
    OUTSIDE_LANDING,
    /** Place along the roll contradicts the sequence of the camera. */
    OUT_OF_ORDER,
    /** Lies over a frame of the same camera by more than allowed. */
    OVERLAPPING
  }
}
