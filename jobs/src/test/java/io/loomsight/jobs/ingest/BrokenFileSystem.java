package io.loomsight.jobs.ingest;

import java.io.IOException;
import java.net.URI;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;

/** Local files under {@code broken:} that can be listed and not be read. */
public final class BrokenFileSystem extends RawLocalFileSystem {

  @Override
  public URI getUri() {
    return URI.create("broken:///");
  }

  @Override
  public String getScheme() {
    return "broken";
  }

  @Override
  public FSDataInputStream open(Path path, int bufferSize) throws IOException {
    throw new IOException("out of reach");
  }
}
