package io.loomsight.jobs.runtime;

import static io.loomsight.jobs.ReferenceRows.named;
import static io.loomsight.jobs.ReferenceRows.provisional;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loomsight.jobs.InputException;
import io.loomsight.jobs.LocalSpark;
import io.loomsight.jobs.ReferenceRows;
import io.loomsight.jobs.table.Batch;
import io.loomsight.jobs.table.Reference;
import io.loomsight.jobs.table.Warehouse;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReferencesIT {

  private static final Batch TONIGHT = new Batch("mill", LocalDate.of(2026, 3, 2));
  private static final Batch YESTERDAY = new Batch("mill", LocalDate.of(2026, 3, 1));
  private static final Batch ELSEWHERE = new Batch("other", LocalDate.of(2026, 3, 2));
  private static final Instant EVENING = Instant.parse("2026-03-02T18:00:00Z");
  private static final Instant MIDNIGHT = Instant.parse("2026-03-03T00:00:00Z");
  private static final String MODEL = "encoder/1";

  @TempDir static Path folder;
  private static Warehouse warehouse;

  @BeforeAll
  static void lay() {
    warehouse = Warehouse.open(LocalSpark.session(), folder.toString());
    ReferenceRows.add(
        warehouse,
        named(YESTERDAY, "twill", "t-new", MODEL, MIDNIGHT),
        named(TONIGHT, "twill", "t-old", MODEL, EVENING),
        named(YESTERDAY, "plain", "p-named", MODEL, EVENING),
        provisional(TONIGHT, "plain", "p-own", MODEL, MIDNIGHT),
        provisional(TONIGHT, "satin", "s-own", MODEL, EVENING),
        provisional(YESTERDAY, "satin", "s-yesterday", MODEL, MIDNIGHT),
        provisional(YESTERDAY, "dobby", "d-yesterday", MODEL, MIDNIGHT),
        named(TONIGHT, "basket", "b-1", MODEL, EVENING),
        named(TONIGHT, "basket", "b-2", MODEL, EVENING));
    ReferenceRows.add(warehouse, named(ELSEWHERE, "printed", "x-1", MODEL, EVENING));
  }

  @Test
  void newestOfNamedGoodFramesJudges() {
    assertThat(inForce("twill", Map.of())).isEqualTo(Map.of("twill", "t-new"));
  }

  @Test
  void pinnedVersionBeatsTheNewest() {
    assertThat(inForce("twill", Map.of("twill", "t-old"))).isEqualTo(Map.of("twill", "t-old"));
  }

  @Test
  void unknownPinnedVersionIsRefusedWithThoseThatAreKnown() {
    assertThatThrownBy(() -> inForce("twill", Map.of("twill", "t9")))
        .isInstanceOf(InputException.class)
        .hasMessage(
            "reference of style twill: expected one of the versions [t-new, t-old], found 't9'");
  }

  @Test
  void namedBeatsProvisionalOfAnyAge() {
    assertThat(inForce("plain", Map.of())).isEqualTo(Map.of("plain", "p-named"));
    assertThat(inForce("plain", Map.of("plain", "p-own"))).isEqualTo(Map.of("plain", "p-own"));
  }

  @Test
  void provisionalOneOfAnotherNightIsNeverUsed() {
    assertThat(inForce("satin", Map.of())).isEqualTo(Map.of("satin", "s-own"));
    assertThat(inForce("dobby", Map.of())).isEmpty();
    assertThatThrownBy(() -> inForce("satin", Map.of("satin", "s-yesterday")))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("expected one of the versions [s-own], found 's-yesterday'");
  }

  @Test
  void ofTwoMadeAtOnceTheLaterVersionJudges() {
    assertThat(inForce("basket", Map.of())).isEqualTo(Map.of("basket", "b-2"));
  }

  @Test
  void anotherMillsReferencesAreNotSeen() {
    assertThat(inForce("printed", Map.of())).isEmpty();
  }

  private static Map<String, String> inForce(String style, Map<String, String> pinned) {
    return References.inForce(warehouse, TONIGHT, Set.of(style), pinned).values().stream()
        .collect(Collectors.toMap(Reference::styleId, Reference::version));
  }
}
