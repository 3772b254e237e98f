package io.loomsight.jobs.table;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;

/**
 * Which runs in one folder of an appended table count.
 *
 * <p>A run counts once its writer has left {@code _SUCCESS}, unless a merged run that counts has
 * taken its place: the object {@code _REPLACES.<runId>} names, one a line, the runs whose rows
 * {@code run=<runId>} holds. It is written before the merged rows, which are finished before any
 * run they replace is deleted. So at every moment each row lies in just one run that counts, and a
 * reader who meets a merge looks until two looks agree.
 *
 * @param counting finished runs that no other has replaced, by name
 * @param replaced runs, or what is left of them, whose rows a merged run holds
 * @param unfinished runs whose writer is at work or died
 * @param spent lists of merges that need no list any more, or never came to anything
 */
record AppendedRuns(
    List<Path> counting, List<Path> replaced, List<Path> unfinished, List<Path> spent) {

  static final String REPLACES = "_REPLACES.";

  private static final int MOST_LOOKS = 20;

  AppendedRuns {
    counting = List.copyOf(counting);
    replaced = List.copyOf(replaced);
    unfinished = List.copyOf(unfinished);
    spent = List.copyOf(spent);
  }

  /** The runs right in a folder, which need not be there. */
  static AppendedRuns in(SmallFiles files, Path folder) throws IOException {
    for (int look = 0; look < MOST_LOOKS; look++) {
      Optional<AppendedRuns> seen = look(files, folder);
      if (seen.isPresent()) {
        return seen.get();
      }
    }
    throw new IOException(
        folder + ": expected runs that stay, found them replaced again and again");
  }

  static Path list(Path folder, String runId) {
    return new Path(folder, REPLACES + runId);
  }

  /** One look; empty where something changed meanwhile. */
  private static Optional<AppendedRuns> look(SmallFiles files, Path folder) throws IOException {
    Set<String> names = names(files, folder);
    Map<String, Set<String>> replacing = new HashMap<>();
    for (String name : names) {
      if (name.startsWith(REPLACES)) {
        Optional<String> list = files.read(new Path(folder, name));
        if (list.isEmpty()) {
          return Optional.empty();
        }
        replacing.put(name.substring(REPLACES.length()), Set.copyOf(list.get().lines().toList()));
      }
    }
    Set<String> finished = finished(files, folder, names);
    boolean changed =
        !names(files, folder).equals(names)
            || (!replacing.isEmpty() && !finished(files, folder, names).equals(finished));
    return changed ? Optional.empty() : Optional.of(sorted(folder, names, finished, replacing));
  }

  private static AppendedRuns sorted(
      Path folder, Set<String> names, Set<String> finished, Map<String, Set<String>> replacing) {
    Set<String> gone = new HashSet<>();
    replacing.forEach(
        (merged, runs) -> {
          if (finished.contains(merged)) {
            gone.addAll(runs);
          }
        });
    List<Path> counting = new ArrayList<>();
    List<Path> replaced = new ArrayList<>();
    List<Path> unfinished = new ArrayList<>();
    List<Path> spent = new ArrayList<>();
    for (String name : names.stream().sorted().toList()) {
      Path path = new Path(folder, name);
      if (name.startsWith(Warehouse.RUN)) {
        String run = name.substring(Warehouse.RUN.length());
        (gone.contains(run) ? replaced : finished.contains(run) ? counting : unfinished).add(path);
      } else if (isSpent(name.substring(REPLACES.length()), names, finished, replacing)) {
        spent.add(path);
      }
    }
    return new AppendedRuns(counting, replaced, unfinished, spent);
  }

  private static boolean isSpent(
      String merged, Set<String> names, Set<String> finished, Map<String, Set<String>> replacing) {
    return !names.contains(Warehouse.RUN + merged)
        || (finished.contains(merged)
            && replacing.get(merged).stream()
                .noneMatch(run -> names.contains(Warehouse.RUN + run)));
  }

  /** The runs among some names whose writers have finished. */
  private static Set<String> finished(SmallFiles files, Path folder, Set<String> names)
      throws IOException {
    Set<String> finished = new HashSet<>();
    for (String name : names) {
      Path done = new Path(new Path(folder, name), Warehouse.DONE);
      if (name.startsWith(Warehouse.RUN) && files.fileSystem(done).exists(done)) {
        finished.add(name.substring(Warehouse.RUN.length()));
      }
    }
    return finished;
  }

  private static Set<String> names(SmallFiles files, Path folder) throws IOException {
    Set<String> names = new HashSet<>();
    for (FileStatus entry : files.entries(folder)) {
      String name = entry.getPath().getName();
      if (entry.isDirectory() ? name.startsWith(Warehouse.RUN) : name.startsWith(REPLACES)) {
        names.add(name);
      }
    }
    return names;
  }
}
