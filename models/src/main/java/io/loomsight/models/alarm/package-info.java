/**
 * What needs a mechanic: warp defects that run for metres, and defects that come again at the same
 * place across with a period along the roll, each with its likely cause. Reads defects as {@code
 * models.grade} merged them; knows no points, no pixels and no tables.
 */
package io.loomsight.models.alarm;
