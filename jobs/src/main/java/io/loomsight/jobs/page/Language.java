package io.loomsight.jobs.page;

/** The language that the page shows first. */
public enum Language {
  ZH("zh"),
  EN("en");

  private final String code;

  Language(String code) {
    this.code = code;
  }

  /** As in the {@code lang} attribute. */
  public String code() {
    return code;
  }
}
