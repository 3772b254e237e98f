package io.loomsight.jobs.runtime;

import java.io.IOException;
import java.net.URI;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.LocalFileSystem;

/**
 * The local file system without a {@code .crc} file beside every file: Parquet has checksums of its
 * own. Hadoop makes it, by the name in {@link Sessions}.
 */
public final class PlainLocalFileSystem extends LocalFileSystem {

  @Override
  public void initialize(URI name, Configuration configuration) throws IOException {
    super.initialize(name, configuration);
    setWriteChecksum(false);
    setVerifyChecksum(false);
  }
}
