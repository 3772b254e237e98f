package io.loomsight.jobs.generate;

import static org.assertj.core.api.Assertions.assertThat;

import io.loomsight.jobs.page.Words;
import io.loomsight.models.synth.WallpaperGroup;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecipesTest {

  @Test
  void everyGroupThatATileCanHaveIsInWordsOfItsOwn() {
    List<Words> words =
        Arrays.stream(WallpaperGroup.values())
            .filter(group -> group.fits(64, 64))
            .map(group -> Recipes.words("folded, " + group.label()))
            .toList();
    assertThat(words).hasSize(12);
    assertThat(words).extracting(Words::chinese).doesNotHaveDuplicates();
    assertThat(words).extracting(Words::english).doesNotHaveDuplicates();
    assertThat(words).allSatisfy(one -> assertThat(one.english()).doesNotContain("folded"));
    assertThat(words).allSatisfy(one -> assertThat(one.chinese()).doesNotMatch(".*[a-z].*"));
  }

  @Test
  void motifsOverAPatternSayWhatThePatternIs() {
    assertThat(Recipes.words("motifs over folded, p4m"))
        .isEqualTo(Words.of("单花叠加于：万花筒", "motifs over a pattern, kaleidoscope"));
  }

  @Test
  void zonesSayHowEachDesignIsDrawn() {
    assertThat(Recipes.words("zones, folded, p4m"))
        .isEqualTo(Words.of("两款分区拼合：万花筒", "zones of two designs, kaleidoscope"));
    assertThat(Recipes.words("zones, folded, p4m and folded, p4"))
        .isEqualTo(
            Words.of(
                "两款分区拼合：万花筒、四向旋转", "zones of two designs, kaleidoscope and turned by quarters"));
  }

  @Test
  void aRecipeWithoutWordsKeepsItsOwn() {
    assertThat(Recipes.words("knitted")).isEqualTo(Words.of("knitted", "knitted"));
  }
}
