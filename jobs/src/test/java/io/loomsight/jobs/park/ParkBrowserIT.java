package io.loomsight.jobs.park;

import static org.assertj.core.api.Assertions.assertThat;

import io.loomsight.jobs.page.Browser;
import io.loomsight.jobs.page.Language;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

final class ParkBrowserIT {

  @RegisterExtension static final Browser BROWSER = new Browser();

  @TempDir static Path folder;

  @Test
  void parkIsShownInBothLanguagesAndKeepsNobodyOut() {
    open(SampleParks.rich(Language.ZH));
    assertThat(BROWSER.find("main").getText()).contains("哪些工厂需要关注？", "mill-over");
    assertThat(BROWSER.all("[data-chart] svg")).hasSize(2);
    BROWSER.click("button[data-to=en]");
    assertThat(BROWSER.find("main").getText()).contains("Which mills need a look?");
    BROWSER.picture(Path.of("target", "pictures", "park.png"));
    for (String light : List.of("light", "dark")) {
      BROWSER.media("", light);
      assertThat(BROWSER.barriers()).as(light).isEmpty();
    }
  }

  @Test
  void namesStayText() {
    String evil = "</script><img src=x onerror=\"window.broken=1\">";
    open(SampleParks.park(evil, Language.EN, List.of(SampleParks.mill(evil, 10, 50, 95, 0))));
    assertThat(BROWSER.find("#mills tbody th").getText()).isEqualTo(evil);
    assertThat(BROWSER.text("return window.broken")).isEqualTo("null");
  }

  private static void open(ParkPage park) {
    BROWSER.show(folder, ParkHtml.of(park));
  }
}
