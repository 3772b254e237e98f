package io.loomsight.jobs.runtime;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;

/** A config record as JSON: keys sorted, so that equal configs give equal text. */
public final class ConfigJson {

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
          .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
          .build();

  private ConfigJson() {}

  public static String of(Object config) {
    try {
      return JSON.writeValueAsString(config);
    } catch (JsonProcessingException unfit) {
      throw new IllegalArgumentException(
          "config %s: expected a record that turns into JSON".formatted(config.getClass()), unfit);
    }
  }
}
