package io.loomsight.jobs;

import java.io.IOException;
import java.net.URI;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;

/** Local files under {@code cosn:}, the scheme of a store; a test hears of each look at one. */
public final class WatchedFileSystem extends RawLocalFileSystem {

  private static volatile Watcher watcher = path -> {};

  /** Hears before somebody is told whether a path is there. */
  public interface Watcher {
    void asked(String path) throws IOException;
  }

  /** The URI of a local folder whose files a watcher hears of. */
  public static String watched(java.nio.file.Path folder, Watcher by) {
    LocalSpark.session()
        .sparkContext()
        .hadoopConfiguration()
        .set("fs.cosn.impl", WatchedFileSystem.class.getName());
    watcher = by;
    return "cosn://" + folder;
  }

  @Override
  public URI getUri() {
    return URI.create("cosn:///");
  }

  @Override
  public String getScheme() {
    return "cosn";
  }

  @Override
  public boolean exists(Path path) throws IOException {
    watcher.asked(path.toString());
    return super.exists(path);
  }

  @Override
  public FileStatus getFileStatus(Path path) throws IOException {
    watcher.asked(path.toString());
    return super.getFileStatus(path);
  }
}
