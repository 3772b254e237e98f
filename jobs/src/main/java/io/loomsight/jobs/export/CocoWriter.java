package io.loomsight.jobs.export;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.loomsight.models.fabric.DefectKind;
import io.loomsight.models.fabric.Frame;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Iterator;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.Supplier;

/**
 * Writes labels as COCO's JSON, image by image. Images and annotations are numbered from 1 in the
 * order they come in; those that could not be written keep their numbers, so that the others' do
 * not depend on it. Source of the form: cocodataset.org, Data format.
 */
final class CocoWriter {

  private final SortedMap<String, String> versions;
  private final Instant now;

  /**
   * @param versions of the software that exports
   * @param now when
   */
  CocoWriter(SortedMap<String, String> versions, Instant now) {
    this.versions = versions;
    this.now = now;
  }

  /** Writes all; the images are asked for twice and must come the same both times. */
  void write(Supplier<Iterator<LabelledImage>> images, OutputStream output) throws IOException {
    try (JsonGenerator json = new JsonFactory().createGenerator(output, JsonEncoding.UTF8)) {
      json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
      json.writeStartObject();
      info(json);
      json.writeArrayFieldStart("licenses");
      json.writeEndArray();
      categories(json);
      json.writeArrayFieldStart("images");
      long image = 0;
      for (Iterator<LabelledImage> all = images.get(); all.hasNext(); ) {
        LabelledImage next = all.next();
        image++;
        if (next.isWritten()) {
          image(json, image, next);
        }
      }
      json.writeEndArray();
      json.writeArrayFieldStart("annotations");
      annotations(json, images.get());
      json.writeEndArray();
      json.writeEndObject();
      json.writeRaw('\n');
    }
  }

  private void info(JsonGenerator json) throws IOException {
    json.writeObjectFieldStart("info");
    json.writeStringField("description", "Reviewed defects of woven cloth, by Loomsight");
    json.writeStringField("version", "1.0");
    json.writeNumberField("year", now.atOffset(ZoneOffset.UTC).getYear());
    json.writeStringField("date_created", now.toString());
    json.writeObjectFieldStart("versions");
    for (Map.Entry<String, String> version : versions.entrySet()) {
      json.writeStringField(version.getKey(), version.getValue());
    }
    json.writeEndObject();
    json.writeEndObject();
  }

  private static void categories(JsonGenerator json) throws IOException {
    json.writeArrayFieldStart("categories");
    for (DefectKind kind : DefectKind.values()) {
      json.writeStartObject();
      json.writeNumberField("id", Categories.id(kind));
      json.writeStringField("name", kind.english());
      json.writeStringField("nameZh", kind.chinese());
      json.writeStringField("kind", kind.name());
      json.writeStringField("supercategory", kind.direction().name().toLowerCase(Locale.ROOT));
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void image(JsonGenerator json, long id, LabelledImage image) throws IOException {
    Frame frame = image.frame();
    json.writeStartObject();
    json.writeNumberField("id", id);
    json.writeStringField("file_name", image.file());
    json.writeNumberField("width", frame.widthPx());
    json.writeNumberField("height", frame.heightPx());
    json.writeStringField("date_captured", frame.capturedAt().toString());
    json.writeStringField("factory", frame.factory());
    json.writeStringField("night", frame.batchDate().toString());
    json.writeStringField("loom", frame.loomId());
    json.writeStringField("roll", frame.rollId());
    json.writeStringField("style", frame.styleId());
    json.writeStringField("camera", frame.cameraId());
    json.writeNumberField("sequence", frame.sequence());
    json.writeNumberField("mmPerPx", frame.mmPerPx());
    json.writeStringField("frameId", frame.frameId());
    json.writeBooleanField("asLanded", image.asLanded());
    json.writeNumberField("falseAlarms", image.falseAlarms());
    json.writeNumberField("unlabelledDefects", image.unlabelled());
    json.writeEndObject();
  }

  private static void annotations(JsonGenerator json, Iterator<LabelledImage> images)
      throws IOException {
    long image = 0;
    long id = 0;
    while (images.hasNext()) {
      LabelledImage next = images.next();
      image++;
      for (Label label : next.labels()) {
        id++;
        if (next.isWritten()) {
          annotation(json, id, image, label, next.frame());
        }
      }
    }
  }

  private static void annotation(JsonGenerator json, long id, long image, Label label, Frame frame)
      throws IOException {
    json.writeStartObject();
    json.writeNumberField("id", id);
    json.writeNumberField("image_id", image);
    json.writeNumberField("category_id", Categories.id(label.kind()));
    json.writeObjectFieldStart("segmentation");
    json.writeFieldName("counts");
    json.writeArray(
        label.counts().stream().mapToInt(Integer::intValue).toArray(), 0, label.counts().size());
    json.writeFieldName("size");
    json.writeArray(new int[] {frame.heightPx(), frame.widthPx()}, 0, 2);
    json.writeEndObject();
    json.writeNumberField("area", label.areaPx());
    json.writeFieldName("bbox");
    json.writeArray(
        new int[] {
          label.box().xPx(), label.box().yPx(), label.box().widthPx(), label.box().heightPx()
        },
        0,
        4);
    json.writeNumberField("iscrowd", 0);
    json.writeStringField("defectId", label.defectId());
    json.writeStringField("machineKind", label.machineKind().name());
    json.writeNumberField("score", label.score());
    json.writeStringField("reviewer", label.reviewer());
    json.writeStringField("reviewedAt", label.reviewedAt().toString());
    json.writeBooleanField("everyFrame", label.everyFrame());
    json.writeEndObject();
  }
}
