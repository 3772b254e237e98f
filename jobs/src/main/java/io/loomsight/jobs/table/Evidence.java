package io.loomsight.jobs.table;

import io.loomsight.models.fabric.Column;
import io.loomsight.models.fabric.PixelBox;
import java.time.LocalDate;
import java.util.Map;

/**
 * What shows one defect: its highest-scoring region, and what its kind was told by. Grading never
 * reads it.
 */
@SuppressWarnings("ArrayRecordComponent") // pictures; the rows are never compared
public record Evidence(
    @Column(doc = "The defect") String defectId,
    @Column(doc = "The mill") String factory,
    @Column(doc = "The night's date") LocalDate batchDate,
    @Column(doc = "The frame that shows it best") String frameId,
    @Column(doc = "Where in that image") PixelBox pixels,
    @Column(doc = "Its mask: a 1-bit PNG of the size of its pixel box") byte[] mask,
    @Column(doc = "Its picture: a JPEG of its pixel box and some cloth around") byte[] thumbnail,
    @Column(doc = "What its kind was told by: measures of its look, form and place")
        Map<String, Double> measures) {}
