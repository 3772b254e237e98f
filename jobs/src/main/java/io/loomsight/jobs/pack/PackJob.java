package io.loomsight.jobs.pack;

import io.loomsight.jobs.InputException;
import io.loomsight.jobs.runtime.Fingerprint;
import io.loomsight.jobs.runtime.PackIndex;
import io.loomsight.jobs.runtime.Progress;
import io.loomsight.jobs.runtime.Sessions;
import io.loomsight.jobs.table.FileTree;
import io.loomsight.jobs.table.LandingNames;
import io.loomsight.jobs.table.SmallFiles;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.util.LongAccumulator;
import org.apache.spark.util.SerializableConfiguration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Packs a night: its images into tar files of a few hundred megabytes, an index beside each, then
 * the manifests as they are. The manifests come last and are taken away first, so that a night that
 * is half packed has none and {@code ingest} refuses it. What was packed before and is still the
 * same is kept; the source is only read.
 */
public final class PackJob {

  private static final Logger LOG = LoggerFactory.getLogger(PackJob.class);

  private final SparkSession spark;
  private final SmallFiles files;
  private final PackRequest request;
  private final Path source;
  private final Path target;

  private PackJob(SparkSession spark, PackRequest request) throws IOException {
    this.spark = spark;
    this.files = new SmallFiles(spark.sparkContext().hadoopConfiguration());
    this.request = request;
    this.source = qualified(request.landing());
    this.target = qualified(request.out());
    if ((target + "/").startsWith(source + "/") || (source + "/").startsWith(target + "/")) {
      throw new InputException(
          "--out: expected another folder than the landing, found " + request.out());
    }
  }

  private Path qualified(String root) throws IOException {
    Path night = new Path(new Path(root), LandingNames.night(request.batch()));
    return files.fileSystem(night).makeQualified(night);
  }

