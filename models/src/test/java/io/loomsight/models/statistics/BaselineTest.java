package io.loomsight.models.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.math3.random.RandomGenerator;
import org.apache.commons.math3.random.Well19937c;
import org.junit.jupiter.api.Test;

class BaselineTest {

  @Test
  void styleWithEnoughOfAPastIsJudgedByIt() {
    Baseline baseline =
        Baseline.of(Map.of("damask", new Tally(20, 1000)), Map.of("damask", new Tally(90, 100)));
    assertThat(baseline.meanPerM2ByStyle()).containsExactly(Map.entry("damask", 0.02));
  }

  @Test
  void styleWithLessOfAPastIsJudgedByPastAndTonight() {
    Baseline baseline =
        Baseline.of(Map.of("damask", new Tally(19, 1000)), Map.of("damask", new Tally(11, 200)));
    // 30 on 1200 m²
    assertThat(baseline.meanPerM2ByStyle().get("damask")).isCloseTo(0.025, within(1e-12));
  }

  @Test
  void newStyleIsJudgedByTonight() {
    Baseline baseline = Baseline.of(Map.of(), Map.of("damask", new Tally(11, 200)));
    assertThat(baseline.meanPerM2ByStyle()).containsExactly(Map.entry("damask", 0.055));
  }

  @Test
  void nothingIsFoundTonightWhereNothingIsExpected() {
    Baseline baseline =
        Baseline.of(Map.of("poplin", new Tally(0, 5000)), Map.of("poplin", new Tally(1, 300)));
    assertThat(baseline.expected(Map.of("poplin", 300.0))).isCloseTo(300 / 5300.0, within(1e-12));
  }

  @Test
  void stylesWithoutClothHaveNoMean() {
    Baseline baseline =
        Baseline.of(
            Map.of("damask", new Tally(50, 0), "poplin", new Tally(3, 0)),
            Map.of("poplin", new Tally(2, 100)));
    assertThat(baseline.meanPerM2ByStyle()).containsExactly(Map.entry("poplin", 0.02));
    assertThat(baseline.expected(Map.of("damask", 0.0, "poplin", 50.0))).isEqualTo(1);
    assertThatThrownBy(() -> baseline.expected(Map.of("damask", 1.0)))
        .hasMessage("style damask: expected one of [poplin]");
  }

  @Test
  void expectedIsTheSumOverStyles() {
    Baseline baseline =
        Baseline.of(Map.of(), Map.of("damask", new Tally(20, 100), "poplin", new Tally(3, 300)));
    // 150 x 0.2 + 50 x 0.01
    assertThat(baseline.expected(Map.of("damask", 150.0, "poplin", 50.0)))
        .isCloseTo(30.5, within(1e-12));
    assertThat(baseline.expected(Map.of())).isZero();
  }

  @Test
  void expectedOfTonightIsWhatWasFoundTonight() {
    Map<String, Tally> tonight =
        Map.of("damask", new Tally(20, 120), "poplin", new Tally(3, 300), "satin", Tally.NONE);
    Baseline baseline = Baseline.of(Map.of(), tonight);
    double loomOne = baseline.expected(Map.of("damask", 70.0, "poplin", 1.0));
    double loomTwo = baseline.expected(Map.of("damask", 50.0, "poplin", 299.0));
    assertThat(loomOne + loomTwo).isCloseTo(23, within(1e-9));
  }

  @Test
  void sumsDoNotDependOnTheOrderOfTheStyles() {
    RandomGenerator random = new Well19937c(1);
    Map<String, Tally> tonight = new LinkedHashMap<>();
    List<Map.Entry<String, Double>> cloth = new ArrayList<>();
    for (int style = 0; style < 50; style++) {
      tonight.put("S" + style, new Tally(random.nextInt(1000), 1 + 1000 * random.nextDouble()));
      cloth.add(Map.entry("S" + style, random.nextDouble() * 300));
    }
    Baseline baseline = Baseline.of(Map.of(), tonight);
    double first = expected(baseline, cloth);
    for (int turn = 0; turn < 20; turn++) {
      Collections.rotate(cloth, 7);
      assertThat(expected(baseline, cloth)).isEqualTo(first);
    }
  }

  private static double expected(Baseline baseline, List<Map.Entry<String, Double>> cloth) {
    Map<String, Double> areaM2ByStyle = new LinkedHashMap<>();
    cloth.forEach(entry -> areaM2ByStyle.put(entry.getKey(), entry.getValue()));
    return baseline.expected(areaM2ByStyle);
  }

  @Test
  void meansBelowZeroAreRefused() {
    assertThatThrownBy(() -> new Baseline(new TreeMap<>(Map.of("damask", -0.1))))
        .hasMessage("damask: expected a mean >= 0, found -0.1");
  }
}
