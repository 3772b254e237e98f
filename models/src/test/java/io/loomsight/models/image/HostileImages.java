package io.loomsight.models.image;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.zip.CRC32;

/** Files that mean ill, or that broken cameras and disks leave; the same for the same seed. */
final class HostileImages {

  private static final long[] ODD = {
    0,
    1,
    2,
    3,
    7,
    8,
    9,
    16,
    63,
    64,
    255,
    256,
    257,
    4096,
    32_767,
    32_768,
    65_535,
    65_536,
    131_072,
    0x7FFFFFFFL,
    0x80000000L,
    0xFFFFFFFEL,
    0xFFFFFFFFL
  };

  private static final List<String> FOREIGN =
      List.of(
          "PK\3\4\24\0\0\0\10\0",
          "%PDF-1.7\n%\u00e2\u00e3\n1 0 obj<<>>endobj",
          "\37\u008b\10\0\0\0\0\0\0\3",
          "\177ELF\2\1\1\0\0\0\0\0\0\0\0\0",
          "GIF89a@\0@\0\u00f7\0\0",
          "RIFF\u00ff\0\0\0WEBPVP8 ",
          "<?xml version='1.0'?><!DOCTYPE x [<!ENTITY a 'b'>]><svg>&a;</svg>",
          "#!/bin/sh\nexit 1\n",
          "\0\0\0\14jP  \r\n\u0087\n",
          "8BPS\0\1\0\0\0\0\0\0\0\3",
          "BM",
          "II*\0",
          "MM\0*",
          "II+\0\10\0\0\0",
          "\u00ff\u00d8\u00ff",
          "\u0089PNG\r\n\32\n");

  /** What is done to a sound file. */
  enum Deed {
    FLIP_BITS,
    FLIP_BITS_OF_THE_HEADER,
    CUT,
    LOSE_A_PART,
    REPEAT_A_PART,
    BLANK_A_PART,
    JOIN_WITH_ANOTHER,
    LIE_IN_A_FIELD,
    LIE_IN_TWO_FIELDS,
    FLIP_BITS_AND_MEND_CHECKSUMS,
    ADD_A_SEGMENT,
    FOREIGN
  }

  private final List<Map.Entry<String, byte[]>> whole = List.copyOf(WholeImages.all().entrySet());

