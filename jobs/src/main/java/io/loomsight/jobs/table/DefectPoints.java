package io.loomsight.jobs.table;

import io.loomsight.models.fabric.Column;
import java.time.LocalDate;

/** One defect's points under one rule set, or why it has none. */
public record DefectPoints(
    @Column(doc = "The mill") String factory,
    @Column(doc = "The night's date") LocalDate batchDate,
    @Column(doc = "The rule set") String ruleSet,
    @Column(doc = "The roll") String rollId,
    @Column(doc = "The defect") String defectId,
    @Column(doc = "The night the defect was seen in") LocalDate seenDate,
    @Column(doc = "The metre (or yard, as the rule set counts) of the roll it starts in, from 0")
        int unit,
    @Column(doc = "Points before the cap of its metre or yard") int rawPoints,
    @Column(doc = "Points that count") int points,
    @Column(doc = "Which rule gave the points or took them away") String reason) {}
