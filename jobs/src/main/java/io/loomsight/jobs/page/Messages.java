package io.loomsight.jobs.page;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import java.util.Set;

/**
 * The words of pages, from a bundle for each language: {@code NAME_zh.properties} and {@code
 * NAME_en.properties} in UTF-8, patterns as {@link MessageFormat} has them.
 */
public final class Messages {

  private static final ResourceBundle.Control NO_OTHER_LANGUAGE =
      ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

  private final String name;
  private final ResourceBundle chinese;
  private final ResourceBundle english;

  private Messages(String name) {
    this.name = name;
    this.chinese = bundle(name, Locale.CHINESE);
    this.english = bundle(name, Locale.ENGLISH);
  }

  /**
   * The bundles of that name beside a class.
   *
   * @throws MissingResourceException where there is none
   */
  public static Messages beside(Class<?> owner, String name) {
    return new Messages(owner.getPackageName() + "." + name);
  }

  private static ResourceBundle bundle(String name, Locale language) {
    return ResourceBundle.getBundle(
        name, language, Messages.class.getClassLoader(), NO_OTHER_LANGUAGE);
  }

  /**
   * A message.
   *
   * @param values fill its places: {@link Words} in each language, whole numbers with digit
   *     grouping, texts as they are
   * @throws MissingResourceException where a language lacks it
   */
  public Words say(String key, Object... values) {
    return new Words(
        text(chinese, key, Language.ZH, values), text(english, key, Language.EN, values));
  }

  /** The keys of both languages; a bug where one has what the other lacks. */
  public Set<String> keys() {
    if (!chinese.keySet().equals(english.keySet())) {
      throw new IllegalStateException(
          "%s: expected the same keys in Chinese and English, found %s and %s"
              .formatted(name, chinese.keySet(), english.keySet()));
    }
    return english.keySet();
  }

  private static String text(
      ResourceBundle bundle, String key, Language language, Object... values) {
    Object[] spoken = new Object[values.length];
    for (int i = 0; i < values.length; i++) {
      spoken[i] = values[i] instanceof Words words ? words.in(language) : values[i];
    }
    return new MessageFormat(bundle.getString(key), Locale.ROOT).format(spoken);
  }
}
