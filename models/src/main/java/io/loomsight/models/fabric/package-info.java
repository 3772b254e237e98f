/**
 * The vocabulary: what a weaving mill talks about. Records and enums only; imports nothing of the
 * house. Lengths are millimetres on the cloth: x runs across the roll (the weft's direction) from
 * the left edge, y runs along it (the warp's direction) from the roll's start.
 */
package io.loomsight.models.fabric;
