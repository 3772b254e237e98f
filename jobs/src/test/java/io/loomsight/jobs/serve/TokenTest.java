package io.loomsight.jobs.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loomsight.jobs.InputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TokenTest {

  @TempDir Path folder;

  @Test
  void freshOneIsShownAndNeverTheSame() {
    Token token = Token.fresh();
    assertThat(token.text()).matches("[0-9a-f]{32}").isNotEqualTo(Token.fresh().text());
    assertThat(token).hasToString(token.text());
  }

  @Test
  void oneThatSomebodyKeepsIsNotShown() throws IOException {
    Path file = Files.writeString(folder.resolve("token"), " a secret of some length \nmore\n");
    Token token = Token.of(file);
    assertThat(token.text()).isEqualTo("a secret of some length");
    assertThat(token).hasToString("that of " + file);
  }

  @Test
  void shortOneAndNoneAreRefused() throws IOException {
    Path file = Files.writeString(folder.resolve("short"), "a secret\n");
    assertThatThrownBy(() -> Token.of(file))
        .isInstanceOf(InputException.class)
        .hasMessage("token: expected at least 16 characters, found 8");
    assertThatThrownBy(() -> Token.of(folder.resolve("none")))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("expected a file with a token");
  }
}
