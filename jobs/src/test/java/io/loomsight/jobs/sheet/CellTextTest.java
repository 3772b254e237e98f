package io.loomsight.jobs.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import io.loomsight.jobs.page.FormulaGuard;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CellTextTest {

  @ParameterizedTest
  @ValueSource(
      strings = {"=1+1", "+cmd|' /C calc'!A0", "-2", "@SUM(1)", "\tx", "\rx", "\nx", "＝1", "＠a"})
  void whatIsLikeAFormulaGetsAnApostropheInCsv(String text) {
    assertThat(FormulaGuard.isLikeFormula(text)).isTrue();
    assertThat(FormulaGuard.inCsv(text)).isEqualTo("'" + text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "loom-01", "断经", "<script>alert(1)</script>", "\"a\",\"b\"", "1-2"})
  void otherTextsStayAsTheyAre(String text) {
    assertThat(FormulaGuard.inCsv(text)).isEqualTo(text);
    assertThat(CellText.inWorkbook(text)).isEqualTo(text);
  }

  @Test
  void apostropheAtTheBeginningIsAlwaysOurs() {
    assertThat(FormulaGuard.inCsv("'=1")).isEqualTo("''=1");
    assertThat(FormulaGuard.inCsv("'")).isEqualTo("''");
  }

  @Test
  void whatXmlForbidsBecomesTheReplacementCharacter() {
    assertThat(CellText.inWorkbook("a\u0000b\u000Bc\uD800d\uFFFEe"))
        .isEqualTo("a\uFFFDb\uFFFDc\uFFFDd\uFFFDe");
    assertThat(CellText.inWorkbook("a\tb\nc\uD83E\uDDF5")).isEqualTo("a\tb\nc\uD83E\uDDF5");
  }

  @Test
  void whatReadsLikeAnEscapeOfTheFormatIsEscaped() {
    assertThat(CellText.inWorkbook("loom_x0041_1")).isEqualTo("loom_x005F_x0041_1");
    assertThat(CellText.inWorkbook("loom_x41_")).isEqualTo("loom_x41_");
  }

  @Test
  void longTextIsCutAndNeverWithinACharacter() {
    assertThat(CellText.inWorkbook("x".repeat(40_000))).hasSize(32_767);
    String pair = "\uD83E\uDDF5";
    assertThat(CellText.inWorkbook("x".repeat(32_766) + pair)).hasSize(32_766).endsWith("x");
  }

  @Test
  void chineseIsTwiceAsWide() {
    assertThat(CellText.widthChars("断经 end")).isEqualTo(8);
    assertThat(CellText.widthChars("one\nthree")).isEqualTo(5);
  }
}
