package io.loomsight.jobs.kinds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loomsight.jobs.InputException;
import io.loomsight.models.fabric.Box;
import io.loomsight.models.fabric.DefectKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DrawnFlawTest {

  private static final String HEADER =
      "level,loom_id,roll_id,style_id,flaw,kind,direction,strength,camera_id,sequence,file,"
          + "x_mm,y_mm,width_mm,height_mm,area_mm2,frames,crosses_frames\n";

  @TempDir Path folder;

  private Path truth(String text) throws IOException {
    return Files.writeString(folder.resolve("truth.csv"), text);
  }

  @Test
  void flawsAreReadOnceHoweverManyFramesShowThem() throws IOException {
    Path file =
        truth(
            HEADER
                + "ROLL,l1,r1,s,r1-01,HOLE,AREA,0.53,,,,80.80,45.80,9.40,7.40,61.40,2,true\n"
                + "FRAME,l1,r1,s,r1-01,HOLE,AREA,0.53,c1,0,a.jpg,80.80,45.80,9.40,3,30,1,false\n"
                + "FRAME,l1,r1,s,r1-01,HOLE,AREA,0.53,c1,1,b.jpg,80.80,48.80,9.40,4,31,1,false\n");

    assertThat(DrawnFlaw.read(file))
        .containsExactly(
            new DrawnFlaw("r1", "r1-01", DefectKind.HOLE, new Box(80.8, 45.8, 9.4, 7.4)));
  }

  @Test
  void quotedValuesMayHoldCommasAndBlankLinesSayNothing() throws IOException {
    Path file =
        truth(
            HEADER
                + "ROLL,l1,r1,s,r1-01,HOLE,AREA,0.53,,,,80.80,45.80,9.40,7.40,61.40,2,true\n\n"
                + "ROLL,\"l1, left\",\"r,2\",s,r2-01,KNOT,AREA,0.53,,,,1, 2 ,3,4,12,1,false\n");

    assertThat(DrawnFlaw.read(file))
        .containsExactly(
            new DrawnFlaw("r1", "r1-01", DefectKind.HOLE, new Box(80.8, 45.8, 9.4, 7.4)),
            new DrawnFlaw("r,2", "r2-01", DefectKind.KNOT, new Box(1, 2, 3, 4)));
  }

  @Test
  void whatIsNoTruthIsRefusedByItsLine() throws IOException {
    assertThatThrownBy(() -> DrawnFlaw.read(folder.resolve("none.csv")))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("none.csv: expected what loomsight simulate drew");
    Path wrongHeader = truth("a,b\n");
    assertThatThrownBy(() -> DrawnFlaw.read(wrongHeader))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("found [a, b]");
    Path wrongKind =
        truth(HEADER + "ROLL,l1,r1,s,r1-01,MOTH,AREA,0.53,,,,80.80,45.80,9.40,7.40,61.40,2,true\n");
    assertThatThrownBy(() -> DrawnFlaw.read(wrongKind))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("line 2: expected a kind and a box in mm, found [MOTH, 80.80");
    Path shortLine = truth(HEADER + "ROLL,l1\n");
    assertThatThrownBy(() -> DrawnFlaw.read(shortLine))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("line 2: expected 18 values, found 2");
    Path openQuote = truth(HEADER + "ROLL,\"l1\n");
    assertThatThrownBy(() -> DrawnFlaw.read(openQuote))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("line 2: expected comma-separated values, found: ");
    Path empty = truth("");
    assertThatThrownBy(() -> DrawnFlaw.read(empty))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("found []");
  }
}
