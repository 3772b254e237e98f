package io.loomsight.jobs.table;

import io.loomsight.jobs.table.Leftover.Kind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;
import org.apache.hadoop.fs.s3a.S3AFileSystem;
import software.amazon.awssdk.services.s3.model.MultipartUpload;

/**
 * Multipart uploads under a warehouse on S3 that were begun and neither completed nor aborted: what
 * a writer that was killed leaves, invisible to every listing of files and paid for all the same.
 */
public final class PendingUploads {

  private static final Pattern FACTORY = Pattern.compile("(?:.*/)?factory=([^/]+)/.*");

  private final List<Upload> found = new ArrayList<>();
  private final FileSystem store;

  private PendingUploads(FileSystem store) {
    this.store = store;
  }

  /** One upload; a key may have several. */
  public record Upload(Leftover leftover, String key, String id) {}

  /** Looks; finds none where the warehouse is not on S3. */
  public static PendingUploads of(Warehouse warehouse) {
    try {
      PendingUploads pending = new PendingUploads(warehouse.files().fileSystem(warehouse.root()));
      if (pending.store instanceof S3AFileSystem s3) {
        pending.search(s3, warehouse.root());
      }
      return pending;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private void search(S3AFileSystem s3, Path root) throws IOException {
    String prefix = root.toUri().getPath().replaceFirst("^/+", "");
    RemoteIterator<MultipartUpload> all =
        s3.listUploads(prefix.isEmpty() || prefix.endsWith("/") ? prefix : prefix + "/");
    while (all.hasNext()) {
      MultipartUpload upload = all.next();
      Matcher factory = FACTORY.matcher(upload.key());
      Leftover leftover =
          new Leftover(
              new Path(root.toUri().getScheme() + "://" + s3.getBucket() + "/" + upload.key()),
              Kind.PENDING_UPLOAD,
              factory.matches() ? factory.group(1) : "",
              0,
              upload.initiated());
      found.add(new Upload(leftover, upload.key(), upload.uploadId()));
    }
  }

  /** What was found. */
  public List<Upload> found() {
    return List.copyOf(found);
  }

  /** Aborts one that was found: the store forgets its parts. */
  public void abort(Upload upload) {
    try {
      if (store instanceof S3AFileSystem s3) {
        s3.abortMultipartUpload(upload.key(), upload.id());
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
