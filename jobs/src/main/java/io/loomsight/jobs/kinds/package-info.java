/**
 * How well defects are named: simulated nights, judged, against what was really drawn into them;
 * and from the same nights the model that names them. The naming itself is done in {@code detect}.
 */
package io.loomsight.jobs.kinds;
