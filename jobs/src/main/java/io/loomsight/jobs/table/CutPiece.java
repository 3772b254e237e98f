package io.loomsight.jobs.table;

import io.loomsight.models.cut.Piece;
import io.loomsight.models.fabric.Column;
import io.loomsight.models.grade.Grade;
import io.loomsight.models.grade.Rate;
import java.time.LocalDate;

/** One piece of a roll as it is best cut; a roll that is best left whole is one piece. */
public record CutPiece(
    @Column(doc = "The mill") String factory,
    @Column(doc = "The night's date") LocalDate batchDate,
    @Column(doc = "The rule set") String ruleSet,
    @Column(doc = "The loom") String loomId,
    @Column(doc = "The roll") String rollId,
    @Column(doc = "The style") String styleId,
    @Column(doc = "Number of the piece along the roll, from 1") int piece,
    @Column(doc = "Pieces of the roll") int pieces,
    @Column(doc = "Where it begins along the roll", unit = "mm") double fromMm,
    @Column(doc = "Where it ends", unit = "mm") double toMm,
    @Column(doc = "Its length", unit = "mm") double lengthMm,
    @Column(doc = "Its points") long points,
    @Column(doc = "Its points in what the rule set's limits are counted in") double rate,
    @Column(doc = "What that is") Rate rateUnit,
    @Column(doc = "Its grade by its points and running defects, whatever its length") Grade grade,
    @Column(
            doc =
                "FULL_LENGTH: sold as a piece of its grade; REMNANT: too short for that; WASTE: cut out")
        Piece.Use use,
    @Column(doc = "The grade of the roll if it is left whole") Grade rollGrade,
    @Column(doc = "First-quality cloth of the roll if it is left whole", unit = "mm")
        double firstQualityBeforeMm,
    @Column(doc = "First-quality cloth of the roll once it is cut like this", unit = "mm")
        double firstQualityMm) {}
