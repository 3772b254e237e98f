package io.loomsight.jobs.report;

/** The same words in the page's two languages. */
record Words(String chinese, String english) {

  static Words of(String chinese, String english) {
    return new Words(chinese, english);
  }

  /** These words, then others, without anything between. */
  Words then(Words next) {
    return new Words(chinese + next.chinese, english + next.english);
  }
}
