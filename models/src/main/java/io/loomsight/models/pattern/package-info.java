/**
 * Printable repeats: learning a mill's designs, drawing new ones, and what a printer asks of them
 * (seamless, few colours, at a size, no copy). Knows no cloth, no tables, no folders.
 */
package io.loomsight.models.pattern;
