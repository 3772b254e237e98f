package io.loomsight.jobs.generate;

import io.loomsight.jobs.InputException;
import io.loomsight.jobs.table.SmallFiles;
import io.loomsight.jobs.table.StoreFault;
import io.loomsight.jobs.table.StoreReads;
import io.loomsight.models.image.DecodeLimits;
import io.loomsight.models.pattern.Design;
import io.loomsight.models.pattern.DesignCollection;
import io.loomsight.models.pattern.DesignReader;
import io.loomsight.models.pattern.DesignReading;
import io.loomsight.models.pattern.SvgScale;
import io.loomsight.models.pattern.Swatch;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads a request's collections once, from whatever store Hadoop reaches. A file that is no design
 * keeps no other from being read; a collection without any design is the request's fault.
 */
final class CollectionFiles {

  private static final Logger LOG = LoggerFactory.getLogger(CollectionFiles.class);
  private static final DecodeLimits LIMITS = DecodeLimits.defaults();
  private static final int MOST_NAMED = 10;
  private static final String CARD = "card.json";
  private static final String WEIGHTS = ".params";
  private static final long MOST_WEIGHTS_BYTES = 64L << 20;

  /** A drawing whose size is its tile's comes about so often across a pattern. */
  private static final int TILES_OF_SVG = 2;

  private final SmallFiles files;
  private final PatternRequest request;
  private final SvgScale scale;

  CollectionFiles(SmallFiles files, PatternRequest request) {
    this.files = files;
    this.request = request;
    this.scale = SvgScale.ofTiles(request.print().drawnPx() / TILES_OF_SVG);
  }

  /** The designs of all that the request draws from, by the source's name and in its order. */
  Map<String, SourceDesigns> read() {
    Map<String, SourceDesigns> sources = new LinkedHashMap<>();
    for (CollectionSource collection : request.collections()) {
      sources.put(collection.name(), read(collection));
    }
    for (PatternRequest.Mix mix : request.mixes()) {
      sources.put(mix.name(), sources.get(mix.first()).mixedWith(sources.get(mix.second())));
    }
    return sources;
  }

  private SourceDesigns read(CollectionSource collection) {
    List<Design> designs = new ArrayList<>();
    List<String> refused = new ArrayList<>();
    String where = "drawn";
    if (collection.origin() instanceof CollectionSource.Folder folder) {
      where = folder.uri();
      readFolder(collection.name(), folder, designs, refused);
    } else if (collection.origin() instanceof CollectionSource.Drawn drawn) {
      designs.addAll(DrawnCollection.of(collection.name(), drawn.designs()));
    }
    if (!refused.isEmpty()) {
      LOG.warn(
          "collection {}: {} of {} files cannot be read: {}{}",
          collection.name(),
          refused.size(),
          refused.size() + designs.size(),
          String.join("; ", refused.subList(0, Math.min(MOST_NAMED, refused.size()))),
          refused.size() > MOST_NAMED ? "; …" : "");
    }
    if (designs.isEmpty()) {
      throw new InputException(
          "collection %s: expected at least one design (%s) in %s, found %s"
              .formatted(
                  collection.name(),
                  String.join(", ", DesignCollection.ENDINGS.stream().sorted().toList()),
                  where,
                  refused.isEmpty() ? "none" : "none that can be read: " + refused.get(0)));
    }
    return new SourceDesigns(
        collection.name(),
        shipped(designs),
        List.of(),
        request.method() == MethodName.NETWORK ? generator(collection) : List.of(),
        refused);
  }

  /** The designs at the scale that patterns are drawn from. */
  private static List<ShippedDesign> shipped(List<Design> designs) {
    return designs.stream()
        .map(design -> ShippedDesign.of(design.brought(Swatch.LONGEST_PX)))
        .toList();
  }

  /** The files of the network that has learnt a collection. */
  private List<ShippedFile> generator(CollectionSource collection) {
    if (!(collection.origin() instanceof CollectionSource.Folder designs)) {
      return List.of();
    }
    String uri = designs.generator();
    List<ShippedFile> read = new ArrayList<>();
    try {
      Path folder = new Path(uri);
      FileSystem store = files.fileSystem(folder);
      for (FileStatus file : files.objects(folder)) {
        String name = file.getPath().getName();
        if (name.equals(CARD) || (name.endsWith(WEIGHTS) && file.getLen() <= MOST_WEIGHTS_BYTES)) {
          try (var stream = StoreReads.whole(store, file.getPath(), file.getLen())) {
            read.add(new ShippedFile(name, stream.readAllBytes()));
          }
        }
      }
    } catch (IOException | IllegalArgumentException unreadable) {
      throw new InputException(
          "collection %s: expected a generator's folder that can be read, found %s: %s"
              .formatted(collection.name(), uri, StoreFault.words(new Path(uri), unreadable)),
          unreadable);
    }
    return read;
  }

  private void readFolder(
      String name, CollectionSource.Folder from, List<Design> designs, List<String> refused) {
    String uri = from.uri();
    DesignReader reader =
        new DesignReader(
            DesignReader.Settings.defaults().withScale(scale).withEdges(from.images().edges()));
    try {
      Path folder = new Path(uri);
      FileSystem store = files.fileSystem(folder);
      if (!store.getFileStatus(folder).isDirectory()) {
        throw new InputException(
            "collection %s: expected a folder of designs, found the file %s".formatted(name, uri));
      }
      for (FileStatus file : files.objects(folder)) {
        if (isDesign(file.getPath().getName())) {
          readOne(reader, store, file, designs, refused);
        }
      }
    } catch (FileNotFoundException missing) {
      throw new InputException(
          "collection %s: expected a folder of designs, found nothing at %s".formatted(name, uri),
          missing);
    } catch (IOException | IllegalArgumentException unreadable) {
      throw new InputException(
          "collection %s: expected a folder that can be read, found %s: %s"
              .formatted(name, uri, StoreFault.words(new Path(uri), unreadable)),
          unreadable);
    }
  }

  private static void readOne(
      DesignReader reader,
      FileSystem store,
      FileStatus file,
      List<Design> designs,
      List<String> refused)
      throws IOException {
    String name = file.getPath().getName();
    if ("=+-@".indexOf(name.charAt(0)) >= 0) {
      refused.add(name + ": expected a name that a spreadsheet takes for text, found a formula");
      return;
    }
    if (file.getLen() > LIMITS.maxBytes()) {
      refused.add(
          "%s: expected at most %d bytes, found %d"
              .formatted(name, LIMITS.maxBytes(), file.getLen()));
      return;
    }
    byte[] bytes;
    try (var stream = StoreReads.whole(store, file.getPath(), file.getLen())) {
      bytes = stream.readAllBytes();
    }
    DesignReading reading = reader.read(bytes, name);
    if (reading instanceof DesignReading.Read read) {
      designs.add(read.design());
    } else if (reading instanceof DesignReading.Refused refusal) {
      refused.add(refusal.detail());
    }
  }

  private static boolean isDesign(String name) {
    String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    return !name.startsWith(".")
        && !name.startsWith("_")
        && DesignCollection.ENDINGS.contains(ending);
  }
}
