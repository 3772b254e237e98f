package io.loomsight.jobs.export;

import io.loomsight.jobs.InputException;
import io.loomsight.jobs.page.Resource;
import io.loomsight.jobs.table.SmallFiles;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;

/**
 * Where a data set lies: {@code images/}, {@code annotations.json}, written last, and {@code
 * README.txt}, written first, by whose first line an earlier export is known.
 */
final class CocoFolder {

  static final String ANNOTATIONS = "annotations.json";
  static final String README = "README.txt";
  private static final String IMAGES = "images";

  /** What is being written, or was when a process died. */
  private static final Pattern UNFINISHED =
      Pattern.compile("_(annotations\\.json|README\\.txt)\\..+");

  private static final Pattern IMAGE =
      Pattern.compile("_?[0-9]{4}-[0-9]{2}-[0-9]{2}_[A-Za-z0-9-]{1,64}\\.(jpg|png).*");

  private CocoFolder() {}

  /** Refuses a file, and a folder that is neither empty nor an earlier export. */
  static void require(SmallFiles files, Path folder) throws IOException {
    List<String> found =
        files.entries(folder).stream().map(entry -> entry.getPath().getName()).toList();
    Set<String> own =
        new HashSet<>(found.stream().filter(name -> UNFINISHED.matcher(name).matches()).toList());
    own.addAll(List.of(IMAGES, ANNOTATIONS, README));
    Places.requireFolder(files, folder, own);
    String mark = readme().lines().findFirst().orElseThrow();
    boolean earlier =
        files.read(new Path(folder, README)).filter(text -> text.startsWith(mark)).isPresent();
    if (!found.isEmpty() && !earlier) {
      throw new InputException(
          "--out %s: expected an empty folder or an earlier export, found %s and no %s of ours"
              .formatted(folder, String.join(", ", found), README));
    }
  }

  static Path images(Path folder) {
    return new Path(folder, IMAGES);
  }

  /** What a reader of the data set must know. */
  static String readme() {
    return Resource.text(CocoFolder.class, "coco_readme.txt");
  }

  /** Removes images of an earlier export that this one does not have. */
  static void forgetOthers(SmallFiles files, Path folder, Set<String> kept) throws IOException {
    for (FileStatus image : files.objects(images(folder))) {
      String name = image.getPath().getName();
      if (IMAGE.matcher(name).matches() && !kept.contains(name)) {
        files.delete(image.getPath());
      }
    }
  }
}
