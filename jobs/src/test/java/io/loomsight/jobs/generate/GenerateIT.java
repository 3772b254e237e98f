package io.loomsight.jobs.generate;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loomsight.jobs.InputException;
import io.loomsight.jobs.LocalSpark;
import io.loomsight.jobs.cluster.S3Server;
import io.loomsight.jobs.generate.SetNumbers.Against;
import io.loomsight.jobs.page.Language;
import io.loomsight.jobs.table.PatternAttempt;
import io.loomsight.jobs.table.PatternSet;
import io.loomsight.jobs.table.Tables;
import io.loomsight.jobs.table.Warehouse;
import io.loomsight.models.pattern.CopyLimits;
import io.loomsight.models.pattern.Design;
import io.loomsight.models.pattern.GeneratorExamples;
import io.loomsight.models.pattern.PatternFiles;
import io.loomsight.models.pattern.PatternRules;
import io.loomsight.models.synth.DesignDraw;
import io.loomsight.models.synth.DrawnDesign;
import io.loomsight.models.train.GeneratorSettings;
import io.loomsight.models.train.GeneratorTrainer;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

class GenerateIT {

  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-03-01T00:00:00Z"), ZoneOffset.UTC);

  @TempDir private Path folder;
  private Warehouse warehouse;

  @BeforeEach
  void open() {
    warehouse = Warehouse.open(LocalSpark.session(), folder.resolve("warehouse").toString());
  }

  @Test
  void filesAndRowsAreTheSameWhateverThePartitioningAndReplacedByARerun() throws IOException {
    PatternRequest request = Requests.small();
    Map<String, Long> counts = run(call(request, "one"), 1);
    List<String> rows = rows();
    Map<String, byte[]> files = files("one");
    assertThat(counts).containsEntry("patterns", 4L).containsEntry("designs", 2L);
    assertThat(counts.get("accepted")).isPositive();

    run(call(request, "one"), 8);
    assertThat(rows()).isEqualTo(rows);
    assertThat(files("one")).containsExactlyEntriesOf(files);

    checkFiles(request, counts.get("accepted"));
  }

  /** Every accepted pattern's files have its size, density and colours. */
  private void checkFiles(PatternRequest request, long accepted) throws IOException {
    List<PatternAttempt> made =
        warehouse.readAll(Tables.PATTERNS).collectAsList().stream()
            .filter(PatternAttempt::accepted)
            .toList();
    assertThat(made).hasSize((int) (2 * accepted));
    Path out = folder.resolve("one/small");
    for (PatternAttempt row : made) {
      assertThat(row.files()).hasSize(3 + request.screens());
      assertThat(row.widthPx()).isEqualTo(144);
      for (String file : row.files().subList(0, 2)) {
        BufferedImage image = ImageIO.read(out.resolve(file).toFile());
        assertThat(image.getWidth()).isEqualTo(144);
        assertThat(image.getHeight()).isEqualTo(96);
        assertThat(colours(image)).containsExactlyInAnyOrderElementsOf(row.colours());
      }
      assertThat(dotsPerInch(out.resolve(row.files().get(0)))).isBetween(126.99, 127.01);
      long inked = 0;
      for (String file : row.files().subList(3, row.files().size())) {
        BufferedImage screen = ImageIO.read(out.resolve(file).toFile());
        assertThat(screen.getColorModel().getPixelSize()).isEqualTo(1);
        assertThat(screen.getWidth()).isEqualTo(144);
        inked += black(screen);
      }
      assertThat(inked).isEqualTo(144 * 96);
      assertThat(row.coveragePercents().stream().mapToDouble(share -> share).sum())
          .isBetween(99.999, 100.001);
      assertThat(ImageIO.read(out.resolve(row.files().get(2)).toFile()).getWidth()).isEqualTo(960);
    }
    String sheet = Files.readString(out.resolve("sheet.html"));
    made.forEach(row -> assertThat(sheet).contains(row.name(), row.files().get(0)));
    assertThat(ImageIO.read(out.resolve("sheet.png").toFile())).isNotNull();
  }

