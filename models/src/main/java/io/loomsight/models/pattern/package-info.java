/**
 * Printable repeats: learning a mill's designs, drawing new ones, and what a printer asks of them
 * (seamless, few colours, at a size, no copy). Knows no cloth and no tables; of folders only the
 * one that a collection of designs is read from.
 *
 * <p>A {@link io.loomsight.models.pattern.PatternStudio} draws by a {@link
 * io.loomsight.models.pattern.PatternMethod} until what was drawn passes the checks. There are two
 * methods. {@link io.loomsight.models.pattern.PatchMethod} needs no training. Putting patches of a
 * design together anew from noise, as the papers do (Drop the GAN and GPDM, CVPR 2022), breaks
 * motifs and thin lines, which is fine for textures and not for cloth; so it begins as designers
 * do, with what is large: motifs are cut out whole and tossed anew, or a stretch of a design is
 * folded into one of the wallpaper groups, where the design has that symmetry itself in places.
 * Patches, coarse to fine, then heal what is cut. {@link io.loomsight.models.pattern.NetworkMethod}
 * draws by a network that has learnt the collection, in a forward pass: a design bent as by a free
 * hand, or zones of two designs.
 */
package io.loomsight.models.pattern;
