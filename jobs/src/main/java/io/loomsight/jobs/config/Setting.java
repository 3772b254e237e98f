package io.loomsight.jobs.config;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * One setting's value and where it came from: {@value #DEFAULT}, or {@code from} and a file, a
 * variable or {@code --set}.
 */
record Setting(JsonNode value, String origin) {

  static final String DEFAULT = "default";

  private static final String FROM = "from ";

  static Setting from(String place, JsonNode value) {
    return new Setting(value, FROM + place);
  }

  static String place(String origin) {
    return origin.substring(FROM.length());
  }
}
