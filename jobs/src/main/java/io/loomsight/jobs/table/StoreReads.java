package io.loomsight.jobs.table;

import java.io.IOException;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.FutureDataInputStreamBuilder;
import org.apache.hadoop.fs.Options.OpenFileOptions;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.util.functional.FutureIO;

/** Opens files by what is known of them already, so that the store need not be asked first. */
public final class StoreReads {

  private StoreReads() {}

  /** A stream that is read from end to end, to be closed by the caller. */
  public static FSDataInputStream whole(FileSystem store, Path path) throws IOException {
    return FutureIO.awaitFuture(
        opening(store, path, OpenFileOptions.FS_OPTION_OPENFILE_READ_POLICY_WHOLE_FILE).build());
  }

  /**
   * The same of a file whose length is known, which spares asking for it.
   *
   * @param bytes the file's length as it was listed
   */
  public static FSDataInputStream whole(FileSystem store, Path path, long bytes)
      throws IOException {
    return open(store, path, OpenFileOptions.FS_OPTION_OPENFILE_READ_POLICY_WHOLE_FILE, bytes);
  }

  /**
   * A stream of which some bytes are read, to be closed by the caller.
   *
   * @param bytes up to where it is read at most
   */
  public static FSDataInputStream part(FileSystem store, Path path, long bytes) throws IOException {
    return open(store, path, OpenFileOptions.FS_OPTION_OPENFILE_READ_POLICY_RANDOM, bytes);
  }

  private static FSDataInputStream open(FileSystem store, Path path, String policy, long bytes)
      throws IOException {
    return FutureIO.awaitFuture(
        opening(store, path, policy)
            .optLong(OpenFileOptions.FS_OPTION_OPENFILE_LENGTH, bytes)
            .build());
  }

  private static FutureDataInputStreamBuilder opening(FileSystem store, Path path, String policy)
      throws IOException {
    return store.openFile(path).opt(OpenFileOptions.FS_OPTION_OPENFILE_READ_POLICY, policy);
  }
}
