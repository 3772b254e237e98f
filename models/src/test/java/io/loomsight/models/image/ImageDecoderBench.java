package io.loomsight.models.image;

import io.loomsight.models.BenchFrame;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Decoding one frame of 4096 x 1024 px from a file's bytes to greys. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(3)
public class ImageDecoderBench {

  private static final double JPEG_QUALITY = 0.9;

  @Param({"JPEG", "PNG", "TIFF", "BMP"})
  private ImageFormat format;

  private final ImageDecoder decoder = new ImageDecoder(DecodeLimits.defaults());
  private byte[] bytes;

  @Setup
  public void encode() {
    GreyImage frame = BenchFrame.woven();
    bytes =
        switch (format) {
          case JPEG -> ImageEncoder.jpeg(frame, JPEG_QUALITY);
          case PNG -> ImageEncoder.png(frame);
          case TIFF -> ImageEncoder.tiff(frame);
          case BMP -> ImageEncoder.bmp(frame);
        };
  }

  @Benchmark
  public GreyImage decode() {
    Decoded decoded = decoder.decode(bytes, "frame");
    if (decoded instanceof Decoded.Image image) {
      return image.image();
    }
    throw new IllegalStateException(((Decoded.Refused) decoded).detail());
  }
}
