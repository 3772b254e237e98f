package io.loomsight.jobs.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.loomsight.models.fabric.PixelBox;
import io.loomsight.models.image.Mask;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Reads a data set back, by what cocodataset.org and pycocotools say of it and nothing of what
 * wrote it.
 */
final class CocoReader {

  /** An image by its file's name. */
  record Image(long id, String file, int widthPx, int heightPx, JsonNode json) {}

  /** An annotation with its pixels. */
  record Annotation(String file, String category, Mask mask, PixelBox box, JsonNode json) {}

  private final Map<Long, Image> images = new TreeMap<>();
  private final List<Annotation> annotations = new ArrayList<>();

  private CocoReader() {}

  static CocoReader read(Path folder) throws IOException {
    JsonNode all = new ObjectMapper().readTree(folder.resolve("annotations.json").toFile());
    CocoReader reader = new CocoReader();
    Map<Integer, String> categories = new TreeMap<>();
    for (JsonNode category : all.get("categories")) {
      assertThat(categories.put(category.get("id").intValue(), category.get("name").textValue()))
          .as("a category of that id")
          .isNull();
    }
    for (JsonNode image : all.get("images")) {
      long id = image.get("id").longValue();
      Image read =
          new Image(
              id,
              image.get("file_name").textValue(),
              image.get("width").intValue(),
              image.get("height").intValue(),
              image);
      assertThat(reader.images.put(id, read)).as("an image of that id").isNull();
    }
    for (JsonNode annotation : all.get("annotations")) {
      Image image = reader.images.get(annotation.get("image_id").longValue());
      assertThat(annotation.get("iscrowd").intValue()).isZero();
      JsonNode box = annotation.get("bbox");
      reader.annotations.add(
          new Annotation(
              image.file(),
              categories.get(annotation.get("category_id").intValue()),
              mask(annotation.get("segmentation"), image),
              new PixelBox(
                  box.get(0).intValue(),
                  box.get(1).intValue(),
                  box.get(2).intValue(),
                  box.get(3).intValue()),
              annotation));
    }
    return reader;
  }

  /** As pycocotools' rleDecode does it, and its transpose to rows. */
  private static Mask mask(JsonNode segmentation, Image image) {
    int height = segmentation.get("size").get(0).intValue();
    int width = segmentation.get("size").get(1).intValue();
    assertThat(List.of(width, height)).isEqualTo(List.of(image.widthPx(), image.heightPx()));
    boolean[] byColumn = new boolean[width * height];
    int at = 0;
    boolean value = false;
    for (JsonNode count : segmentation.get("counts")) {
      for (int i = 0; i < count.intValue(); i++) {
        byColumn[at++] = value;
      }
      value = !value;
    }
    assertThat(at).isEqualTo(byColumn.length);
    BitSet pixels = new BitSet();
    for (int x = 0; x < width; x++) {
      for (int y = 0; y < height; y++) {
        pixels.set(y * width + x, byColumn[x * height + y]);
      }
    }
    return Mask.of(width, height, pixels);
  }

  List<Image> images() {
    return List.copyOf(images.values());
  }

  List<Annotation> annotations() {
    return List.copyOf(annotations);
  }

  Image image(String frameId) {
    return images.values().stream()
        .filter(image -> image.json().get("frameId").textValue().equals(frameId))
        .findFirst()
        .orElseThrow();
  }

  List<Annotation> of(String frameId) {
    String file = image(frameId).file();
    return annotations.stream().filter(one -> one.file().equals(file)).toList();
  }
}
