package io.loomsight.jobs.generate;

import static java.util.Objects.requireNonNull;

import io.loomsight.models.pattern.PatternRules;
import io.loomsight.models.pattern.PatternTask;
import io.loomsight.models.pattern.RepeatLayout;
import java.io.Serializable;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What patterns are asked for; {@code conf/patterns/request.yaml} says what each part means.
 *
 * @param name of the folder of its files, and of its run in the tables
 * @param seed of all that is drawn
 * @param method how
 * @param collections what from, at least one
 * @param mixes collections whose styles are mixed
 * @param layouts how tiles repeat, at least one
 * @param screens colours of a pattern
 * @param print how large
 * @param colourings in what colours, at least one
 * @param count patterns of each source and layout
 * @param rules what is accepted
 * @param scene what patterns are previewed on
 */
public record PatternRequest(
    String name,
    long seed,
    MethodName method,
    List<CollectionSource> collections,
    List<Mix> mixes,
    List<RepeatLayout> layouts,
    int screens,
    PrintFormat print,
    List<Colouring> colourings,
    int count,
    PatternRules rules,
    Scene scene)
    implements Serializable {

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
  private static final int MOST_PATTERNS = 10_000;

  /** What a spreadsheet keeps of a number, as seeds go through one with the picks. */
  private static final long MOST_SEED = 999_999_999_999_999L;

  /** Two collections whose styles are mixed. */
  public record Mix(String first, String second) implements Serializable {

    /** What the mix is called: {@code hero+drawn}. */
    String name() {
      return first + "+" + second;
    }
  }

  public PatternRequest {
    requireNonNull(method, "method is null");
    requireNonNull(print, "print is null");
    requireNonNull(rules, "rules is null");
    requireNonNull(scene, "scene is null");
    collections = List.copyOf(collections);
    mixes = List.copyOf(mixes);
    layouts = List.copyOf(layouts);
    colourings = List.copyOf(colourings);
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "name: expected 1 to 64 letters a to z, digits, dots, dashes, found '" + name + "'");
    }
    List<String> names = collections.stream().map(CollectionSource::name).toList();
    requireSome("collections", names);
    for (Mix mix : mixes) {
      requireMix(mix, names);
    }
    requireSome("layouts", layouts.stream().map(RepeatLayout::label).toList());
    requireSome("palettes", colourings.stream().map(Colouring::name).toList());
    requireSome(
        "collections and mixes",
        Stream.concat(names.stream(), mixes.stream().map(Mix::name))
            .map(PatternNames::source)
            .toList());
    if (Math.abs(seed) > MOST_SEED) {
      throw new IllegalArgumentException(
          "seed: expected a whole number of at most 15 digits, found " + seed);
    }
    if (screens < 2 || screens > PatternTask.MOST_SCREENS) {
      throw new IllegalArgumentException(
          "screens: expected 2 to %d, found %d".formatted(PatternTask.MOST_SCREENS, screens));
    }
    for (Colouring colouring : colourings) {
      requireEnough(colouring, screens);
    }
    if (count < 1 || count > MOST_PATTERNS) {
      throw new IllegalArgumentException(
          "count: expected 1 to %d, found %d".formatted(MOST_PATTERNS, count));
    }
    requireGenerators(method, collections);
  }

  /** What patterns are drawn from by name: the collections, then the mixes. */
  List<String> sources() {
    return Stream.concat(
            collections.stream().map(CollectionSource::name), mixes.stream().map(Mix::name))
        .toList();
  }

  private static void requireSome(String what, List<String> names) {
    if (names.isEmpty()) {
      throw new IllegalArgumentException(what + ": expected at least one, found none");
    }
    Set<String> seen = new HashSet<>();
    for (String name : names) {
      if (!seen.add(name)) {
        throw new IllegalArgumentException(
            "%s: expected each name once, found '%s' again".formatted(what, name));
      }
    }
  }

  private static void requireMix(Mix mix, List<String> collections) {
    for (String part : List.of(mix.first(), mix.second())) {
      if (!collections.contains(part)) {
        throw new IllegalArgumentException(
            "mixes: expected names of collections (%s), found '%s'"
                .formatted(String.join(", ", collections), part));
      }
    }
    if (mix.first().equals(mix.second())) {
      throw new IllegalArgumentException(
          "mixes: expected two collections, found '%s' twice".formatted(mix.first()));
    }
  }

  private static void requireEnough(Colouring colouring, int screens) {
    int colours = colouring.colours().size();
    if (!colouring.isAsDrawn() && colours < screens) {
      throw new IllegalArgumentException(
          "palettes: %s: expected at least %d colours, one a screen, found %d"
              .formatted(colouring.name(), screens, colours));
    }
  }

  private static void requireGenerators(MethodName method, List<CollectionSource> collections) {
    for (CollectionSource collection : collections) {
      String generator =
          collection.origin() instanceof CollectionSource.Folder folder ? folder.generator() : "";
      String where = "collections: %s: generator: ".formatted(collection.name());
      if (method == MethodName.PATCHES && !generator.isEmpty()) {
        throw new IllegalArgumentException(
            where + "expected none with method patches, found '%s'".formatted(generator));
      }
      if (method == MethodName.NETWORK && generator.isEmpty()) {
        throw new IllegalArgumentException(
            where + "expected a trained network's folder with method network, found none");
      }
    }
  }
}
