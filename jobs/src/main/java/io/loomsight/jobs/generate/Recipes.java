package io.loomsight.jobs.generate;

import static io.loomsight.jobs.generate.SheetWords.say;

import io.loomsight.jobs.page.Words;

/** Recipes in a designer's words. */
final class Recipes {

  private static final String OVER = "motifs over ";
  private static final String ZONES = "zones, ";
  private static final String AND = " and ";

  private Recipes() {}

  /** A recipe; one that has no words yet keeps its own. */
  static Words words(String recipe) {
    if (recipe.startsWith(OVER)) {
      return say("recipe.over", words(recipe.substring(OVER.length())));
    }
    if (recipe.startsWith(ZONES)) {
      return say("recipe.zones", each(recipe.substring(ZONES.length())));
    }
    String key = key(recipe);
    return SheetWords.MESSAGES.keys().contains(key) ? say(key) : Words.same(recipe);
  }

  /** {@code recipe.tossed-motifs.upright} of {@code tossed motifs, upright}. */
  static String key(String recipe) {
    return "recipe." + recipe.replace(", ", ".").replace(' ', '-');
  }

  /** One recipe or two. */
  private static Words each(String recipes) {
    int and = recipes.indexOf(AND);
    return and < 0
        ? words(recipes)
        : say(
            "recipe.and",
            words(recipes.substring(0, and)),
            words(recipes.substring(and + AND.length())));
  }
}