  @Test
  void whatIsRefusedIsARowWithItsReasonAndSummedUpOnTheSheet() throws IOException {
    PatternRules strict = new PatternRules(1.05, CopyLimits.DEFAULT, 1, 1, 100, 1, 2);
    PatternRequest request = Requests.from(new CollectionSource.Drawn(2), strict);
    Map<String, Long> counts =
        run(
            new GenerateCall(request, out("refused"), List.of(), 0, Against.DESIGNS, Language.EN),
            2);
    assertThat(counts).containsEntry("accepted", 0L).containsEntry("attempts", 8L);
    List<PatternAttempt> rows = warehouse.readAll(Tables.PATTERNS).collectAsList();
    assertThat(rows).hasSize(8).allMatch(row -> !row.accepted() && row.files().isEmpty());
    assertThat(rows).allMatch(row -> row.reason().contains("expected"));
    assertThat(Files.readString(folder.resolve("refused/small/sheet.html")))
        .contains("4 patterns failed in all 2 attempts", "lines too thin to print");
    List<PatternSet> sets = warehouse.readAll(Tables.PATTERN_SETS).collectAsList();
    assertThat(sets)
        .extracting(PatternSet::kind)
        .containsExactlyInAnyOrder(PatternSet.Kind.PATTERNS, PatternSet.Kind.DESIGNS);
    PatternSet designs =
        sets.stream()
            .filter(set -> set.kind() == PatternSet.Kind.DESIGNS)
            .findFirst()
            .orElseThrow();
    assertThat(designs.styleDistance()).isPositive();
    assertThat(designs.diversity()).isBetween(0.0, 1.0);
  }

  @Test
  void picksComeAgainInOtherColoursWithNewOnesLikeThem() throws IOException {
    PatternRequest first = Requests.small();
    run(call(first, "first"), 2);
    Path csv = folder.resolve("first/small/picks.csv");
    Files.writeString(csv, Files.readString(csv).replaceFirst("\r\n,house", "\r\nx,house"), UTF_8);
    List<Pick> picks = PicksFile.read(csv);
    assertThat(picks).hasSize(1);
    PatternRequest second =
        named(first, "second", new Colouring("red", List.of(0xffffff, 0xff0000, 1)));
    ByteArrayOutputStream screen = new ByteArrayOutputStream();
    GenerateJob.run(
        LocalSpark.session(),
        warehouse,
        new GenerateCall(second, out("first"), picks, 1, Against.NOTHING, Language.ZH),
        CLOCK,
        new PrintStream(screen, true, UTF_8),
        orders -> 2);
    assertThat(screen.toString(UTF_8)).doesNotContain("found another pattern");
    String name = picks.get(0).name();
    String screenOne = PatternNames.separation(name, 1);
    assertThat(folder.resolve("first/second").resolve(screenOne))
        .hasSameBinaryContentAs(folder.resolve("first/small").resolve(screenOne));
    assertThat(folder.resolve("first/second").resolve(PatternNames.tilePng(name, "red"))).exists();
    List<PatternAttempt> rows =
        warehouse.readAll(Tables.PATTERNS).collectAsList().stream()
            .filter(row -> row.runId().equals("second"))
            .toList();
    assertThat(rows).extracting(PatternAttempt::variation).contains(0, 1);
    assertThat(rows)
        .filteredOn(row -> row.variation() == 1)
        .allMatch(row -> picks.get(0).designs().containsAll(row.designs()));
    assertThat(warehouse.readAll(Tables.PATTERNS).filter("runId = 'small'").count()).isPositive();
  }

