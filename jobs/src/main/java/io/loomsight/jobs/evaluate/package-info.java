/**
 * The stage {@code evaluate}: how well a method finds the defects of labelled images on disk. Lists
 * and splits a folder of fabrics, draws the maps, and writes metrics to the {@code evaluations}
 * table; lays the same images out as a landing night. The metrics themselves live in {@code
 * models.train}; nothing here is part of a night.
 */
package io.loomsight.jobs.evaluate;
