package io.loomsight.jobs.detect;

import io.loomsight.models.fabric.Defect;
import java.util.Map;

/**
 * A defect, and the region that shows it best. Public, because Spark's code makes it.
 *
 * @param defect the defect
 * @param frameId the frame of the region
 * @param region the region's position in the frame's finding
 * @param measures what its kind was told by
 */
public record MergedDefect(
    Defect defect, String frameId, int region, Map<String, Double> measures) {}