  @Test
  void filesThatAreNoDesignsAreCountedAndAnEmptyFolderIsRefused() throws IOException {
    Path designs = Files.createDirectories(folder.resolve("designs"));
    CollectionSource.Folder origin =
        new CollectionSource.Folder(designs.toString(), "", DesignImages.JUDGED);
    PatternRequest request = Requests.from(origin, Requests.small().rules());
    assertThatThrownBy(() -> run(call(request, "out"), 1))
        .isInstanceOf(InputException.class)
        .hasMessageStartingWith("collection house: expected at least one design (bmp, jpeg, jpg")
        .hasMessageContaining("found none");
    Files.writeString(designs.resolve("broken.png"), "no image");
    Files.writeString(designs.resolve("notes.txt"), "no design");
    assertThatThrownBy(() -> run(call(request, "out"), 1))
        .hasMessageContaining("found none that can be read: broken.png: expected");
    assertThat(folder.resolve("out")).doesNotExist();
    for (Design design : DrawnCollection.of("house", 2)) {
      Files.write(designs.resolve(design.name() + ".png"), PatternFiles.png(design.image(), 96));
    }
    assertThat(run(call(request, "out"), 1))
        .containsEntry("designs", 2L)
        .containsEntry("refusedDesigns", 1L);
    assertThat(warehouse.readAll(Tables.PATTERN_SETS).collectAsList().get(0).refusedFiles())
        .singleElement()
        .asString()
        .startsWith("broken.png: expected");
    assertThat(Files.readString(folder.resolve("out/small/sheet.html")))
        .contains("house: 1 file could not be read");
    CollectionSource.Folder missing =
        new CollectionSource.Folder(folder.resolve("nowhere").toString(), "", DesignImages.JUDGED);
    assertThatThrownBy(() -> run(call(Requests.from(missing, request.rules()), "out"), 1))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("expected a folder of designs, found nothing at");
  }

  @Test
  void aNetworkThatHasLearntTheDesignsDrawsTheSameOnAnyPartitioning() throws IOException {
    Path designs = drawnDesigns("designs", 3);
    Path generator = trained(designs, "generator");
    PatternRequest request = byNetwork(designs, generator);

    Map<String, Long> counts = run(call(request, "one"), 1);
    List<String> rows = rows();
    run(call(request, "two"), 3);

    assertThat(counts).containsEntry("designs", 3L);
    assertThat(rows()).isEqualTo(rows);
    assertThat(warehouse.readAll(Tables.PATTERNS).collectAsList())
        .isNotEmpty()
        .allSatisfy(
            row -> {
              assertThat(row.recipe()).startsWith("network");
              assertThat(row.modelVersion()).startsWith("generator/");
            });
  }

  @Test
  void aNetworkOfOtherDesignsIsRefusedBeforeAnythingIsDrawn() throws IOException {
    Path generator = trained(drawnDesigns("few", 2), "generator");
    Path designs = drawnDesigns("more", 3);

    assertThatThrownBy(() -> run(call(byNetwork(designs, generator), "one"), 1))
        .isInstanceOf(InputException.class)
        .hasMessageStartingWith("generator of house: house: expected a generator that has learnt ");
    assertThat(folder.resolve("one")).doesNotExist();
  }

  private Path drawnDesigns(String name, int count) throws IOException {
    Path designs = Files.createDirectories(folder.resolve(name));
    for (DrawnDesign design : DesignDraw.collection("network", count)) {
      Files.write(designs.resolve(design.name() + ".png"), PatternFiles.png(design.tile(), 96));
    }
    return designs;
  }

  /** A network after a few steps: what it draws is nothing yet. */
  private Path trained(Path designs, String name) throws IOException {
    Path generator = folder.resolve(name);
    GeneratorSettings settings = new GeneratorSettings(3, 6e-4, 1, 3, 5);
    new GeneratorTrainer(
            settings, GeneratorExamples.read(designs).examples(), generator, "generator/test")
        .train(progress -> {});
    return generator;
  }

  private static PatternRequest byNetwork(Path designs, Path generator) {
    PatternRequest base = Requests.small();
    return new PatternRequest(
        base.name(),
        base.seed(),
        MethodName.NETWORK,
        List.of(
            new CollectionSource(
                "house",
                new CollectionSource.Folder(
                    designs.toString(), generator.toString(), DesignImages.JUDGED))),
        base.mixes(),
        base.layouts(),
        2,
        base.print(),
        base.colourings(),
        base.count(),
        new PatternRules(10, CopyLimits.DEFAULT, 1, 1, 0, 1, 2),
        base.scene());
  }

