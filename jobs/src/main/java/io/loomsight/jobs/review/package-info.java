/**
 * Takes what people say of defects into the warehouse. What it costs a roll is {@code grade}'s to
 * say.
 */
package io.loomsight.jobs.review;
