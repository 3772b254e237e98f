package io.loomsight.jobs.review;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import io.loomsight.jobs.InputException;
import io.loomsight.models.fabric.DefectKind;
import io.loomsight.models.fabric.Verdict;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads a file of labels: CSV in UTF-8 with a header, of which {@code defectId} and {@code verdict}
 * must be there, {@code kind}, {@code reviewer}, {@code reviewedAt} and {@code note} may. A file
 * with one bad line is refused whole, and every bad line is named.
 */
final class LabelFile {

  private static final List<String> REQUIRED = List.of("defectId", "verdict");
  private static final Set<String> KNOWN =
      Set.of("defectId", "verdict", "kind", "reviewer", "reviewedAt", "note");
  private static final Set<Verdict> VERDICTS = Set.of(Verdict.DEFECT, Verdict.FALSE_ALARM);
  private static final int MOST_FAULTS = 20;

  /** The latest word counts: one from the future could not be taken back until then. */
  private static final Duration CLOCKS_DIFFER = Duration.ofHours(1);

  private static final ObjectReader CSV =
      CsvMapper.csvBuilder()
          .enable(CsvParser.Feature.TRIM_SPACES)
          .build()
          .readerForListOf(String.class);

  private final Path file;
  private final Instant importedAt;
  private final List<String> faults = new ArrayList<>();

  private LabelFile(Path file, Instant importedAt) {
    this.file = file;
    this.importedAt = importedAt;
  }

  /**
   * The labels of a file.
   *
   * @param importedAt when labels were given that do not say it
   * @throws InputException where the file is no file of labels
   */
  static List<Label> read(Path file, Instant importedAt) {
    return new LabelFile(file, importedAt).labels();
  }

  private List<Label> labels() {
    List<String> lines = lines();
    List<String> header = lines.isEmpty() ? List.of() : header(lines.get(0));
    List<Label> labels = new ArrayList<>();
    Map<String, Integer> lineOf = new HashMap<>();
    for (int index = 1; index < lines.size(); index++) {
      int number = index + 1;
      if (lines.get(index).isBlank()) {
        continue;
      }
      label(number, header, lines.get(index))
          .ifPresent(
              label -> {
                Integer before = lineOf.putIfAbsent(label.defectId(), number);
                if (before == null) {
                  labels.add(label);
                } else {
                  fault(number, "each defect once", "that of line " + before + " again");
                }
              });
    }
    if (!faults.isEmpty()) {
      String more =
          faults.size() > MOST_FAULTS ? "\nand %d more".formatted(faults.size() - MOST_FAULTS) : "";
      throw new InputException(
          faults.stream().limit(MOST_FAULTS).collect(Collectors.joining("\n")) + more);
    }
    if (labels.isEmpty()) {
      throw new InputException(file + ": expected at least one label, found none");
    }
    return labels;
  }

