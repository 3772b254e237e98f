package io.loomsight.jobs.runtime;

import java.util.Optional;
import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkContext;
import org.apache.spark.resource.ResourceProfile;
import org.apache.spark.resource.TaskResourceRequest;

/**
 * How much of a device Spark gives each task of a resource profile.
 *
 * @param gpus GPUs, 0.25 for a quarter of one; 0 where Spark gives none
 * @param cores processor cores
 * @param slots tasks that share what Spark does not give out: those of a local run at a time
 */
record TaskShares(double gpus, int cores, int slots) {

  private static final Pattern LOCAL = Pattern.compile("local\\[(\\*|[0-9]+)(,\\s*[0-9]+)?]");

  /** The shares by the profile's id, in an application. */
  static IntFunction<TaskShares> of(SparkContext spark) {
    return profileId -> of(spark.resourceProfileManager().resourceProfileFromId(profileId), spark);
  }

  private static TaskShares of(ResourceProfile profile, SparkContext spark) {
    SparkConf conf = spark.conf();
    int cores =
        Optional.ofNullable(profile.taskResourcesJMap().get(ResourceProfile.CPUS()))
            .map(request -> (int) request.amount())
            .orElseGet(() -> conf.getInt("spark.task.cpus", 1));
    double gpus =
        Optional.ofNullable(profile.taskResourcesJMap().get("gpu"))
            .map(TaskResourceRequest::amount)
            .orElse(0.0);
    int machine = Runtime.getRuntime().availableProcessors();
    return new TaskShares(gpus, cores, slots(spark.master(), machine, cores));
  }

  /** Tasks that a local run has at a time; 1 for any other master, which gives out all it has. */
  static int slots(String master, int machineCores, int taskCores) {
    Matcher local = LOCAL.matcher(master);
    if (!local.matches()) {
      return 1;
    }
    int threads =
        local.group(1).equals("*") ? machineCores : Math.max(1, Integer.parseInt(local.group(1)));
    return Math.max(1, threads / Math.max(1, taskCores));
  }

  /** The share that a task holds of a device, on which it is by Spark's word or by its own. */
  double of(String device) {
    if (!device.startsWith("gpu")) {
      return cores;
    }
    return gpus > 0 ? gpus : 1.0 / slots;
  }
}
