package io.loomsight.jobs.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loomsight.jobs.InputException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class PackIndexTest {

  private static final String HASH = "0123456789abcdef".repeat(4);
  private static final PackIndex INDEX =
      new PackIndex(
          10_240,
          List.of(
              new PackIndex.Entry("a/b, \"c\".png", 512, 700, 1_000, HASH),
              new PackIndex.Entry("a/布 #1.png", 2_048, 0, 2_000, HASH),
              new PackIndex.Entry("b.png", 2_560, 7_000, 3_000, HASH)));

  @Test
  void textIsReadBack() {
    assertThat(PackIndex.parse("i", INDEX.text())).isEqualTo(INDEX);
  }

  @Test
  void whatIsCutOffIsMissed() {
    String text = INDEX.text();
    for (int length = 0; length < text.length() - 1; length++) {
      String cut = text.substring(0, length);
      assertThatThrownBy(() -> PackIndex.parse("night/pack-00000.tar.jsonl", cut))
          .isInstanceOf(InputException.class)
          .hasMessageStartingWith("night/pack-00000.tar.jsonl");
    }
  }

  @Test
  void placesThatOverlapOrLieOutsideAreRefused() {
    refused("\"offset\":512", "\"offset\":513");
    refused("\"offset\":512", "\"offset\":0");
    refused("\"offset\":2048", "\"offset\":1024");
    refused("\"length\":7000", "\"length\":8000");
    refused("\"length\":700,", "\"length\":-1,");
    refused("\"length\":7000", "\"length\":9223372036854775807");
    refused("b.png", "../b.png");
    refused("\"b.png\"", "\"/b.png\"");
    refused("a/布 #1.png", "b.png");
    refused(HASH, "0");
    refused("\"images\":3", "\"images\":2");
    refused("\"modifiedMs\":1000,", "");
  }

  /** Bytes flipped at random: an index is read as it was meant, or refused, and nothing else. */
  @Test
  void noiseNeverGetsThroughAsAPlaceOutsideThePack() {
    SplittableRandom random = new SplittableRandom(7);
    for (int round = 0; round < 3_000; round++) {
      StringBuilder text = new StringBuilder(INDEX.text());
      for (int flips = 1 + random.nextInt(3); flips > 0; flips--) {
        text.setCharAt(random.nextInt(text.length()), (char) (32 + random.nextInt(95)));
      }
      try {
        PackIndex read = PackIndex.parse("i", text.toString());
        assertThat(read.entries())
            .allMatch(entry -> entry.offset() + entry.length() <= read.bytes());
      } catch (InputException refused) {
        assertThat(refused).hasMessageStartingWith("i");
      }
    }
  }

  @Test
  void addressesAreReadBackAndSortAsPathsDo() {
    List<String> addresses = new ArrayList<>();
    for (PackIndex.Entry entry : INDEX.entries()) {
      PackedImage image =
          new PackedImage(
              "s3a://b/factory=f/date=d/pack-00000.tar",
              entry.offset(),
              entry.length(),
              entry.hash(),
              entry.path());
      addresses.add(image.address());
      assertThat(PackedImage.parse(image.address())).contains(image);
    }
    assertThat(new TreeSet<>(addresses)).containsExactlyElementsOf(addresses);
    assertThat(PackedImage.parse("s3a://b/factory=f/a.png")).isEmpty();
    assertThat(PackedImage.parse("file:/x/pack-00000.tar")).isEmpty();
  }

  private static void refused(String from, String to) {
    String text = INDEX.text();
    assertThat(text).contains(from);
    assertThatThrownBy(() -> PackIndex.parse("i", text.replace(from, to)))
        .as("%s for %s", to, from)
        .isInstanceOf(InputException.class);
  }
}
