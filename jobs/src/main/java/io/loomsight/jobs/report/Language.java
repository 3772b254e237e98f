package io.loomsight.jobs.report;

/** The language that the page shows first. */
public enum Language {
  ZH("zh"),
  EN("en");

  private final String code;

  Language(String code) {
    this.code = code;
  }

  /** As in the {@code lang} attribute. */
  String code() {
    return code;
  }
}