  private List<String> lines() {
    try {
      List<String> lines = new ArrayList<>(Files.readAllLines(file, StandardCharsets.UTF_8));
      if (!lines.isEmpty() && lines.get(0).startsWith("\uFEFF")) {
        lines.set(0, lines.get(0).substring(1));
      }
      return lines;
    } catch (NoSuchFileException missing) {
      throw new InputException(file + ": expected a file of labels, found none", missing);
    } catch (MalformedInputException bytes) {
      throw new InputException(file + ": expected text in UTF-8, found other bytes", bytes);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private List<String> header(String line) {
    List<String> names = cells(1, line).orElse(List.of()).stream().map(LabelFile::column).toList();
    List<String> missing = REQUIRED.stream().filter(name -> !names.contains(name)).toList();
    if (!missing.isEmpty()) {
      throw new InputException(
          "%s:1: expected the columns %s, found none named %s"
              .formatted(file, String.join(", ", REQUIRED), String.join(", ", missing)));
    }
    Set<String> seen = new HashSet<>();
    names.stream()
        .filter(name -> !name.isEmpty() && !seen.add(name))
        .findFirst()
        .ifPresent(
            twice -> {
              throw new InputException(
                  "%s:1: expected every column once, found twice %s".formatted(file, twice));
            });
    return names;
  }

  /** A known column's name, however it is written. */
  private static String column(String name) {
    String bare = bare(name);
    return KNOWN.stream().filter(known -> bare(known).equals(bare)).findFirst().orElse(name);
  }

  private static String bare(String name) {
    return name.replaceAll("[ _-]", "").toLowerCase(Locale.ROOT);
  }

  private Optional<Label> label(int number, List<String> header, String line) {
    int before = faults.size();
    Map<String, String> values = values(number, header, line);
    if (faults.size() > before) {
      return Optional.empty();
    }
    String defectId = values.get("defectId");
    if (!defectId.matches("[0-9a-f]{32}")) {
      fault(number, "a defectId of 32 hex digits", "'" + defectId + "'");
    }
    Optional<Verdict> verdict =
        VERDICTS.stream().filter(one -> isNamed(one.name(), values.get("verdict"))).findFirst();
    if (verdict.isEmpty()) {
      fault(number, "a verdict DEFECT or FALSE_ALARM", "'" + values.get("verdict") + "'");
    }
    Optional<DefectKind> kind = kind(values.getOrDefault("kind", ""));
    if (kind.isEmpty()) {
      fault(
          number,
          "a kind, one of "
              + Stream.of(DefectKind.values())
                  .map(DefectKind::name)
                  .collect(Collectors.joining(", ")),
          "'" + values.get("kind") + "'");
    }
    Optional<Instant> reviewedAt = instant(number, values.getOrDefault("reviewedAt", ""));
    if (faults.size() > before) {
      return Optional.empty();
    }
    return Optional.of(
        new Label(
            number,
            defectId,
            verdict.orElseThrow(),
            verdict.orElseThrow() == Verdict.DEFECT ? kind.orElseThrow() : DefectKind.UNKNOWN,
            plain(values.getOrDefault("reviewer", "")),
            reviewedAt.orElseThrow(),
            plain(values.getOrDefault("note", ""))));
  }

  /** Without the apostrophe that keeps spreadsheets from taking a text for a formula. */
  private static String plain(String text) {
    return text.matches("'[=+@-].*") ? text.substring(1) : text;
  }

  private Map<String, String> values(int number, List<String> header, String line) {
    List<String> cells = cells(number, line).orElse(List.of());
    Map<String, String> values = new HashMap<>();
    if (!cells.isEmpty() && cells.size() != header.size()) {
      fault(
          number, "the header's %d values".formatted(header.size()), String.valueOf(cells.size()));
      return values;
    }
    for (int index = 0; index < cells.size(); index++) {
      values.put(header.get(index), cells.get(index));
    }
    return values;
  }

  private Optional<List<String>> cells(int number, String line) {
    try {
      List<String> cells = CSV.readValue(line);
      return Optional.of(cells);
    } catch (JsonProcessingException malformed) {
      fault(number, "comma-separated values", malformed.getOriginalMessage());
      return Optional.empty();
    }
  }

  /** By its name, or as English or Chinese mills call it. */
  private static Optional<DefectKind> kind(String text) {
    if (text.isBlank()) {
      return Optional.of(DefectKind.UNKNOWN);
    }
    return Arrays.stream(DefectKind.values())
        .filter(
            kind ->
                isNamed(kind.name(), text)
                    || isNamed(kind.english(), text)
                    || kind.chinese().equals(text.strip()))
        .findFirst();
  }

  private static boolean isNamed(String name, String text) {
    return bare(name).equals(bare(text));
  }

  private Optional<Instant> instant(int number, String text) {
    if (text.isBlank()) {
      return Optional.of(importedAt);
    }
    try {
      Instant reviewedAt = Instant.parse(text);
      if (reviewedAt.isAfter(importedAt.plus(CLOCKS_DIFFER))) {
        fault(
            number,
            "a reviewedAt that has come, by %s (the clock of the machine that it was reviewed on?)"
                .formatted(importedAt.truncatedTo(ChronoUnit.SECONDS)),
            "'" + text + "'");
        return Optional.empty();
      }
      return Optional.of(reviewedAt);
    } catch (DateTimeException malformed) {
      fault(number, "a reviewedAt as 2026-03-01T07:30:00Z", "'" + text + "'");
      return Optional.empty();
    }
  }

  private void fault(int number, String expected, String found) {
    faults.add("%s:%d: expected %s, found %s".formatted(file, number, expected, found));
  }
}
