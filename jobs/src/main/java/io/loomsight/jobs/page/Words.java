package io.loomsight.jobs.page;

/** The same words in the page's two languages. */
public record Words(String chinese, String english) {

  public static Words of(String chinese, String english) {
    return new Words(chinese, english);
  }

  /** These words, then others, without anything between. */
  public Words then(Words next) {
    return new Words(chinese + next.chinese, english + next.english);
  }
}
