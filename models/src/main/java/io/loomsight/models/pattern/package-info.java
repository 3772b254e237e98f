/**
 * Printable repeats: learning a mill's designs, drawing new ones, and what a printer asks of them
 * (seamless, few colours, at a size, no copy). Knows no cloth and no tables; of folders only the
 * one that a collection of designs is read from.
 */
package io.loomsight.models.pattern;
