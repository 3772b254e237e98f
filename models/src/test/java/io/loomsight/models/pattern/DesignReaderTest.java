package io.loomsight.models.pattern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.loomsight.models.image.ColourImage;
import io.loomsight.models.image.DecodeLimits;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class DesignReaderTest {

  private static final DesignReader.Settings PLAIN = DesignReader.Settings.defaults();

  /** The left half black. */
  private static final String HALF = svg("viewBox='0 0 20 10'", "<path d='M0 0h10v10H0z'/>");

  private static String svg(String attributes, String shapes) {
    return "<svg xmlns='http://www.w3.org/2000/svg' xmlns:xlink='http://www.w3.org/1999/xlink' "
        + attributes
        + ">"
        + shapes
        + "</svg>";
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static ColourImage read(String svg, DesignReader.Settings settings) {
    DesignReading reading = new DesignReader(settings).read(bytes(svg), "a.svg");
    assertThat(reading).isInstanceOf(DesignReading.Read.class);
    return ((DesignReading.Read) reading).design().image();
  }

  private static String refusal(byte[] bytes) {
    DesignReading reading = new DesignReader(PLAIN).read(bytes, "a.svg");
    assertThat(reading).isInstanceOf(DesignReading.Refused.class);
    return ((DesignReading.Refused) reading).detail();
  }

  @ParameterizedTest
  @CsvSource({"1, 20, 10", "4, 80, 40", "2.5, 50, 25", "0.5, 10, 5"})
  void anSvgIsDrawnAtAnyScale(double scale, int widthPx, int heightPx) {
    ColourImage image = read(HALF, PLAIN.withScale(SvgScale.fixed(scale)));
    assertThat(image.widthPx()).isEqualTo(widthPx);
    assertThat(image.heightPx()).isEqualTo(heightPx);
    for (int y = 0; y < heightPx; y++) {
      for (int x = 0; x < widthPx; x++) {
        assertThat(image.rgb(x, y)).isEqualTo(2 * x < widthPx ? 0x000000 : 0xffffff);
      }
    }
  }

  @Test
  void anSvgIsATileAndARasterWhereItsSeamDoesNotShow() {
    // a ramp's wrapped edge is the only step in it
    ColourImage ramp = DrawnTiles.draw(64, 64, (plane, x, y) -> x / 63f);
    byte[] cutting = PatternFiles.png(ramp, 96);
    byte[] tile = PatternFiles.png(DrawnTiles.motifs(64, 3), 96);
    assertThat(edges(bytes(HALF), PLAIN)).isEqualTo(Edges.PERIODIC);
    assertThat(edges(cutting, PLAIN)).isEqualTo(Edges.PLAIN);
    assertThat(edges(tile, PLAIN)).isEqualTo(Edges.PERIODIC);
    for (Edges known : Edges.values()) {
      for (byte[] file : List.of(bytes(HALF), cutting, tile)) {
        assertThat(edges(file, PLAIN.withEdges(Optional.of(known)))).isEqualTo(known);
      }
    }
  }

  private static Edges edges(byte[] file, DesignReader.Settings settings) {
    return ((DesignReading.Read) new DesignReader(settings).read(file, "a.file")).design().edges();
  }

  @Test
  void aPeriodOfNoWholePixelsIsStretchedToTheNearest() {
    ColourImage image = read(HALF, PLAIN.withScale(SvgScale.fixed(1.17)));
    assertThat(image.widthPx()).isEqualTo(23);
    assertThat(image.heightPx()).isEqualTo(12);
    assertThat(image.rgb(10, 11)).isZero();
    assertThat(image.sample(0, 11, 0)).isCloseTo(0.5f, within(0.01f));
    assertThat(image.rgb(22, 11)).isEqualTo(0xffffff);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "width='40' height='20' viewBox='0 0 20 10' | 40 | 20",
        "width='40px' height='20px' | 40 | 20",
        "width='40' viewBox='0 0 20 10' | 40 | 20",
        "height='40' viewBox='0 0 20 10' | 80 | 40",
        "width='1in' height='25.4mm' | 96 | 96",
        "width='100%' height='100%' viewBox='0 0 20 10' | 20 | 10",
        "viewBox='-5,-5 20,10' | 20 | 10"
      })
  void theSizeIsTheDesignsOwnPeriod(String attributes, int widthPx, int heightPx) {
    ColourImage image = read(svg(attributes, "<path d='M0 0h1v1z'/>"), PLAIN);
    assertThat(image.widthPx()).isEqualTo(widthPx);
    assertThat(image.heightPx()).isEqualTo(heightPx);
  }

  @Test
  void aDesignOfOneColourTakesTheColoursAskedFor() {
    ColourImage image = read(HALF, PLAIN.withColours(0x204060, 0xf0e0d0));
    assertThat(image.rgb(0, 0)).isEqualTo(0x204060);
    assertThat(image.rgb(19, 9)).isEqualTo(0xf0e0d0);
    String faint = svg("viewBox='0 0 2 1'", "<path opacity='.5' fill='#292929' d='M0 0h1v1H0z'/>");
    ColourImage mixed = read(faint, PLAIN.withColours(0x000000, 0xffffff));
    assertThat(mixed.sample(0, 0, 0)).isCloseTo(0.5f, within(0.01f));
  }

  @Test
  void aDesignOfSeveralColoursKeepsThem() {
    String two =
        svg(
            "viewBox='0 0 3 1'",
            "<rect width='1' height='1' fill='#c00000'/><rect x='1' width='1' height='1' fill='#0000c0'/>");
    ColourImage image = read(two, PLAIN.withColours(0x204060, 0xf0e0d0));
    assertThat(new int[] {image.rgb(0, 0), image.rgb(1, 0), image.rgb(2, 0)})
        .containsExactly(0xc00000, 0x0000c0, 0xf0e0d0);
  }

  @Test
  void whatEditorsWriteIsReadWithoutWhatDrawsNothing() {
    String text =
        "\ufeff<?xml version='1.0' encoding='UTF-8'?>\n"
            + "<?xml-stylesheet href='http://example.invalid/a.css'?>\n"
            + "<!DOCTYPE svg PUBLIC '-//W3C//DTD SVG 1.1//EN'"
            + " 'http://example.invalid/svg11.dtd'>\n<!-- Generator -->\n"
            + svg(
                "viewBox='0 0 4 2' xml:base='http://example.invalid/'"
                    + " xmlns:s='urn:editor' onload='alert(1)'",
                "<title>x</title><s:page/><metadata><s:page/></metadata>"
                    + "<style>.k{fill:url(#g)}</style>"
                    + "<defs><linearGradient id='g'><stop stop-color='#ff0000'/>"
                    + "<stop offset='1' stop-color='#ff0000'/></linearGradient>"
                    + "<path id='p' d='M0 0h1v2H0z'/></defs>"
                    + "<use xlink:href='#p' class='k'/><use href='#p' xlink:href='#p' x='2'/>");
    ColourImage image = read(text, PLAIN);
    assertThat(new int[] {image.rgb(0, 1), image.rgb(1, 1), image.rgb(2, 1), image.rgb(3, 1)})
        .containsExactly(0xff0000, 0xffffff, 0x000000, 0xffffff);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<script>alert(1)</script> | expected nothing but shapes, found <script>",
        "<image href='file:///etc/passwd'/> | expected nothing but shapes, found <image>",
        "<text>a</text> | expected nothing but shapes, found <text>",
        "<foreignObject/> | expected nothing but shapes, found <foreignObject>",
        "<g><filter id='f'/></g> | expected nothing but shapes, found <filter>",
        "<use xlink:href='http://example.invalid/a.svg#p'/> | expected references within the file, found http://example.invalid/a.svg#p",
        "<rect fill='URL(http://example.invalid/a.svg#p)'/> | expected references within the file, found url(http://example.invalid/a.svg#p)",
        "<rect style='fill:url(\"a.svg#p\")'/> | expected references within the file, found url(\"a.svg#p\")",
        "<rect fill='url(a'/> | expected references of the form url(#id), found url(a",
        "<style>@import 'a.css';</style> | expected styles without imports and escapes, found @import 'a.css';",
        "<style>a{fill:u\\72l(a)}</style> | expected styles without imports and escapes, found a{fill:u\\72l(a)}",
        "<mask id='m'><g class='k'/></mask><style>.k{mask:url(#m)}</style> | expected style sheets that refer to gradients alone, found url(#m)",
        "<g id='a'><use href='#b'/></g><g id='b'><use href='#a'/></g> | expected references without circles, found one at <g>"
      })
  void whatIsNoShapeOrLeavesTheFileIsRefused(String shapes, String message) {
    assertThat(refusal(bytes(svg("viewBox='0 0 4 4'", shapes)))).isEqualTo("a.svg: " + message);
  }

  @Test
  void aFewLinesThatStandForBillionsOfShapesAreRefused() {
    StringBuilder shapes = new StringBuilder("<g id='u0'><rect width='1' height='1'/></g>");
    for (int level = 1; level < 40; level++) {
      String use = "<use href='#u" + (level - 1) + "'/>";
      shapes.append("<g id='u").append(level).append("'>").append(use.repeat(4)).append("</g>");
    }
    assertThat(refusal(bytes(svg("viewBox='0 0 4 4'", shapes.toString()))))
        .isEqualTo("a.svg: expected at most 200000 elements with all references, found far more");
  }

  @Test
  void dashesAreDrawnButNotMillionsOfThem() {
    String dashed = "<path d='M0 1H8' stroke-width='2' stroke='#000' stroke-dasharray='%s'/>";
    ColourImage image = read(svg("viewBox='0 0 8 2'", dashed.formatted("2")), PLAIN);
    assertThat(image.rgb(0, 0)).isZero();
    assertThat(image.rgb(2, 0)).isEqualTo(0xffffff);
    assertThat(image.rgb(5, 1)).isZero();
    String masked = "<mask id='m'>" + dashed.formatted("0.000001") + "</mask>";
    for (String shapes :
        new String[] {
          dashed.formatted("0.000001"), masked + "<rect width='8' height='2' mask='url(#m)'/>"
        }) {
      assertThat(refusal(bytes(svg("viewBox='0 0 8 2'", shapes))))
          .isEqualTo(
              "a.svg: expected an SVG that can be drawn, found one that cannot:"
                  + " expected at most 200000 dashes, found 8000000");
    }
  }

  @Test
  void deepAndEndlessXmlIsRefused() {
    String deep = "<g>".repeat(5000) + "</g>".repeat(5000);
    assertThat(refusal(bytes(svg("viewBox='0 0 4 4'", deep))))
        .startsWith("a.svg: expected a whole SVG, found one that cannot be parsed: ");
    String laughs =
        "<!DOCTYPE svg [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;'>"
            + "<!ENTITY c '&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;'><!ENTITY d '&c;&c;&c;&c;&c;&c;&c;&c;'>"
            + "<!ENTITY e '&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;'>]>"
            + svg("viewBox='0 0 4 4'", "<desc>&e;</desc>");
    assertThat(refusal(bytes(laughs))).contains("cannot be parsed");
    String outside =
        "<!DOCTYPE svg [<!ENTITY a SYSTEM 'file:///etc/hostname'>]>"
            + svg("viewBox='0 0 4 4'", "<desc>&a;</desc><path d='M0 0h1'/>");
    assertThat(new DesignReader(PLAIN).read(bytes(outside), "a.svg")).isNotNull();
  }

  @Test
  void brokenFilesAreRefusedWithTheirName() {
    assertThat(refusal(bytes("<svg"))).startsWith("a.svg: expected a whole SVG, found one that");
    assertThat(refusal(bytes("<html/>")))
        .isEqualTo(
            "a.svg: expected an svg element in the namespace http://www.w3.org/2000/svg, found <html>");
    assertThat(refusal(bytes(svg("", "<rect width='1' height='1'/>"))))
        .startsWith("a.svg: expected a viewBox or a width and height above 0, found");
    assertThat(refusal(bytes(svg("viewBox='0 0 4'", ""))))
        .isEqualTo("a.svg: expected a viewBox of 4 numbers, found 0 0 4");
    assertThat(refusal(bytes(svg("viewBox='0 0 4 4'", "<path d='nonsense'/>"))))
        .startsWith("a.svg: expected an SVG that can be drawn, found one that cannot: ");
    assertThat(refusal(bytes("plain text")))
        .isEqualTo("a.svg: expected JPEG, PNG, TIFF, BMP or SVG, found other bytes");
    assertThat(refusal(new byte[0])).isEqualTo("a.svg: expected an image, found 0 bytes");
    assertThat(refusal(bytes(HALF + " ".repeat(4 << 20))))
        .startsWith("a.svg: expected an SVG of at most 4194304 bytes, found ");
  }

  @Test
  void sizesAreBoundedBeforeAnythingIsDrawn() {
    DesignReader reader =
        new DesignReader(
            new DesignReader.Settings(
                new DecodeLimits(1000, 1000, 4),
                SvgScale.fixed(10),
                OptionalInt.empty(),
                0xffffff,
                Optional.empty()));
    assertThat(reader.read(bytes(HALF), "a.svg"))
        .isEqualTo(
            new DesignReading.Refused(
                "a.svg",
                "a.svg: expected sides of at least 4 px and at most 1000 px in all, found 200 x 100 px"));
  }

  /** Half of the bytes of a sound file replaced, cut off or repeated: never an exception. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void whateverTheBytesThereIsAnAnswer(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    DesignReader reader = new DesignReader(PLAIN);
    for (int round = 0; round < 60; round++) {
      byte[] bytes = bytes(HALF);
      for (int change = 0; change <= random.nextInt(4); change++) {
        bytes[random.nextInt(bytes.length)] = (byte) (32 + random.nextInt(96));
      }
      byte[] cut = Arrays.copyOf(bytes, bytes.length - random.nextInt(3));
      assertThat(reader.read(cut, "a.svg")).isNotNull();
    }
  }

  @Test
  void aFolderIsReadInOrderAndABadFileDoesNotStopIt(@TempDir Path folder) throws IOException {
    ReducedImage design = Drawn.letters(List.of(0xffffff, 0x102030), "ab", "ba");
    Files.write(folder.resolve("c.png"), PatternFiles.png(design, 300));
    Files.write(folder.resolve("b.TIF"), PatternFiles.tiff(design, 300));
    Files.writeString(folder.resolve("a.svg"), HALF);
    Files.writeString(folder.resolve("bad.png"), "no image");
    Files.writeString(folder.resolve("notes.txt"), "not a design");
    Files.writeString(folder.resolve(".hidden.svg"), HALF);
    Files.createDirectory(folder.resolve("d.svg"));
    DesignCollection collection = DesignCollection.read(folder, new DesignReader(PLAIN));
    assertThat(collection.designs())
        .extracting(Design::name)
        .containsExactly("a.svg", "b.TIF", "c.png");
    assertThat(ReducedImage.of(collection.designs().get(1).image())).isEqualTo(design);
    assertThat(ReducedImage.of(collection.designs().get(2).image())).isEqualTo(design);
    assertThat(collection.refused())
        .containsExactly(
            new DesignReading.Refused(
                "bad.png", "bad.png: expected JPEG, PNG, TIFF, BMP or SVG, found other bytes"));
  }
}
