/**
 * Drawn cloth: seeded weaves, the flaws that mills name with their exact masks, the episodes that
 * the encoder is trained on, and a whole simulated night. Everything is a pure function of its seed
 * and of the place on the cloth, so that neighbouring and overlapping frames agree. And textile
 * designs: setts, weaves, ikats, damasks, prints, and ornaments in the 17 wallpaper groups, as
 * tiles that repeat without a seam in a few flat colours (see {@link DesignDraw}). No files, no
 * model.
 */
package io.loomsight.models.synth;
