package io.loomsight.models.fabric;

import java.time.Instant;
import java.time.LocalDate;

/** One accepted image of the cloth and where on the roll it lies. */
public record Frame(
    @Column(doc = "Hash of content, factory, roll, camera and sequence, 32 hex digits")
        String frameId,
    @Column(doc = "The mill") String factory,
    @Column(doc = "The night's date, as given to the run") LocalDate batchDate,
    @Column(doc = "The industrial park") String park,
    @Column(doc = "The loom") String loomId,
    @Column(doc = "The roll (匹/卷)") String rollId,
    @Column(doc = "The style (品种)") String styleId,
    @Column(doc = "The camera") String cameraId,
    @Column(doc = "Position in the camera's series on this roll, from 0") int sequence,
    @Column(doc = "When the image was taken") Instant capturedAt,
    @Column(doc = "Columns, across the roll", unit = "px") int widthPx,
    @Column(doc = "Rows, along the roll", unit = "px") int heightPx,
    @Column(doc = "Scale", unit = "mm/px") double mmPerPx,
    @Column(doc = "Left edge of the image, across the roll", unit = "mm") double offsetXMm,
    @Column(doc = "Top edge of the image, along the roll", unit = "mm") double offsetYMm,
    @Column(doc = "Where the image lies") String uri,
    @Column(doc = "Size of the image as it was read there", unit = "bytes") long bytes,
    @Column(
            doc =
                "Sharpness, 0 to 1: how much of the change of grey within 8 px a step of one makes")
        double sharpness,
    @Column(doc = "Mean grey level, 0 black to 1 white") double meanGrey,
    @Column(doc = "Named a good frame of its style by the manifest") boolean reference,
    @Column(doc = "The manifest says that the roll ends with this frame") boolean rollEnd) {

  /** Where the image lies on the roll. */
  public Box onCloth() {
    return new Box(offsetXMm, offsetYMm, widthPx * mmPerPx, heightPx * mmPerPx);
  }
}
