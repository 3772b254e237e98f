package io.loomsight.jobs.table;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.NoSuchElementException;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;

/**
 * All files in a folder and below it, as cheaply as the store can list them and without holding
 * more than a folder's. Stores that know no folders list flat, a thousand keys a request. Of this
 * machine's files {@link FileSystem#listFiles} would start a process each, to ask for permissions
 * that nobody wants to know.
 */
public final class FileTree {

  private FileTree() {}

  /** The files below a folder, in no order. */
  public static RemoteIterator<? extends FileStatus> files(FileSystem store, Path folder)
      throws IOException {
    return store.getScheme().equals("file")
        ? new Walk(store, folder)
        : store.listFiles(folder, /* recursive= */ true);
  }

  /**
   * How much lies in a folder or object.
   *
   * @param changedMs when the latest of its files was changed, milliseconds since 1970; 0 where
   *     there is none
   */
  record Size(long bytes, long changedMs) {}

  /** The size of a folder with all in it, or of an object. */
  static Size size(FileSystem store, Path path) throws IOException {
    long bytes = 0;
    long changedMs = 0;
    RemoteIterator<? extends FileStatus> all = files(store, path);
    while (all.hasNext()) {
      FileStatus file = all.next();
      bytes += file.getLen();
      changedMs = Math.max(changedMs, file.getModificationTime());
    }
    return new Size(bytes, changedMs);
  }

  /** Goes through the folders of this machine, one after the other. */
  private static final class Walk implements RemoteIterator<FileStatus> {

    private final FileSystem store;
    private final Deque<Path> folders = new ArrayDeque<>();
    private final Deque<FileStatus> files = new ArrayDeque<>();

    Walk(FileSystem store, Path folder) throws IOException {
      this.store = store;
      list(folder);
    }

    private void list(Path folder) throws IOException {
      for (FileStatus child : store.listStatus(folder)) {
        if (child.isDirectory()) {
          folders.add(child.getPath());
        } else {
          files.add(child);
        }
      }
    }

    @Override
    public boolean hasNext() throws IOException {
      while (files.isEmpty() && !folders.isEmpty()) {
        list(folders.remove());
      }
      return !files.isEmpty();
    }

    @Override
    public FileStatus next() throws IOException {
      if (!hasNext()) {
        throw new NoSuchElementException("no more files");
      }
      return files.remove();
    }
  }
}
