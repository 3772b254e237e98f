/**
 * New patterns in the style of design collections: a request in YAML becomes printable tiles with
 * their separations, a row for every attempt, and a sheet from which a designer picks. {@code
 * GenerateJob} spreads the drawing over Spark; everything else here is pure or touches files alone.
 * How patterns are drawn and checked is no matter of this room but of {@code models.pattern}.
 */
package io.loomsight.jobs.generate;
