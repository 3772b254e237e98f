package io.loomsight.jobs.simulate;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.loomsight.jobs.table.Reject.Reason;
import io.loomsight.jobs.table.Reject.Subject;
import io.loomsight.models.synth.PlannedRoll;
import io.loomsight.models.synth.View;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Adds to a written night what must be refused, one of each sort. A truncated and a black image
 * take the places of frames inside a roll without flaws, where the night has a long enough one, so
 * that its coverage has gaps; all others are further frames of rolls, behind their last one.
 */
final class BadFileWriter {

  private final LandingFolder folder;
  private final double jpegQuality;
  private final List<Shot> shots;
  private final List<String> manifest;
  private final List<BadFile> bad = new ArrayList<>();
  private final Map<String, Integer> further = new HashMap<>();
  private int nextRoll;

  /**
   * @param shots the night's images, already written
   * @param manifest its manifest's lines, which further lines are added to
   */
  BadFileWriter(LandingFolder folder, double jpegQuality, List<Shot> shots, List<String> manifest) {
    this.folder = folder;
    this.jpegQuality = jpegQuality;
    this.shots = shots;
    this.manifest = manifest;
  }

  /** Writes all sorts; tells what must be refused. */
  List<BadFile> write() {
    Shot truncated = inside(1);
    image(truncated, SpoiltImage.truncated(encoded(truncated)), Reason.CORRUPT_IMAGE);
    Shot black = inside(3);
    View view = black.frame().view();
    image(
        black,
        black.kind().encode(SpoiltImage.black(view.widthPx(), view.heightPx()), jpegQuality),
        Reason.UNDEREXPOSED);
    Shot blurred = listed(behind());
    image(
        blurred,
        blurred.kind().encode(SpoiltImage.blurred(blurred.drawn().image()), jpegQuality),
        Reason.BLURRED);
    Shot shorter = listed(behind().ofHeight(Math.max(1, view.heightPx() / 2)));
    image(shorter, encoded(shorter), Reason.WRONG_SIZE);
    image(listed(behind()), new byte[0], Reason.EMPTY_FILE);
    image(listed(behind()), SpoiltImage.text(), Reason.NOT_AN_IMAGE);
    image(listed(behind().as(FileKind.PNG)), SpoiltImage.bomb(), Reason.TOO_LARGE);
    Shot again = listed(behind());
    image(again, encoded(firstOf(again.roll())), Reason.DUPLICATE_CONTENT);
    Shot unlisted = behind();
    image(unlisted, encoded(unlisted), Reason.NO_MANIFEST_LINE);
    line(behind().line().csv(), Reason.MISSING_FILE);
    line(behind().line().ofScale("zero point two").csv(), Reason.MALFORMED_LINE);
    StringBuilder table = new StringBuilder(BadFile.HEADER);
    bad.forEach(one -> table.append(one.csv()));
    folder.writeTruth("bad-files.csv", table.toString().getBytes(UTF_8));
    return List.copyOf(bad);
  }

  private void image(Shot shot, byte[] bytes, Reason reason) {
    folder.writeImage(shot.file(), bytes);
    bad.add(new BadFile(Subject.IMAGE, shot.file(), 0, reason));
  }

  private void line(String csv, Reason reason) {
    manifest.add(csv);
    String file = csv.substring(0, csv.indexOf(','));
    bad.add(new BadFile(Subject.LINE, file, manifest.size(), reason));
  }

  private byte[] encoded(Shot shot) {
    return shot.kind().encode(shot.drawn().image(), jpegQuality);
  }

  private Shot listed(Shot shot) {
    manifest.add(shot.line().csv());
    return shot;
  }

  /** A frame of a flawless roll that has more behind it, else a further one of some roll. */
  private Shot inside(int sequence) {
    return shots.stream()
        .filter(shot -> shot.roll().use() == PlannedRoll.Use.JUDGED)
        .filter(shot -> shot.roll().flaws().isEmpty())
        .filter(shot -> shot.frame().sequence() == sequence)
        .filter(shot -> sequence < shot.roll().frames().size() / shot.roll().cameras() - 1)
        .findFirst()
        .orElseGet(() -> listed(behind()));
  }

  /** The frame of the first camera that would come next on a roll; rolls take turns. */
  private Shot behind() {
    List<PlannedRoll> rolls = shots.stream().map(Shot::roll).distinct().toList();
    PlannedRoll roll = rolls.get(nextRoll++ % rolls.size());
    int steps = further.merge(roll.rollId(), 1, Integer::sum);
    return firstOf(roll).behindLast(steps);
  }

  private Shot firstOf(PlannedRoll roll) {
    return shots.stream().filter(shot -> shot.isOf(roll)).findFirst().orElseThrow();
  }
}
