package io.loomsight.jobs.park;

/**
 * Compute that a mill used.
 *
 * @param gpuHours of devices held
 * @param cpuHours of cores held
 * @param frames that went through the network
 * @param areaM2 cloth judged
 */
public record Compute(
    String factory, double gpuHours, double cpuHours, long frames, double areaM2) {}