  /** A file and what it is. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Hostile(String name, byte[] bytes) {}

  Hostile of(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Map.Entry<String, byte[]> source = whole.get(random.nextInt(whole.size()));
    Deed deed = Deed.values()[random.nextInt(Deed.values().length)];
    byte[] file = source.getValue().clone();
    byte[] spoilt =
        switch (deed) {
          case FLIP_BITS -> flipped(file, file.length, random);
          case FLIP_BITS_OF_THE_HEADER -> flipped(file, Math.min(file.length, 400), random);
          case CUT -> Arrays.copyOf(file, random.nextInt(file.length));
          case LOSE_A_PART -> withoutPart(file, random);
          case REPEAT_A_PART -> withPartTwice(file, random);
          case BLANK_A_PART -> blanked(file, random);
          case JOIN_WITH_ANOTHER -> joined(file, random);
          case LIE_IN_A_FIELD -> lied(file, random);
          case LIE_IN_TWO_FIELDS -> lied(lied(file, random), random);
          case FLIP_BITS_AND_MEND_CHECKSUMS -> mended(flipped(file, file.length, random));
          case ADD_A_SEGMENT -> withSegment(source.getKey(), file, random);
          case FOREIGN -> foreign(random);
        };
    return new Hostile("%s %s seed %d".formatted(source.getKey(), deed, seed), spoilt);
  }

  private static byte[] flipped(byte[] file, int within, SplittableRandom random) {
    for (int flips = 1 + random.nextInt(12); flips > 0; flips--) {
      file[random.nextInt(within)] ^= (byte) (1 << random.nextInt(8));
    }
    return file;
  }

  private static byte[] withoutPart(byte[] file, SplittableRandom random) {
    int from = random.nextInt(file.length);
    int to = from + random.nextInt(Math.min(file.length - from, 300));
    byte[] rest = new byte[file.length - (to - from)];
    System.arraycopy(file, 0, rest, 0, from);
    System.arraycopy(file, to, rest, from, file.length - to);
    return rest;
  }

  private static byte[] withPartTwice(byte[] file, SplittableRandom random) {
    int from = random.nextInt(file.length);
    int to = from + random.nextInt(file.length - from);
    return concat(
        Arrays.copyOf(file, to),
        Arrays.copyOfRange(file, from, to),
        Arrays.copyOfRange(file, to, file.length));
  }

  private static byte[] blanked(byte[] file, SplittableRandom random) {
    int from = random.nextInt(file.length);
    Arrays.fill(file, from, from + random.nextInt(file.length - from), (byte) -random.nextInt(2));
    return file;
  }

  private byte[] joined(byte[] file, SplittableRandom random) {
    byte[] other = whole.get(random.nextInt(whole.size())).getValue();
    return concat(
        Arrays.copyOf(file, random.nextInt(file.length + 1)),
        Arrays.copyOfRange(other, random.nextInt(other.length), other.length));
  }

  private static byte[] foreign(SplittableRandom random) {
    byte[] start = FOREIGN.get(random.nextInt(FOREIGN.size())).getBytes(ISO_8859_1);
    byte[] rest = new byte[random.nextInt(3) * random.nextInt(500)];
    random.nextBytes(rest);
    return random.nextInt(8) == 0 ? Arrays.copyOf(rest, random.nextInt(3)) : concat(start, rest);
  }

  /** Sets a number of the file's structure to one that decoders are known to stumble over. */
  private static byte[] lied(byte[] file, SplittableRandom random) {
    long odd = ODD[random.nextInt(ODD.length)];
    return switch (ImageFormat.of(file).map(Enum::name).orElse("")) {
      case "PNG" -> mended(put(file, pngField(file, random), odd, ByteOrder.BIG_ENDIAN));
      case "JPEG" -> put(file, jpegField(file, random), odd, random.nextInt(2) + 1);
      case "TIFF" -> tiffLie(file, odd, random);
      case "BMP" -> put(file, 2 + 4 * random.nextInt(13), odd, ByteOrder.LITTLE_ENDIAN);
      default -> put(file, random.nextInt(file.length), odd, 2);
    };
  }

  /** Width, height, or one of bits, colours, compression, filter, interlacing; or a length. */
  private static int pngField(byte[] file, SplittableRandom random) {
    return switch (random.nextInt(4)) {
      case 0 -> 16;
      case 1 -> 20;
      case 2 -> 21 + random.nextInt(5);
      default -> 8 + random.nextInt(Math.min(60, file.length - 12));
    };
  }

  /** A byte of a segment before the pixels, or of a later one. */
  private static int jpegField(byte[] file, SplittableRandom random) {
    int at = random.nextInt(Math.min(file.length - 12, 700));
    while (at < file.length - 12 && (file[at] & 0xFF) != 0xFF) {
      at++;
    }
    return at + 1 + random.nextInt(10);
  }

