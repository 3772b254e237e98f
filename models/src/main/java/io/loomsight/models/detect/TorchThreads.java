package io.loomsight.models.detect;

/**
 * One thread inside each operator, so that sums run in one order whatever the machine, and task
 * threads do not fight for cores; natives come from the class path, never from the network. Takes
 * effect only before the engine's first use in the JVM.
 */
public final class TorchThreads {

  private TorchThreads() {}

  /** Sets what is not set yet by the JVM's own options. */
  public static void fix() {
    setIfAbsent("ai.djl.offline", "true");
    setIfAbsent("ai.djl.pytorch.num_threads", "1");
    setIfAbsent("ai.djl.pytorch.num_interop_threads", "1");
    setIfAbsent("ai.djl.default_engine", "PyTorch");
    setIfAbsent("OPT_OUT_TRACKING", "true");
  }

  private static void setIfAbsent(String key, String value) {
    if (System.getProperty(key) == null) {
      System.setProperty(key, value);
    }
  }
}
