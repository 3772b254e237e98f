package io.loomsight.jobs.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NpyFileTest {

  @TempDir Path folder;

  @Test
  void fileHasNumPysHeaderAndLittleEndianRows() throws IOException {
    Path file = folder.resolve("x.npy");
    NpyFile.write(file, 3, 2, new float[] {1, 2, 3, 4, 5, -0.5f});
    byte[] bytes = Files.readAllBytes(file);
    assertThat(bytes).startsWith(0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0);
    ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    int length = buffer.getShort(8);
    assertThat((10 + length) % 64).isZero();
    assertThat(new String(bytes, 10, length, StandardCharsets.US_ASCII))
        .startsWith("{'descr': '<f4', 'fortran_order': False, 'shape': (2, 3), } ")
        .endsWith(" \n");
    assertThat(bytes).hasSize(10 + length + 24);
    assertThat(buffer.getFloat(10 + length)).isEqualTo(1);
    assertThat(buffer.getFloat(10 + length + 12)).isEqualTo(4);
    assertThat(buffer.getFloat(10 + length + 20)).isEqualTo(-0.5f);
  }

  @Test
  void valuesMustFillTheShape() {
    assertThatThrownBy(() -> NpyFile.write(folder.resolve("x.npy"), 3, 2, new float[5]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("expected 2 x 3 values, found 5");
  }

  @Test
  void csvValuesAreQuotedOnlyWhereTheyMust() {
    assertThat(Csv.line("a b", "c,d", "e\"f")).isEqualTo("a b,\"c,d\",\"e\"\"f\"\n");
  }
}