  @Test
  void designsComeFromAStoreAndFilesGoThere() throws IOException {
    Configuration hadoop =
        S3Server.shared().reachFrom(LocalSpark.session().sparkContext().hadoopConfiguration());
    String root = "s3a://%s/%s".formatted(S3Server.BUCKET, UUID.randomUUID());
    org.apache.hadoop.fs.Path designs = new org.apache.hadoop.fs.Path(root, "designs");
    for (Design design : DrawnCollection.of("house", 2)) {
      try (var output =
          designs
              .getFileSystem(hadoop)
              .create(new org.apache.hadoop.fs.Path(designs, design.name() + ".png"))) {
        output.write(PatternFiles.png(design.image(), 96));
      }
    }
    PatternRequest request =
        Requests.from(
            new CollectionSource.Folder(designs.toString(), "", DesignImages.JUDGED),
            Requests.small().rules());
    Map<String, Long> counts =
        run(
            new GenerateCall(request, root + "/out", List.of(), 0, Against.NOTHING, Language.ZH),
            2);
    assertThat(counts).containsEntry("designs", 2L);
    org.apache.hadoop.fs.Path out = new org.apache.hadoop.fs.Path(root, "out/small");
    for (PatternAttempt row : warehouse.readAll(Tables.PATTERNS).collectAsList()) {
      for (String file : row.files()) {
        assertThat(out.getFileSystem(hadoop).exists(new org.apache.hadoop.fs.Path(out, file)))
            .isTrue();
      }
    }
    assertThat(out.getFileSystem(hadoop).exists(new org.apache.hadoop.fs.Path(out, "sheet.html")))
        .isTrue();
  }

  private static PatternRequest named(PatternRequest base, String name, Colouring colouring) {
    return new PatternRequest(
        name,
        base.seed() + 1,
        base.method(),
        base.collections(),
        base.mixes(),
        base.layouts(),
        base.screens(),
        base.print(),
        List.of(colouring),
        base.count(),
        base.rules(),
        base.scene());
  }

  private GenerateCall call(PatternRequest request, String out) {
    return new GenerateCall(request, out(out), List.of(), 0, Against.NOTHING, Language.ZH);
  }

  private String out(String name) {
    return folder.resolve(name).toString();
  }

  private Map<String, Long> run(GenerateCall call, int partitions) {
    return GenerateJob.run(
        LocalSpark.session(),
        warehouse,
        call,
        CLOCK,
        new PrintStream(new ByteArrayOutputStream(), true, UTF_8),
        orders -> partitions);
  }

  private List<String> rows() {
    return Stream.concat(
            warehouse.readAll(Tables.PATTERNS).collectAsList().stream().map(Record::toString),
            warehouse.readAll(Tables.PATTERN_SETS).collectAsList().stream().map(Record::toString))
        .sorted()
        .toList();
  }

  private Map<String, byte[]> files(String out) throws IOException {
    Path root = folder.resolve(out);
    Map<String, byte[]> files = new TreeMap<>();
    try (Stream<Path> all = Files.walk(root)) {
      for (Path file :
          all.filter(Files::isRegularFile).sorted(Comparator.naturalOrder()).toList()) {
        files.put(root.relativize(file).toString(), Files.readAllBytes(file));
      }
    }
    return files;
  }

  private static List<String> colours(BufferedImage image) {
    IndexColorModel palette = (IndexColorModel) image.getColorModel();
    int[] colours = new int[palette.getMapSize()];
    palette.getRGBs(colours);
    return Arrays.stream(colours)
        .limit(3)
        .mapToObj(rgb -> "#%06x".formatted(rgb & 0xffffff))
        .toList();
  }

  private static long black(BufferedImage image) {
    long black = 0;
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        black += (image.getRGB(x, y) & 0xffffff) == 0 ? 1 : 0;
      }
    }
    return black;
  }

  private static double dotsPerInch(Path png) throws IOException {
    try (ImageInputStream input = ImageIO.createImageInputStream(png.toFile())) {
      ImageReader reader = ImageIO.getImageReaders(input).next();
      try {
        reader.setInput(input);
        Element tree = (Element) reader.getImageMetadata(0).getAsTree("javax_imageio_png_1.0");
        Node density = tree.getElementsByTagName("pHYs").item(0);
        return 0.0254
            * Integer.parseInt(
                density.getAttributes().getNamedItem("pixelsPerUnitXAxis").getNodeValue());
      } finally {
        reader.dispose();
      }
    }
  }
}
