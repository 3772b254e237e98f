package io.loomsight.jobs.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loomsight.jobs.InputException;
import io.loomsight.models.image.GreyImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LabelledFabricTest {

  @TempDir Path data;

  @Test
  void fabricsAreSubFoldersWithNormalImages() throws IOException {
    Images.fabric(data.resolve("b"), 3);
    touch("a/normal/x.PNG");
    touch("a/normal/notes.txt");
    touch("other/readme.txt");
    List<LabelledFabric> fabrics = LabelledFabric.scan(data, List.of());
    assertThat(fabrics).extracting(LabelledFabric::name).containsExactly("a", "b");
    assertThat(fabrics.get(0).normal()).containsExactly(data.resolve("a/normal/x.PNG"));
    assertThat(fabrics.get(0).defective()).isEmpty();
    assertThat(fabrics.get(1).defective().get(1).masks())
        .containsExactly(data.resolve("b/mask/d2_mask1.png"), data.resolve("b/mask/d2_mask2.png"));
    assertThat(LabelledFabric.scan(data, List.of("b"))).hasSize(1);
  }

  @Test
  void masksOfOneImageCountTogether() throws IOException {
    Images.fabric(data.resolve("b"), 1);
    LabelledFabric.Defective defective =
        LabelledFabric.scan(data, List.of()).get(0).defective().get(1);
    LabelledImage read = LabelledImage.read(defective.image(), defective.masks());
    assertThat(read.mask().areaPx()).isEqualTo(16 * 16 + 12 * 12);
    assertThat(read.mask().contains(300, 10)).isTrue();
    assertThat(read.mask().contains(100, 200)).isTrue();
  }

  @Test
  void maskPixelsAreThoseBrighterThanHalf() throws IOException {
    Path image = data.resolve("x.png");
    Path mask = data.resolve("x_mask.png");
    Images.write(image, GreyImage.wrap(3, 1, new float[] {0, 0, 0}));
    Images.write(mask, GreyImage.wrap(3, 1, new float[] {127 / 255f, 128 / 255f, 1}));
    assertThat(LabelledImage.read(image, List.of(mask)).mask().pixels().toString())
        .isEqualTo("{1, 2}");
  }

  @Test
  void maskOfAnotherSizeIsRefusedWithBothNames() throws IOException {
    Path image = data.resolve("x.png");
    Path mask = data.resolve("x_mask.png");
    Images.write(image, GreyImage.wrap(3, 2, new float[6]));
    Images.write(mask, GreyImage.wrap(2, 3, new float[6]));
    assertThatThrownBy(() -> LabelledImage.read(image, List.of(mask)))
        .isInstanceOf(InputException.class)
        .hasMessage("%s: expected the 3 x 2 px of %s, found 2 x 3".formatted(mask, image));
  }

  @Test
  void brokenImageIsRefusedByName() throws IOException {
    touch("x.png");
    assertThatThrownBy(() -> LabelledImage.decode(data.resolve("x.png")))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("x.png: expected an image, found 0 bytes");
  }

  @Test
  void defectAndMaskNeedEachOther() throws IOException {
    touch("a/normal/x.png");
    touch("a/defect/y.png");
    assertThatThrownBy(() -> LabelledFabric.scan(data, List.of()))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("y.png: expected a mask")
        .hasMessageContaining("y_mask.png, found none");
    touch("a/mask/y_mask.png");
    touch("a/mask/z_mask2.png");
    assertThatThrownBy(() -> LabelledFabric.scan(data, List.of()))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("z_mask2.png: expected a defective image");
    Files.move(data.resolve("a/mask/z_mask2.png"), data.resolve("a/mask/odd.png"));
    assertThatThrownBy(() -> LabelledFabric.scan(data, List.of()))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("odd.png: expected a mask's name");
  }

  @Test
  void folderWithoutFabricsIsRefused() {
    assertThatThrownBy(() -> LabelledFabric.scan(data, List.of()))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("found no <fabric>/normal");
    assertThatThrownBy(() -> LabelledFabric.scan(data.resolve("none"), List.of()))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("expected a folder of fabrics");
  }

  @Test
  void unknownFabricIsNamed() throws IOException {
    touch("a/normal/x.png");
    assertThatThrownBy(() -> LabelledFabric.scan(data, List.of("c")))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("expected a fabric out of [a], found 'c'");
  }

  private void touch(String file) throws IOException {
    Files.createDirectories(data.resolve(file).getParent());
    Files.writeString(data.resolve(file), "");
  }
}
