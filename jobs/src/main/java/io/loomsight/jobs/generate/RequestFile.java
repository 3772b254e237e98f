package io.loomsight.jobs.generate;

import io.loomsight.jobs.InputException;
import io.loomsight.jobs.config.SettingsFile;
import io.loomsight.models.pattern.CopyLimits;
import io.loomsight.models.pattern.Palette;
import io.loomsight.models.pattern.PatternRules;
import io.loomsight.models.pattern.RepeatLayout;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads a request. Paths in it are relative to the request's own folder. Whatever is unknown, of
 * the wrong type or out of range is refused by file and key.
 */
final class RequestFile {

  private static final Pattern SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:.*");
  private static final int DRAWN_PX = 384;

  private final Path file;

  private RequestFile(Path file) {
    this.file = file;
  }

  /**
   * The request of a file.
   *
   * @throws InputException where it is none
   */
  static PatternRequest read(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new InputException(file + ": expected a request for patterns, found no such file");
    }
    try {
      return new RequestFile(file).request();
    } catch (IllegalArgumentException refused) {
      throw new InputException(file + ": " + refused.getMessage(), refused);
    }
  }

  private PatternRequest request() {
    YamlFields fields =
        YamlFields.of(
            file.toString(),
            SettingsFile.read(file).yaml(),
            "name",
            "seed",
            "method",
            "collections",
            "mixes",
            "layouts",
            "screens",
            "widthCm",
            "heightCm",
            "dpi",
            "palettes",
            "count",
            "rules",
            "drawnPx",
            "preview");
    List<RepeatLayout> layouts =
        fields.texts("layouts", List.of(RepeatLayout.STRAIGHT.label())).stream()
            .map(RequestFile::layout)
            .toList();
    PrintFormat print =
        PrintFormat.of(
            fields.decimal("widthCm"),
            fields.decimal("heightCm"),
            fields.decimal("dpi"),
            fields.number("drawnPx", DRAWN_PX),
            layouts);
    return new PatternRequest(
        fields.text("name"),
        fields.has("seed") ? fields.whole("seed") : 1,
        method(fields.text("method", MethodName.PATCHES.word())),
        fields.sections("collections", "name", "folder", "generator", "images", "drawn").stream()
            .map(this::collection)
            .toList(),
        fields.lists("mixes").stream().map(RequestFile::mix).toList(),
        layouts,
        fields.number("screens"),
        print,
        colourings(fields),
        fields.number("count"),
        rules(fields),
        scene(fields.text("preview", Scene.BED.word())));
  }

  private CollectionSource collection(YamlFields fields) {
    if (fields.has("folder") == fields.has("drawn")) {
      throw fields.lacking("either a folder or a number of drawn designs");
    }
    CollectionSource.Origin origin =
        fields.has("drawn")
            ? new CollectionSource.Drawn(fields.number("drawn"))
            : new CollectionSource.Folder(
                beside(fields.text("folder")),
                fields.has("generator") ? beside(fields.text("generator")) : "",
                images(fields.text("images", DesignImages.JUDGED.word())));
    return new CollectionSource(fields.text("name"), origin);
  }

  private List<Colouring> colourings(YamlFields fields) {
    if (!fields.has("palettes")) {
      return List.of(Colouring.asDrawn());
    }
    return fields
        .choices("palettes", RequestFile::named, this::palettes, "name", "colours", "file")
        .stream()
        .flatMap(List::stream)
        .toList();
  }

  private static List<Colouring> named(String word) {
    if (!word.equals(Colouring.AS_DRAWN)) {
      throw new IllegalArgumentException(
          "palettes: expected %s, {name, colours} or {file}, found '%s'"
              .formatted(Colouring.AS_DRAWN, word));
    }
    return List.of(Colouring.asDrawn());
  }

  private List<Colouring> palettes(YamlFields fields) {
    if (!fields.has("file")) {
      return List.of(Colouring.of(Palette.ofHex(fields.text("name"), fields.texts("colours"))));
    }
    if (fields.has("name") || fields.has("colours")) {
      throw fields.lacking("either a file or a name and colours");
    }
    Path palettes = Path.of(beside(fields.text("file")));
    try {
      String yaml = Files.readString(palettes, StandardCharsets.UTF_8);
      return Palette.ofYaml(yaml, palettes.toString()).stream().map(Colouring::of).toList();
    } catch (IOException unreadable) {
      throw fields.refusalOf("file", "a file of palettes", "none that can be read: " + palettes);
    }
  }

  private static PatternRules rules(YamlFields fields) {
    PatternRules usual = PatternRules.defaults();
    Optional<YamlFields> own =
        fields.section(
            "rules",
            "maxSeamRatio",
            "maxBroken",
            "maxStyleDistance",
            "minFeatureMm",
            "attempts",
            "smallestSpeckPx",
            "copies");
    if (own.isEmpty()) {
      return usual;
    }
    YamlFields rules = own.get();
    return new PatternRules(
        rules.decimal("maxSeamRatio", usual.maxSeamRatio()),
        rules
            .section("copies", "imageDistance", "structureCorrelation", "patchDistance")
            .map(copies -> copies(copies, usual.copies()))
            .orElse(usual.copies()),
        rules.decimal("maxBroken", usual.maxBroken()),
        rules.decimal("maxStyleDistance", usual.maxStyleDistance()),
        rules.decimal("minFeatureMm", usual.minFeatureMm()),
        rules.number("smallestSpeckPx", usual.smallestSpeckPx()),
        rules.number("attempts", usual.attempts()));
  }

  private static CopyLimits copies(YamlFields copies, CopyLimits usual) {
    return new CopyLimits(
        copies.decimal("imageDistance", usual.imageDistance()),
        copies.decimal("structureCorrelation", usual.structureCorrelation()),
        copies.decimal("patchDistance", usual.patchDistance()));
  }

  private static PatternRequest.Mix mix(List<String> names) {
    if (names.size() != 2) {
      throw new IllegalArgumentException(
          "mixes: expected two names of collections, found " + names);
    }
    return new PatternRequest.Mix(names.get(0), names.get(1));
  }

  private static RepeatLayout layout(String word) {
    return Arrays.stream(RepeatLayout.values())
        .filter(layout -> layout.label().equals(word))
        .findFirst()
        .orElseThrow(
            () ->
                expected(
                    "layouts",
                    Arrays.stream(RepeatLayout.values()).map(RepeatLayout::label),
                    word));
  }

  private static MethodName method(String word) {
    return MethodName.ofWord(word)
        .orElseThrow(
            () ->
                expected("method", Arrays.stream(MethodName.values()).map(MethodName::word), word));
  }

  private static DesignImages images(String word) {
    return DesignImages.ofWord(word)
        .orElseThrow(
            () ->
                expected(
                    "collections: images",
                    Arrays.stream(DesignImages.values()).map(DesignImages::word),
                    word));
  }

  private static Scene scene(String word) {
    return Scene.ofWord(word)
        .orElseThrow(
            () -> expected("preview", Arrays.stream(Scene.values()).map(Scene::word), word));
  }

  private static IllegalArgumentException expected(String key, Stream<String> words, String found) {
    return new IllegalArgumentException(
        "%s: expected one of %s, found '%s'"
            .formatted(key, words.collect(Collectors.joining(", ")), found));
  }

  /** A path as seen from the request's folder; a URI as it is. */
  private String beside(String path) {
    Path folder = file.toAbsolutePath().getParent();
    return SCHEME.matcher(path).matches() || folder == null
        ? path
        : folder.resolve(path).normalize().toString();
  }
}
