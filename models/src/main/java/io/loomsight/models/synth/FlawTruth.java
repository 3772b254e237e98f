package io.loomsight.models.synth;

import io.loomsight.models.fabric.Box;
import io.loomsight.models.fabric.DefectKind;
import io.loomsight.models.fabric.Direction;

/**
 * What a frame really shows of one flaw.
 *
 * @param kind what it is
 * @param direction the way it runs
 * @param box where the frame shows it, on the roll
 * @param areaPx px of the frame that it changes visibly
 */
public record FlawTruth(DefectKind kind, Direction direction, Box box, int areaPx) {}
