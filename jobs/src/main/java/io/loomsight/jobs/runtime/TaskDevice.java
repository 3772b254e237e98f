package io.loomsight.jobs.runtime;

/**
 * Where a task's model runs.
 *
 * @param name cpu or gpu:N
 * @param note why not on a GPU, though there was one for it; empty where all is as it should be
 */
record TaskDevice(String name, String note) {

  static final TaskDevice CPU = new TaskDevice("cpu", "");

  static TaskDevice gpu(int number) {
    return new TaskDevice("gpu:" + number, "");
  }

  static TaskDevice cpuSince(String note) {
    return new TaskDevice(CPU.name(), note);
  }
}
