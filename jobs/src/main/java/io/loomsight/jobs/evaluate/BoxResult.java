package io.loomsight.jobs.evaluate;

import io.loomsight.models.train.BoxCount;

/**
 * Regions found on a fabric at the threshold that its reference images gave.
 *
 * @param threshold mean threshold; NaN over several fabrics, whose scales differ
 * @param count what was found
 */
record BoxResult(double threshold, BoxCount count) {}
