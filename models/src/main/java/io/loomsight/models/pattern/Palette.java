package io.loomsight.models.pattern;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Colours under a name, such as a season's.
 *
 * @param name what a request calls it, not blank
 * @param colours 1 to 256 distinct {@code 0xRRGGBB}
 */
public record Palette(String name, List<Integer> colours) {

  private static final ObjectMapper YAML =
      new ObjectMapper(
          YAMLFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build());

  public Palette {
    Objects.requireNonNull(name, "name is null");
    if (name.isBlank()) {
      throw new IllegalArgumentException("palette: expected a name, found none");
    }
    colours = List.copyOf(colours);
    try {
      ReducedImage.requirePalette(colours);
    } catch (IllegalArgumentException wrong) {
      throw new IllegalArgumentException(name + ": " + wrong.getMessage(), wrong);
    }
  }

  /** A palette of colours written {@code #rrggbb}. */
  public static Palette ofHex(String name, List<String> colours) {
    List<Integer> parsed = new ArrayList<>();
    for (String colour : colours) {
      try {
        parsed.add(Rgb.parse(colour));
      } catch (IllegalArgumentException wrong) {
        throw new IllegalArgumentException(name + ": " + wrong.getMessage(), wrong);
      }
    }
    return new Palette(name, parsed);
  }

  /**
   * Palettes of a YAML text, in its order: a name and its colours a line.
   *
   * <pre>{@code
   * spring: ["#f4f1e8", "#9bb8a0", "#2f4858"]
   * autumn: ["#f3e9dc", "#c08552", "#5e3023"]
   * }</pre>
   *
   * @param source what messages call the text
   */
  public static List<Palette> ofYaml(String yaml, String source) {
    Map<String, List<String>> lines;
    try {
      lines = YAML.readValue(yaml, new TypeReference<>() {});
    } catch (JsonProcessingException wrong) {
      throw new IllegalArgumentException(
          "%s: expected names with lists of #rrggbb, found %s"
              .formatted(source, wrong.getOriginalMessage()),
          wrong);
    }
    List<Palette> palettes = new ArrayList<>();
    if (lines == null) {
      throw new IllegalArgumentException(
          source + ": expected names with lists of #rrggbb, found nothing");
    }
    for (Map.Entry<String, List<String>> line : lines.entrySet()) {
      if (line.getValue() == null || line.getValue().contains(null)) {
        throw new IllegalArgumentException(
            "%s: %s: expected a list of #rrggbb, found nothing".formatted(source, line.getKey()));
      }
      try {
        palettes.add(ofHex(line.getKey(), line.getValue()));
      } catch (IllegalArgumentException wrong) {
        throw new IllegalArgumentException(source + ": " + wrong.getMessage(), wrong);
      }
    }
    return List.copyOf(palettes);
  }

  /** The colours written {@code #rrggbb}. */
  public List<String> hex() {
    return colours.stream().map(Rgb::text).toList();
  }
}
