package io.loomsight.jobs.ingest;

import io.loomsight.jobs.table.Reject.Reason;
import io.loomsight.jobs.table.Reject.Subject;
import java.util.List;

/**
 * An image on its way to become a frame, or a manifest line on its way to the rejects. Each step of
 * the stage adds what it found or refuses it; what is refused stays as it is.
 *
 * @param uri the image's address, or the manifest's
 * @param line the line in the manifest, 0 for an image
 * @param bytes the image's size as it was listed, and once it is decoded, as it was read; 0 for a
 *     line
 * @param placement one, or none where no line places the image; of a line, what it says of an image
 *     that is missing
 * @param pixels one, or none where the image has not been decoded
 * @param refusal one, or none where it has not been refused
 */
public record Candidate(
    Subject subject,
    String uri,
    long line,
    long bytes,
    List<Placement> placement,
    List<Pixels> pixels,
    List<Refusal> refusal) {

  /**
   * What decoding told of an image.
   *
   * @param contentHash of the file's bytes
   */
  public record Pixels(
      String contentHash, int widthPx, int heightPx, double sharpness, double meanGrey) {}

  public Candidate {
    placement = List.copyOf(placement);
    pixels = List.copyOf(pixels);
    refusal = List.copyOf(refusal);
  }

  static Candidate image(LandedFile image, List<Placement> placement) {
    return new Candidate(
        Subject.IMAGE, image.uri(), 0, image.bytes(), placement, List.of(), List.of());
  }

  /** A line that places nothing. */
  static Candidate line(ManifestLine line, Reason reason, String detail) {
    return line(line, List.of(), reason, detail);
  }

  /** A line whose image is not there. */
  static Candidate missing(ManifestLine line, String detail) {
    return line(line, line.placement(), Reason.MISSING_FILE, detail);
  }

  private static Candidate line(
      ManifestLine line, List<Placement> placement, Reason reason, String detail) {
    return new Candidate(
        Subject.LINE,
        line.manifest(),
        line.line(),
        0,
        placement,
        List.of(),
        List.of(new Refusal(reason, detail)));
  }

  /** A refused line. */
  static Candidate line(ManifestLine line) {
    return line(line, line.refusal().get(0).reason(), line.refusal().get(0).detail());
  }

  Candidate refused(Reason reason, String detail) {
    return new Candidate(
        subject, uri, line, bytes, placement, pixels, List.of(new Refusal(reason, detail)));
  }

  Candidate with(Pixels found, long bytesRead) {
    return new Candidate(subject, uri, line, bytesRead, placement, List.of(found), refusal);
  }

  /** The same image as the one that its roll ends with; it must have a place. */
  Candidate atRollEnd() {
    return new Candidate(subject, uri, line, bytes, List.of(place().atRollEnd()), pixels, refusal);
  }

  boolean isOpen() {
    return refusal.isEmpty();
  }

  /** Where the image belongs; there must be one. */
  Placement place() {
    return placement.get(0);
  }

  /** What the image shows; it must have been decoded. */
  Pixels shown() {
    return pixels.get(0);
  }
}
