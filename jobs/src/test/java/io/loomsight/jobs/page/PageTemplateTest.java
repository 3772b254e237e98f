package io.loomsight.jobs.page;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

final class PageTemplateTest {

  @Test
  void unknownPlaceholderFails() {
    assertThatThrownBy(() -> PageTemplate.fill("a {{b}} {{c}}", Map.of("b", "{{c}}")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("template: expected one of [b], found {{c}}");
  }
}
