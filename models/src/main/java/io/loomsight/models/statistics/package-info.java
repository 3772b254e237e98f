/**
 * What a mill may conclude from counts: whether a loom, shift, camera or style is worse than chance
 * allows, which is worst, whether it changes over nights, and how sure a share is. Pure mathematics
 * of {@link io.loomsight.models.statistics.Tally} (defects on square metres); knows no defects, no
 * points and no tables, and imports nothing of the house. Quantiles and tails are commons-math's.
 *
 * <p>The way through: tallies by style give a {@link io.loomsight.models.statistics.Baseline}, from
 * which each loom has an expected count of its own cloth, so that none is called bad for weaving a
 * hard style; loom and expected count are a {@link io.loomsight.models.statistics.Subgroup};
 * subgroups are charted ({@link io.loomsight.models.statistics.UChart}, {@link
 * io.loomsight.models.statistics.LaneyUChart}), ranked ({@link
 * io.loomsight.models.statistics.Ranking}) and followed over nights ({@link
 * io.loomsight.models.statistics.Ewma}).
 *
 * <p>What is counted is defects, each once, which are Poisson where they fall singly. Points are
 * not: a defect brings one to four at a time, so their variance is greater than their mean and only
 * Laney's chart, which measures it, has limits for them.
 *
 * <p>Many looms are judged at once: a limit that chance passes in 1 of 740 cases is passed by one
 * of 400 good looms every other night.
 */
package io.loomsight.models.statistics;