  /**
   * Packs.
   *
   * @return images, their bytes, packs, packs that were kept, manifests, and files left out since
   *     ingest would ignore them
   * @throws InputException where there is no such night, it has no manifest, is packed already, or
   *     changes while it is read
   */
  public static Map<String, Long> run(SparkSession spark, PackRequest request, Clock clock) {
    long startedMs = clock.millis();
    try {
      Map<String, Long> counts = new PackJob(spark, request).pack(clock);
      LOG.info("pack of {}: {} in {} ms", request.batch(), counts, clock.millis() - startedMs);
      return counts;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private Map<String, Long> pack(Clock clock) throws IOException {
    String before = Fingerprint.ofFolder(files, source);
    List<PackPlan.Member> images = new ArrayList<>();
    List<Path> manifests = new ArrayList<>();
    long ignored = list(images, manifests);
    if (manifests.isEmpty()) {
      throw new InputException(
          "%s: expected manifest*.csv or manifest*.jsonl, found none beside %d images"
              .formatted(source, images.size()));
    }
    List<PackPlan> plans = PackPlan.of(images, request.packBytes());
    PackWriter writer = new PackWriter(files, target);
    List<PackPlan> missing = new ArrayList<>();
    for (PackPlan plan : plans) {
      if (!writer.isThere(plan)) {
        missing.add(plan);
      }
    }
    if (!missing.isEmpty()) {
      deleteManifestsBut(Set.of());
    }
    deleteBeyond(plans);
    long kept = images.size() - missing.stream().mapToLong(plan -> plan.images().size()).sum();
    try (Progress progress = Progress.start(spark, clock, "pack", "images", images.size())) {
      progress.counter().add(kept);
      long packed = kept + write(missing, progress.counter());
      if (packed != images.size()) {
        throw new IllegalStateException(
            "%s: expected %d images packed, found %d".formatted(target, images.size(), packed));
      }
    }
    if (!Fingerprint.ofFolder(files, source).equals(before)) {
      throw new InputException(
          "%s: expected a night that stays as it is, found that it changed meanwhile; pack it again"
              .formatted(source));
    }
    copy(manifests);
    return new TreeMap<>(
        Map.of(
            "images",
            (long) images.size(),
            "bytes",
            images.stream().mapToLong(PackPlan.Member::bytes).sum(),
            "packs",
            (long) plans.size(),
            "kept",
            (long) plans.size() - missing.size(),
            "manifests",
            (long) manifests.size(),
            "ignored",
            ignored));
  }

  private long list(List<PackPlan.Member> images, List<Path> manifests) throws IOException {
    String root = source.toUri().getPath() + "/";
    long ignored = 0;
    RemoteIterator<? extends FileStatus> all;
    try {
      all = FileTree.files(files.fileSystem(source), source);
    } catch (FileNotFoundException missing) {
      throw new InputException(
          "%s: expected a night's images and manifest, found no such folder".formatted(source),
          missing);
    }
    while (all.hasNext()) {
      FileStatus file = all.next();
      String path = file.getPath().toUri().getPath().substring(root.length());
      if (LandingNames.isPack(path)) {
        throw new InputException(
            "%s: expected loose images, found the pack %s".formatted(source, path));
      }
      if (LandingNames.isManifest(path)) {
        manifests.add(file.getPath());
      } else if (LandingNames.isImage(path)) {
        images.add(
            new PackPlan.Member(
                path, file.getPath().toString(), file.getLen(), file.getModificationTime()));
      } else {
        ignored++;
      }
    }
    return ignored;
  }

  /** Writes packs by tasks, one each; returns how many images these wrote. */
  private long write(List<PackPlan> plans, LongAccumulator counter) {
    if (plans.isEmpty()) {
      return 0;
    }
    JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    Broadcast<SerializableConfiguration> hadoop =
        context.broadcast(
            new SerializableConfiguration(spark.sparkContext().hadoopConfiguration()));
    String night = target.toString();
    try {
      return context
          .parallelize(plans, plans.size())
          .map(
              plan ->
                  new PackWriter(new SmallFiles(hadoop.value().value()), new Path(night))
                      .write(plan, counter::add))
          .collect()
          .stream()
          .mapToLong(Integer::longValue)
          .sum();
    } finally {
      hadoop.unpersist();
    }
  }

  private void deleteManifestsBut(Set<String> names) throws IOException {
    for (FileStatus file : files.objects(target)) {
      String name = file.getPath().getName();
      if (LandingNames.isManifest(name) && !names.contains(name)) {
        files.delete(file.getPath());
      }
    }
  }

  /** Removes packs of an earlier cut that this one does not replace. */
  private void deleteBeyond(List<PackPlan> plans) throws IOException {
    Set<String> wanted = plans.stream().map(PackPlan::name).collect(Collectors.toSet());
    List<Path> surplus = new ArrayList<>();
    for (FileStatus file : files.objects(target)) {
      String name = file.getPath().getName();
      String pack =
          name.endsWith(PackIndex.SUFFIX)
              ? name.substring(0, name.length() - PackIndex.SUFFIX.length())
              : name;
      if (LandingNames.isPack(pack) && !wanted.contains(pack)) {
        surplus.add(file.getPath());
      }
    }
    if (!surplus.isEmpty()) {
      deleteManifestsBut(Set.of());
    }
    for (Path pack : surplus) {
      files.delete(pack);
    }
  }

  /** Copies the manifests and removes those that the source no longer has. */
  private void copy(List<Path> manifests) throws IOException {
    deleteManifestsBut(manifests.stream().map(Path::getName).collect(Collectors.toSet()));
    for (Path manifest : manifests) {
      FileSystem store = files.fileSystem(manifest);
      files.replace(
          new Path(target, manifest.getName()),
          output -> {
            try (InputStream input = store.open(manifest)) {
              input.transferTo(output);
            }
          });
    }
  }

  /** Packs in a session of its own. */
  static Map<String, Long> runAlone(PackRequest request, Clock clock) {
    return Sessions.with(spark -> run(spark, request, clock));
  }
}
