package io.loomsight.jobs.page;

import gg.jte.Content;
import gg.jte.TemplateOutput;

/** The same words in the page's two languages; in a template, both of which the page shows one. */
public record Words(String chinese, String english) implements Content {

  /** No words. */
  public static final Words NONE = new Words("", "");

  public static Words of(String chinese, String english) {
    return new Words(chinese, english);
  }

  /** What reads the same in both, such as a name. */
  public static Words same(String text) {
    return new Words(text, text);
  }

  /** These words, then others, without anything between. */
  public Words then(Words next) {
    return new Words(chinese + next.chinese, english + next.english);
  }

  /** In one of them. */
  public String in(Language language) {
    return language == Language.ZH ? chinese : english;
  }

  /** Both as one text, for what can't change with the page's language: names for screen readers. */
  public String both() {
    return chinese.equals(english) ? english : chinese + " " + english;
  }

  @Override
  public boolean isEmptyContent() {
    return chinese.isEmpty() && english.isEmpty();
  }

  @Override
  public void writeTo(TemplateOutput output) {
    if (chinese.equals(english)) {
      output.writeUserContent(english);
      return;
    }
    output.writeContent("<span lang=\"zh\">");
    output.writeUserContent(chinese);
    output.writeContent("</span><span lang=\"en\">");
    output.writeUserContent(english);
    output.writeContent("</span>");
  }
}
