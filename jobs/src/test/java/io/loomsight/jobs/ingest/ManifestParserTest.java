package io.loomsight.jobs.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.loomsight.jobs.table.Reject.Reason;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ManifestParserTest {

  private static final String HEADER =
      "file,park,loom_id,roll_id,style_id,camera_id,sequence,captured_at,mm_per_px,offset_x_mm,offset_y_mm";
  private static final String LINE =
      "r1/0.png,park,loom,r1,style,cam,3,2026-03-01T20:00:00+08:00,0.2,-1.5,57.6";
  private static final Placement PLACEMENT =
      new Placement(
          "park",
          "loom",
          "r1",
          "style",
          "cam",
          3,
          Instant.parse("2026-03-01T12:00:00Z"),
          0.2,
          -1.5,
          57.6,
          false,
          false);

  private final ManifestParser csv = new ManifestParser("file:/x/manifest.csv");

  @Test
  void lineOfCsvIsPlaced() {
    assertThat(csv.parse(1, HEADER)).isEmpty();
    assertThat(csv.parse(2, LINE))
        .contains(ManifestLine.accepted("file:/x/manifest.csv", 2, "r1/0.png", PLACEMENT));
  }

  @Test
  void headerIsInAnyOrderAndUnknownColumnsAreNoted() {
    csv.parse(
        1,
        "Shift, offset_y_mm,offset_x_mm,mm_per_px,captured_at,sequence,camera_id,style_id,roll_id,loom_id,park,file,roll_end,reference,");
    ManifestLine line =
        csv.parse(
                2,
                "A,57.6,-1.5,0.2,2026-03-01 20:00:00+08:00,3,cam,style,r1,loom,park,\"r1/0.png\",1,True,")
            .orElseThrow();
    assertThat(line.placement().get(0).reference()).isTrue();
    assertThat(line.placement().get(0).rollEnd()).isTrue();
    assertThat(line.placement().get(0).offsetYMm()).isEqualTo(57.6);
    assertThat(csv.unknownColumns()).containsExactly("shift");
  }

  @Test
  void quotesHoldCommasAndQuotes() {
    csv.parse(1, HEADER);
    assertThat(csv.parse(2, LINE.replace("r1/0.png", "\"a, \"\"b\"\".png\"")).orElseThrow().path())
        .isEqualTo("a, \"b\".png");
  }

  @Test
  void openQuoteSpoilsItsLineOnly() {
    csv.parse(1, HEADER);
    assertThat(detail(LINE.replace("r1/0.png", "\"r1/0.png")))
        .startsWith("expected comma-separated values, found: ");
    assertThat(csv.parse(3, LINE).orElseThrow().isAccepted()).isTrue();
  }

  @Test
  void blankLinesAreNone() {
    csv.parse(1, HEADER);
    assertThat(csv.parse(2, "  \t")).isEmpty();
  }

  @Test
  void missingColumnSpoilsEveryLineWithOneDetail() {
    csv.parse(1, HEADER.replace("loom_id,", "").replace(",mm_per_px", ""));
    String detail =
        "header: expected the columns file, park, loom_id, roll_id, style_id, camera_id, sequence,"
            + " captured_at, mm_per_px, offset_x_mm, offset_y_mm, found none named loom_id, mm_per_px";
    assertThat(detail(LINE)).isEqualTo(detail);
    assertThat(detail("x")).isEqualTo(detail);
  }

  @Test
  void columnTwiceSpoilsEveryLine() {
    csv.parse(1, HEADER + ",park");
    assertThat(detail(LINE)).isEqualTo("header: expected every column once, found twice park");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "r1/0.png,|,|file: expected a value, found ''",
        ",park,|, ,|park: expected a value, found ''",
        ",3,|,-1,|sequence: expected a whole number from 0 to 2147483647, found '-1'",
        ",3,|,3.5,|sequence: expected a whole number from 0 to 2147483647, found '3.5'",
        ",0.2,|,0,|mm_per_px: expected 0.0001 to 100, found '0'",
        ",0.2,|,NaN,|mm_per_px: expected a number, found 'NaN'",
        ",0.2,|,x,|mm_per_px: expected a number, found 'x'",
        ",57.6|,-0.1|offset_y_mm: expected 0 to 100000000, found '-0.1'",
        ",-1.5,|,1e9,|offset_x_mm: expected -100000000 to 100000000, found '1e9'",
        "+08:00|''|captured_at: expected a time with zone, as 2026-03-01T20:00:00+08:00, found '2026-03-01T20:00:00'",
        ",0.2|,Infinity|mm_per_px: expected a number, found 'Infinity'",
        ",0.2|,1e308|mm_per_px: expected 0.0001 to 100, found '1e308'",
        ",0.2|,1e-308|mm_per_px: expected 0.0001 to 100, found '1e-308'",
        ",0.2|,-0.2|mm_per_px: expected 0.0001 to 100, found '-0.2'",
        ",0.2|,0x1p-3|mm_per_px: expected a number, found '0x1p-3'",
        ",57.6|,1e999|offset_y_mm: expected 0 to 100000000, found '1e999'",
        ",3|,2147483648|sequence: expected a whole number from 0 to 2147483647, found '2147483648'",
        ",3|,99999999999999999999|sequence: expected a whole number from 0 to 2147483647, found '99999999999999999999'",
        ",3|,\u0663|sequence: expected a whole number from 0 to 2147483647, found '\u0663'",
        "+08:00|+25:00|captured_at: expected a time with zone, as 2026-03-01T20:00:00+08:00, found '2026-03-01T20:00:00+25:00'",
        "2026-03|0000-03|captured_at: expected a time from 1970 to 2199, found '0000-03-01T20:00:00+08:00'",
        "2026-03|9999-03|captured_at: expected a time from 1970 to 2199, found '9999-03-01T20:00:00+08:00'",
        "2026-03|+999999999-03|captured_at: expected a time from 1970 to 2199, found '+999999999-03-01T20:00:00+08:00'",
        "2026-03-01|2026-02-30|captured_at: expected a time with zone, as 2026-03-01T20:00:00+08:00, found '2026-02-30T20:00:00+08:00'",
        "+08:00|[Mars/Base]|captured_at: expected a time with zone, as 2026-03-01T20:00:00+08:00, found '2026-03-01T20:00:00[Mars/Base]'",
        ",park|,=cmd()|park: expected a name that does not begin with = + - or @, found '=cmd()'",
        ",park|,+1|park: expected a name that does not begin with = + - or @, found '+1'",
        ",park|,-1|park: expected a name that does not begin with = + - or @, found '-1'",
        ",park|,@SUM(1)|park: expected a name that does not begin with = + - or @, found '@SUM(1)'",
        ",park|,\uFF1D1|park: expected a name that does not begin with = + - or @, found '\uFF1D1'",
        ",park|,a\u202Eb|park: expected no control or invisible characters, found 'a\\u202Eb'",
        ",park|,a\u0000b|park: expected no control or invisible characters, found 'a\\u0000b'",
        ",57.6|,57.6,1|expected the header's 11 values, found 12",
      })
  void valueOutOfRangeIsNamed(String from, String to, String expected) {
    csv.parse(1, HEADER);
    assertThat(detail(LINE.replace(from, to))).isEqualTo(expected);
  }

  @Test
  void malformedLineStillNamesItsImage() {
    csv.parse(1, HEADER);
    ManifestLine line = csv.parse(2, LINE.replace("0.2", "x")).orElseThrow();
    assertThat(line.path()).isEqualTo("r1/0.png");
    assertThat(line.refusal().get(0).reason()).isEqualTo(Reason.MALFORMED_LINE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../x.png",
        "r1/../../x.png",
        "..\\x.png",
        "/etc/x.png",
        "C:\\x.png",
        "s3a://bucket/x.png",
        "file:/x.png",
        "file:/etc/passwd",
        "S3A://other/x.png",
        "\\\\server\\share\\x.png",
        "a/../../x.png",
        "./../x.png",
        "r1/..\\../x.png"
      })
  void placesOutsideAreRefused(String file) {
    csv.parse(1, HEADER);
    Refusal refusal = csv.parse(2, LINE.replace("r1/0.png", file)).orElseThrow().refusal().get(0);
    assertThat(refusal)
        .isEqualTo(
            new Refusal(
                Reason.OUTSIDE_LANDING,
                "file: expected a place inside the night's folder, found '" + file + "'"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"%2e%2e/x.png", "\uFF0E\uFF0E\uFF0Fx.png", "\u2025/x.png", "..;/x.png", "~/x.png"})
  void whatOnlyLooksLikeAWayOutIsTakenByTheLetter(String file) {
    csv.parse(1, HEADER);
    assertThat(csv.parse(2, LINE.replace("r1/0.png", file)).orElseThrow().path()).isEqualTo(file);
  }

  @Test
  void longPlaceIsRefusedInFewWords() {
    csv.parse(1, HEADER);
    assertThat(detail(LINE.replace("r1/0.png", "x".repeat(60_000))))
        .isEqualTo("file: expected at most 1024 characters, found '" + "x".repeat(160) + "...'");
    assertThat(detail(LINE.replace("r1/0.png", "../".repeat(300)))).hasSizeLessThan(300);
  }

  @Test
  void manifestOfOtherCharactersSaysSoOnEveryLine() {
    csv.parse(1, "\uFFFD\uFFFDf\0i\0l\0e\0,\0");
    assertThat(detail(LINE)).isEqualTo("header: expected text in UTF-8, found other bytes");
  }

  @Test
  void endlessHeaderIsNamedAsSuch() {
    csv.parse(1, HEADER + ",x".repeat(ManifestParser.LONGEST_LINE));
    assertThat(detail(LINE)).isEqualTo("header: expected at most 65536 characters, found more");
  }

  @Test
  void hostileJsonCostsItsLineOnly() {
    ManifestParser json = new ManifestParser("manifest.jsonl");
    String deep = "{\"file\": " + "[".repeat(30_000) + "}";
    assertThat(details(json, deep).get(0))
        .startsWith("expected a JSON object, found: Document nesting depth (1001) exceeds");
    assertThat(details(json, "{\"file\": \"a\", \"file\": \"b\"}").get(0))
        .startsWith("expected a JSON object, found: Duplicate field 'file'");
    assertThat(details(json, "{\"file\": \"a\", \"File\": \"b\"}"))
        .containsExactly("expected every name once, found twice file");
    assertThat(details(json, "{\"file\": 1" + "0".repeat(5000) + "}").get(0))
        .startsWith("expected a JSON object, found: Number value length (5001) exceeds");
    assertThat(details(json, "{\"file\": \"" + "x".repeat(70_000) + "\"}"))
        .containsExactly("expected at most 65536 characters, found more");
    assertThat(details(json, "{\"file\": \"\\u0000a\"}"))
        .containsExactly("file: expected no control or invisible characters, found '\\u0000a'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"manifest.csv", "manifest.jsonl"})
  void noLineMakesItThrow(String name) {
    String json =
        "{\"file\":\"a\",\"sequence\":3,\"captured_at\":\"2026-03-01T12:00:00Z\",\"mm_per_px\":1e5}";
    for (int seed = 0; seed < 20_000; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      StringBuilder line = new StringBuilder(name.endsWith(".csv") ? LINE : json);
      for (int edits = random.nextInt(6); edits >= 0; edits--) {
        char other =
            (char) (random.nextInt(4) == 0 ? random.nextInt(0x10000) : random.nextInt(128));
        int at = random.nextInt(line.length());
        switch (random.nextInt(3)) {
          case 0 -> line.setCharAt(at, other);
          case 1 -> line.insert(at, other);
          default -> line.delete(at, Math.min(line.length() - 1, at + random.nextInt(9)));
        }
      }
      ManifestParser parser = new ManifestParser(name);
      parser.parse(1, name.endsWith(".csv") ? HEADER : json);
      parser
          .parse(2, line.toString())
          .ifPresent(parsed -> parsed.refusal().forEach(r -> assertThat(r.detail()).isNotBlank()));
    }
  }

  @ParameterizedTest
  @CsvSource({"./r1//0.png,r1/0.png", "r1\\0.png,r1/0.png", "r1/../r2/0.png,r2/0.png", "..a,..a"})
  void placesInsideAreMadePlain(String file, String path) {
    csv.parse(1, HEADER);
    assertThat(csv.parse(2, LINE.replace("r1/0.png", file)).orElseThrow().path()).isEqualTo(path);
  }

  @Test
  void otherCharacterSetIsRefused() {
    csv.parse(1, HEADER);
    assertThat(detail(LINE.replace("r1/0.png", "\uFFFD.png")))
        .isEqualTo("file: expected text in UTF-8, found '\uFFFD.png'");
  }

  @Test
  void lineTooLongIsRefused() {
    csv.parse(1, HEADER);
    assertThat(detail("x".repeat(ManifestParser.LONGEST_LINE + 1)))
        .isEqualTo("expected at most 65536 characters, found more");
  }

  @Test
  void lineOfJsonIsPlaced() {
    ManifestParser json = new ManifestParser("manifest.JSONL");
    String text =
        """
        {"file": "r1/0.png", "park": "park", "loom_id": "loom", "roll_id": "r1", "style_id": "style", "camera_id": "cam", "sequence": 3, "captured_at": "2026-03-01T12:00:00Z", "mm_per_px": 0.2, "offset_x_mm": -1.5, "offset_y_mm": "57.6", "reference": null, "shift": {"name": "A"}}""";
    assertThat(json.parse(1, text).orElseThrow().placement()).containsExactly(PLACEMENT);
    assertThat(json.unknownColumns()).containsExactly("shift");
    assertThat(details(json, text.replace("\"loom\"", "[1]")))
        .containsExactly("loom_id: expected one value, found ARRAY");
    assertThat(details(json, text.replace("\"loom_id\"", "\"loom\"")))
        .containsExactly("loom_id: expected a value, found ''");
    assertThat(details(json, "[1]")).containsExactly("expected a JSON object, found ARRAY");
    assertThat(details(json, text + "{}").get(0)).startsWith("expected a JSON object, found: ");
    assertThat(details(json, text.substring(0, 40)).get(0))
        .startsWith("expected a JSON object, found: ");
  }

  private String detail(String line) {
    return details(csv, line).get(0);
  }

  private static List<String> details(ManifestParser parser, String line) {
    return parser.parse(9, line).orElseThrow().refusal().stream().map(Refusal::detail).toList();
  }
}
