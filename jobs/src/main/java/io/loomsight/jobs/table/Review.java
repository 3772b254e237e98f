package io.loomsight.jobs.table;

import io.loomsight.models.fabric.Column;
import io.loomsight.models.fabric.DefectKind;
import io.loomsight.models.fabric.Verdict;
import java.time.Instant;
import java.time.LocalDate;

/** What a person said of one defect; of several rows the latest counts. */
public record Review(
    @Column(doc = "The mill") String factory,
    @Column(doc = "The night in which the defect was seen") LocalDate batchDate,
    @Column(doc = "The defect") String defectId,
    @Column(doc = "DEFECT, or FALSE_ALARM where the cloth is good there") Verdict verdict,
    @Column(doc = "What it is; UNKNOWN where the person did not say, so that the machine's stands")
        DefectKind kind,
    @Column(doc = "Who said it; empty where nobody wrote it down") String reviewer,
    @Column(doc = "When it was said, else when it was imported") Instant reviewedAt,
    @Column(doc = "Anything else that was said") String note) {}
