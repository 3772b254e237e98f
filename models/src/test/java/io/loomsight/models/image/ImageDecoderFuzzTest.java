package io.loomsight.models.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Whatever the bytes, the decoder answers with an image or a refusal, and the whole JVM that it
 * runs in stays below 512 MiB. {@code -Dloomsight.fuzz.seed} and {@code -Dloomsight.fuzz.images}
 * try others and more.
 */
class ImageDecoderFuzzTest {

  private static final int MOST_MIB = 512;
  private static final Pattern PEAK = Pattern.compile("peakMiB=(\\d+)");

  @Test
  void hostileFilesAreDecodedOrRefusedInLittleMemory() throws Exception {
    String images = System.getProperty("loomsight.fuzz.images", "10000");
    String output = decode("-Xmn40m", System.getProperty("loomsight.fuzz.seed", "0"), images);
    assertThat(output).contains("CORRUPT=", "NOT_AN_IMAGE=", "EMPTY=", "TOO_LARGE=", "TOO_SMALL=");
  }

  @Test
  void soundFilesOfManyPixelsAreDecodedOrRefusedInLittleMemory() throws Exception {
    assertThat(decode("-Xmn16m", "large"))
        .contains(
            "png rgba 16 bits 50 Mpx: Image[image=GreyImage[10000 x 5000], format=PNG]",
            "tiff page turned 50 Mpx: Image[image=GreyImage[5000 x 10000], format=TIFF]",
            "jpeg colour 50 Mpx: Image[image=GreyImage[10000 x 5000], format=JPEG]",
            "jpeg progressive colour 18 Mpx: Image[image=GreyImage[6000 x 3000], format=JPEG]",
            "jpeg progressive colour 50 Mpx: Refused[reason=TOO_LARGE, detail=x: expected an image"
                + " that is decoded in at most 300000000 bytes, found one that takes 813528507:"
                + " 10000 x 5000 px, 3 bands of 8 bits in several scans]",
            "jpeg of 4000 scans: Refused[reason=CORRUPT, detail=x: expected a JPEG of at most 100"
                + " scans, found more]");
  }

  /** What the child says; it must end well and must not have had more memory than allowed. */
  private static String decode(String young, String... arguments)
      throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1", // the second compiler's own memory is no decoder's
                "-Xmx312m",
                young,
                "-Djava.awt.headless=true",
                "-cp",
                System.getProperty("java.class.path"),
                DecoderFuzz.class.getName()));
    command.addAll(List.of(arguments));
    Process child = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(child.waitFor()).as(output).isZero();
    Matcher peak = PEAK.matcher(output);
    assertThat(peak.find()).as(output).isTrue();
    assertThat(Integer.parseInt(peak.group(1))).as(output).isLessThan(MOST_MIB);
    return output;
  }
}
