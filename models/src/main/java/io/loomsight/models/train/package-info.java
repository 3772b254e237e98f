/**
 * Training an encoder and measuring one: episodes, the training loop, metrics, model cards, and
 * baselines to hold a model against. The metrics are pure Java and exact; files, tables and pages
 * belong to the jobs.
 */
package io.loomsight.models.train;
