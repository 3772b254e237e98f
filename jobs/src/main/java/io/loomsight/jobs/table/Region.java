package io.loomsight.jobs.table;

import io.loomsight.models.fabric.Box;
import io.loomsight.models.fabric.Column;
import io.loomsight.models.fabric.PixelBox;
import java.util.Map;

/** One connected part of a frame that stands out, as the model's pass left it. */
@SuppressWarnings("ArrayRecordComponent") // pictures; the rows are never compared
public record Region(
    @Column(doc = "Where in the image") PixelBox pixels,
    @Column(doc = "Where on the roll") Box box,
    @Column(doc = "Highest anomaly score in it") double score,
    @Column(doc = "Mean anomaly score in it") double meanScore,
    @Column(doc = "Pixels in its mask", unit = "px") int areaPx,
    @Column(doc = "Extent along its principal axis", unit = "mm") double lengthMm,
    @Column(doc = "Extent across its principal axis", unit = "mm") double thicknessMm,
    @Column(doc = "Principal axis: 0 runs along the roll (warp), 90 across (weft)", unit = "°")
        double angleDeg,
    @Column(doc = "Mean grey against its surroundings, in grey deviations of these")
        double contrast,
    @Column(doc = "Grey deviation inside over that of its surroundings") double roughness,
    @Column(doc = "How it looks in grey, by measure: width, profile, core, texture")
        Map<String, Double> look,
    @Column(doc = "Its mask: a 1-bit PNG of the size of its pixel box") byte[] mask,
    @Column(doc = "Its picture: a JPEG of its pixel box and some cloth around") byte[] thumbnail) {}
