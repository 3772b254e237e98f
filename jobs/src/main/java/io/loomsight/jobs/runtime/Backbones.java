package io.loomsight.jobs.runtime;

import io.loomsight.jobs.InputException;
import io.loomsight.models.detect.Detector;
import java.io.FileNotFoundException;
import java.io.IOException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.Path;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkEnv;
import org.apache.spark.deploy.SparkHadoopUtil;

/**
 * Networks that the user brings, by URI. A URI is pinned to its content on the driver, {@code
 * s3a://mill/backbone.pt#0123456789abcdef}, so that every task loads the same network or fails.
 */
public final class Backbones {

  private static final String VERSION = "backbone/";

  private Backbones() {}

  /** Whether a model's name is the URI of a network. */
  static boolean isUri(String model) {
    return model.contains(":/");
  }

  /**
   * The detector with the network in a file.
   *
   * @param place a path or a URI
   * @throws InputException where there is no such file, or it holds no fitting network
   */
  public static Detector open(String place) {
    return open(place, read(place), "cpu");
  }

  private static Detector open(String place, byte[] torchScript, String device) {
    try {
      return Detector.ofBackbone(torchScript, device);
    } catch (IllegalArgumentException unfit) {
      throw new InputException(place + ": " + unfit.getMessage(), unfit);
    }
  }

  /** The URI with the hash of its content; one that has a hash stays as it is. */
  static String pin(String uri) {
    return uri.contains("#") ? uri : uri + "#" + hash(read(uri));
  }

  private static String hash(byte[] torchScript) {
    return Detector.backboneVersion(torchScript).substring(VERSION.length());
  }

  /** The version of a pinned network. */
  static String version(String pinned) {
    return VERSION + pinned.substring(pinned.indexOf('#') + 1);
  }

  /**
   * The detector with a pinned network; with one that is not pinned as its file is now.
   *
   * @throws InputException where the file no longer holds it
   */
  static Detector openPinned(String pinned, String device) {
    if (!pinned.contains("#")) {
      return open(pinned, read(pinned), device);
    }
    String uri = pinned.substring(0, pinned.indexOf('#'));
    byte[] torchScript = read(uri);
    String found = Detector.backboneVersion(torchScript);
    if (!found.equals(version(pinned))) {
      throw new InputException(
          "%s: expected %s, found %s: the file has changed".formatted(uri, version(pinned), found));
    }
    return open(uri, torchScript, device);
  }

  private static byte[] read(String place) {
    try {
      Path path = new Path(place);
      try (FSDataInputStream stream = path.getFileSystem(storage()).open(path)) {
        return stream.readAllBytes();
      }
    } catch (FileNotFoundException missing) {
      throw new InputException(place + ": expected a TorchScript network, found no file", missing);
    } catch (IOException | IllegalArgumentException unreadable) {
      throw new InputException(
          "%s: expected a TorchScript network that can be read, found: %s"
              .formatted(place, unreadable.getMessage()),
          unreadable);
    }
  }

  /** Storage settings of the running application, or of the one that a command will start. */
  private static Configuration storage() {
    SparkEnv running = SparkEnv.get();
    SparkConf settings = running == null ? Sessions.settings() : running.conf();
    return SparkHadoopUtil.get().newConfiguration(settings);
  }
}