  private static byte[] tiffLie(byte[] file, long odd, SplittableRandom random) {
    ByteBuffer all = ByteBuffer.wrap(file);
    all.order(file[0] == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    int directory = all.getInt(4);
    if (directory < 0 || directory > file.length - 6) {
      return file;
    }
    int entries = all.getShort(directory) & 0xFFFF;
    int entry = directory + 2 + 12 * random.nextInt(Math.max(1, entries));
    int next = directory + 2 + 12 * entries;
    if (entry > file.length - 12 || next > file.length - 4) {
      return file;
    }
    switch (random.nextInt(6)) {
      case 0 ->
          all.putShort(
              entry,
              (short)
                  List.of(330, 34665, 34853, 347, 700, 322, 324).get(random.nextInt(7)).intValue());
      case 1 -> all.putShort(entry + 2, (short) random.nextInt(20));
      case 2 -> all.putInt(entry + 4, (int) odd);
      case 3 -> all.putInt(entry + 8, random.nextBoolean() ? directory : (int) odd);
      case 4 -> all.putInt(next, directory); // pages without end
      default -> all.putShort(entry + 8, (short) odd);
    }
    return file;
  }

  private static byte[] put(byte[] file, int at, long number, ByteOrder order) {
    if (at <= file.length - 4) {
      ByteBuffer.wrap(file).order(order).putInt(at, (int) number);
    }
    return file;
  }

  private static byte[] put(byte[] file, int at, long number, int count) {
    for (int index = 0; index < count && at + index < file.length; index++) {
      file[at + index] = (byte) (number >>> (8 * (count - 1 - index)));
    }
    return file;
  }

  /** Gives a PNG's chunks the checksums of what they hold now, so that its lies are believed. */
  private static byte[] mended(byte[] file) {
    ByteBuffer all = ByteBuffer.wrap(file);
    CRC32 checksum = new CRC32();
    if (ImageFormat.of(file).filter(ImageFormat.PNG::equals).isPresent()) {
      long at = 8;
      while (at <= file.length - 12) {
        long length = all.getInt((int) at) & 0xFFFFFFFFL;
        if (at + 12 + length > file.length) {
          break;
        }
        checksum.reset();
        checksum.update(file, (int) at + 4, (int) length + 4);
        all.putInt((int) (at + 8 + length), (int) checksum.getValue());
        at += 12 + length;
      }
    }
    return file;
  }

  /** Adds profiles, texts, thumbnails, animations and orientations that are none. */
  private static byte[] withSegment(String kind, byte[] file, SplittableRandom random) {
    byte[] rubbish = new byte[random.nextInt(200)];
    random.nextBytes(rubbish);
    if (kind.startsWith("jpeg")) {
      List<byte[]> contents =
          List.of(
              concat("ICC_PROFILE\0\1\1".getBytes(ISO_8859_1), rubbish),
              concat("ICC_PROFILE\0\0\0".getBytes(ISO_8859_1), rubbish),
              concat("Exif\0\0MM\0*\0\0\0\10\0\1\1\22\0\3\0\0\0\1".getBytes(ISO_8859_1), rubbish),
              concat("Exif\0\0II*\0\10\0\0\0\u00ff\u00ff".getBytes(ISO_8859_1), rubbish),
              concat("JFXX\0\20".getBytes(ISO_8859_1), rubbish),
              concat(("Adobe\0\144\0\0\0\0" + (char) random.nextInt(4)).getBytes(ISO_8859_1)));
      byte[] content = contents.get(random.nextInt(contents.size()));
      int marker = List.of(0xE0, 0xE1, 0xE2, 0xEE, 0xFE, 0xDD, 0xDC).get(random.nextInt(7));
      byte[] start = {
        (byte) 0xFF, (byte) 0xD8, (byte) 0xFF, (byte) marker, 0, (byte) (content.length + 2)
      };
      return concat(start, content, Arrays.copyOfRange(file, 2, file.length));
    }
    if (kind.startsWith("png")) {
      List<String> types =
          List.of(
              "iCCP", "zTXt", "iTXt", "tRNS", "PLTE", "acTL", "fcTL", "fdAT", "gAMA", "eXIf",
              "IHDR", "IEND", "sBIT", "hIST");
      byte[] type = types.get(random.nextInt(types.size())).getBytes(ISO_8859_1);
      byte[] content =
          random.nextInt(20) == 0
              ? concat("a\0\0".getBytes(ISO_8859_1), TestImages.deflate(new byte[1 << 24]))
              : rubbish;
      byte[] chunk = concat(new byte[4], type, content, new byte[4]);
      ByteBuffer.wrap(chunk).putInt(0, content.length);
      return mended(
          concat(Arrays.copyOf(file, 33), chunk, Arrays.copyOfRange(file, 33, file.length)));
    }
    return concat(file, rubbish);
  }

  private static byte[] concat(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }
}
