package io.loomsight.models.synth;

import io.loomsight.models.fabric.Box;
import io.loomsight.models.fabric.DefectKind;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * One night of a mill: looms that weave roll after roll while cameras look at the cloth from
 * selvedge to selvedge. Flaws lie on the rolls, so they cross frames and cameras.
 *
 * <p>The first roll of a style is good and named its reference, except for the last of several
 * styles, which has none. Of the other rolls some are good, some have an end that is broken along
 * nearly all the roll, some a mark that repeats. All rolls end but the night's last.
 *
 * <p>A long roll ({@link NightSize#longRollFrames}) is good cloth but for one stretch of it, behind
 * its middle. What the roll would have got in its turn is drawn all the same and let go, so that
 * all other rolls are those of the night without it. So they are with a bad loom ({@link
 * NightSize#badLoom}), whose further flaws are drawn by the seeds of its own rolls; its good rolls
 * stay good.
 *
 * @param rolls by loom and time
 */
public record NightPlan(List<PlannedRoll> rolls) {

  private static final ZoneOffset ZONE = ZoneOffset.ofHours(8);
  private static final List<Weave> WEAVES = List.of(Weave.values());
  private static final int FIRST_HOUR = 20;
  private static final Duration NIGHT = Duration.ofHours(10);
  private static final double SHARE_OF_SLOT = 0.8;
  private static final int STRETCH_TIMES = 3;

  /** What is wrong with a roll that is judged. */
  private enum Fate {
    RUNNING,
    REPEATING,
    GOOD,
    MIXED,
    SCATTERED,
    FEW,
    /** Of the long roll alone. */
    BAD_STRETCH
  }

  private static final List<Fate> IN_TURN =
      List.of(Fate.RUNNING, Fate.REPEATING, Fate.GOOD, Fate.MIXED, Fate.SCATTERED, Fate.FEW);

  public NightPlan {
    rolls = List.copyOf(rolls);
  }

  /** The night of the given seed and date. A seed's looms and styles are the same every night. */
  public static NightPlan draw(long seed, NightSize size, LocalDate date) {
    return new Planner(seed, size, date).plan();
  }

  private static final class Planner {

    private final long seed;
    private final NightSize size;
    private final LocalDate date;
    private final long nightSeed;
    private final Iterator<DefectKind> deck;
    private final SplittableRandom random;
    private int judged;

    Planner(long seed, NightSize size, LocalDate date) {
      this.seed = seed;
      this.size = size;
      this.date = date;
      this.nightSeed = Noise.hash(seed, (int) date.toEpochDay(), 1);
      this.deck = RollFlaws.deck(nightSeed);
      this.random = new SplittableRandom(nightSeed);
    }

    NightPlan plan() {
      List<PlannedRoll> rolls = new ArrayList<>();
      for (int loom = 0; loom < size.looms(); loom++) {
        for (int roll = 0; roll < size.rollsPerLoom(); roll++) {
          rolls.add(roll(loom, roll));
        }
      }
      return new NightPlan(rolls);
    }

    private PlannedRoll roll(int loom, int roll) {
      int styleNumber = loom % size.styles();
      Weave weave = WEAVES.get(styleNumber % WEAVES.size());
      ClothStyle style = ClothStyle.of(weave, Noise.hash(seed, styleNumber, 2));
      boolean reference = roll == 0 && loom < size.styles() && hasReference(styleNumber);
      boolean last = loom == size.looms() - 1 && roll == size.rollsPerLoom() - 1;
      long rollSeed = random.nextLong();
      return new PlannedRoll(
          "loom-%02d".formatted(loom + 1),
          "%s-%02d-%02d"
              .formatted(date.format(DateTimeFormatter.BASIC_ISO_DATE), loom + 1, roll + 1),
          "%s-%02d".formatted(weave.name().toLowerCase(Locale.ROOT), styleNumber + 1),
          style,
          cloth(loom, size.framesOf(loom, roll)),
          0.03 + 0.04 * (1 + Noise.signed(seed, loom, 3)) / 2,
          rollSeed,
          reference ? PlannedRoll.Use.REFERENCE : PlannedRoll.Use.JUDGED,
          last ? PlannedRoll.End.OPEN : PlannedRoll.End.CLOSED,
          reference ? List.of() : flaws(loom, roll, style, rollSeed),
          frames(loom, roll, rollSeed));
    }

    private boolean hasReference(int styleNumber) {
      int used = Math.min(size.styles(), size.looms());
      return used == 1 || styleNumber < used - 1;
    }

    /** A loom's cloth from selvedge to selvedge, so many frames long. */
    private Box cloth(int loom, int frames) {
      int lastCamera = size.camerasOver(loom) - 1;
      double rightMm = size.offsetXMm(lastCamera) + size.frameWidthPx() * size.mmPerPx();
      return new Box(
          NightSize.GROUND_MM, 0, rightMm - 2 * NightSize.GROUND_MM, size.offsetYMm(frames));
    }

    private List<Flaw> flaws(int loom, int roll, ClothStyle style, long rollSeed) {
      if (size.flawsPerRoll() == 0) {
        return List.of();
      }
      Fate inTurn = IN_TURN.get(judged++ % IN_TURN.size());
      int others = random.nextInt(1, 2 * size.flawsPerRoll());
      List<Flaw> usual = flaws(inTurn, others, loom, style, rollSeed);
      return size.isLong(loom, roll)
          ? flaws(Fate.BAD_STRETCH, others, loom, style, rollSeed)
          : usual;
    }

    private List<Flaw> flaws(Fate fate, int others, int loom, ClothStyle style, long rollSeed) {
      RollFlaws flaws = new RollFlaws(style, cloth(loom, size.framesPerRoll()), rollSeed);
      switch (fate) {
        case RUNNING -> flaws.addRunning().addOthers(others, deck);
        case REPEATING -> flaws.addRepeating(size.rollerMm()).addOthers(others, deck);
        case MIXED, SCATTERED, FEW -> flaws.addOthers(others, deck);
        case GOOD -> {
          return List.of();
        }
        case BAD_STRETCH -> {
          return badStretch(style, cloth(loom, size.longRollFrames()), rollSeed);
        }
      }
      return size.isBad(loom)
          ? flaws
              .addOthers((NightSize.BAD_LOOM_TIMES - 1) * others, RollFlaws.deck(rollSeed))
              .planned()
          : flaws.planned();
    }

    /** Many clear flaws, all between 49 and 65 % of the roll. */
    private List<Flaw> badStretch(ClothStyle style, Box cloth, long rollSeed) {
      SplittableRandom own = new SplittableRandom(rollSeed);
      double fromMm = cloth.yMm() + own.nextDouble(0.49, 0.51) * cloth.heightMm();
      double lengthMm = own.nextDouble(0.12, 0.14) * cloth.heightMm();
      Box stretch = new Box(cloth.xMm(), fromMm, cloth.widthMm(), lengthMm);
      return new RollFlaws(style, stretch, own.nextLong())
          .addOthers(STRETCH_TIMES * size.flawsPerRoll(), RollFlaws.clearDeck(rollSeed))
          .planned();
    }

    private List<PlannedFrame> frames(int loom, int roll, long rollSeed) {
      Duration slot = NIGHT.dividedBy(size.rollsPerLoom());
      int framesAlong = size.framesOf(loom, roll);
      Duration step = shareOf(slot, SHARE_OF_SLOT / framesAlong);
      OffsetDateTime start =
          date.atTime(FIRST_HOUR, 0)
              .atOffset(ZONE)
              .plus(slot.multipliedBy(roll))
              .plus(shareOf(slot, 0.1 * loom / size.looms()));
      List<PlannedFrame> frames = new ArrayList<>();
      for (int sequence = 0; sequence < framesAlong; sequence++) {
        for (int camera = 0; camera < size.camerasOver(loom); camera++) {
          frames.add(
              new PlannedFrame(
                  "camera-" + (camera + 1),
                  sequence,
                  new View(
                      size.offsetXMm(camera),
                      size.offsetYMm(sequence),
                      size.frameWidthPx(),
                      size.frameHeightPx()),
                  camera(loom, camera),
                  start.plus(step.multipliedBy(sequence)),
                  Noise.hash(rollSeed, sequence, camera)));
        }
      }
      return frames;
    }

    /** A loom's camera is the same all night and every night. */
    private Camera camera(int loom, int camera) {
      SplittableRandom own = new SplittableRandom(Noise.hash(seed, loom, 100 + camera));
      return new Camera(
          size.mmPerPx(),
          own.nextDouble(0.5, 0.75),
          own.nextDouble(0.005, 0.011),
          own.nextDouble(0.01, 0.05),
          own.nextDouble(-0.025, 0.025),
          own.nextDouble(0.97, 1.06),
          0);
    }

    private static Duration shareOf(Duration whole, double share) {
      return Duration.ofSeconds(Math.round(share * whole.toSeconds()));
    }
  }
}
