package io.loomsight.jobs.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loomsight.jobs.InputException;
import io.loomsight.jobs.table.Batch;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

class EvaluateOptionsTest {

  private static final RegionRule RULE = new RegionRule(10, 0.8);

  @Command(name = "evaluate")
  private static final class Evaluate {
    @Mixin private EvaluateOptions options = new EvaluateOptions();
  }

  @Test
  void whatIsNotGivenStaysAsConfigured() {
    EvaluateOptions options = parse("--data", "d");
    EvaluateConfig base = new EvaluateConfig(5, 7, 0.1);
    assertThat(options.over(base)).isEqualTo(base);
    assertThat(options.request(RULE).fabrics()).isEmpty();
    assertThat(options.request(RULE).outputs().maps()).isEmpty();
    assertThat(options.night()).isEmpty();
    assertThat(EvaluateConfig.defaults()).isEqualTo(new EvaluateConfig(14, 0, 0.2));
  }

  @Test
  void optionsGoOverTheConfig() {
    EvaluateOptions options =
        parse(
            "--layout=aitex",
            "--data=d",
            "--maps=m",
            "--fabrics=a,b",
            "--normals=3",
            "--seed=9",
            "--mm-per-px=0.5",
            "--night=l",
            "--factory=lab",
            "--date=2026-03-01");
    assertThat(options.over(EvaluateConfig.defaults())).isEqualTo(new EvaluateConfig(3, 9, 0.5));
    assertThat(options.request(RULE).data()).isEqualTo(Path.of("d"));
    assertThat(options.request(RULE).fabrics()).isEqualTo(List.of("a", "b"));
    assertThat(options.request(RULE).outputs().maps()).contains(Path.of("m"));
    assertThat(options.night()).contains(Path.of("l"));
    assertThat(options.batch()).isEqualTo(new Batch("lab", LocalDate.of(2026, 3, 1)));
  }

  @Test
  void wrongValuesAreTheUsersFault() {
    assertThatThrownBy(() -> parse("--data=d", "--layout=mvtec").request(RULE))
        .isInstanceOf(InputException.class)
        .hasMessage("--layout: expected aitex, found 'mvtec'");
    assertThatThrownBy(() -> parse("--data=d", "--normals=0").over(EvaluateConfig.defaults()))
        .isInstanceOf(InputException.class)
        .hasMessage("evaluate.normals: expected at least 1, found 0");
    assertThatThrownBy(() -> parse("--data=d", "--mm-per-px=0").over(EvaluateConfig.defaults()))
        .isInstanceOf(InputException.class)
        .hasMessage("evaluate.mmPerPx: expected more than 0, found 0.0");
    assertThatThrownBy(() -> parse("--data=d", "--night=l", "--factory=f").batch())
        .isInstanceOf(InputException.class)
        .hasMessage("--night: expected --date beside it, found none");
    assertThatThrownBy(() -> parse("--data=d", "--factory=f", "--date=1.3.26").batch())
        .isInstanceOf(InputException.class)
        .hasMessage("--date: expected YYYY-MM-DD, found '1.3.26'");
    assertThatThrownBy(() -> parse("--data=d", "--factory=a/b", "--date=2026-03-01").batch())
        .isInstanceOf(InputException.class)
        .hasMessageContaining("found 'a/b'");
  }

  @Test
  void oneNumberOfSeedsIsACountAndSeveralAreThemselves() {
    EvaluateConfig base = EvaluateConfig.defaults();
    assertThat(parse("--data=d").plan(base)).isEqualTo(new EvaluatePlan(List.of(0L), List.of(14)));
    assertThat(parse("--data=d", "--seeds=3", "--normals=5,1,2").plan(base))
        .isEqualTo(new EvaluatePlan(List.of(0L, 1L, 2L), List.of(1, 2, 5)));
    assertThat(parse("--data=d", "--seeds=7,3").plan(base).seeds()).containsExactly(7L, 3L);
    assertThat(parse("--data=d", "--normals=5,1,2").over(base).normals()).isEqualTo(5);
    assertThatThrownBy(() -> parse("--data=d", "--seeds=2", "--seed=1").plan(base))
        .isInstanceOf(InputException.class)
        .hasMessage("--seeds: expected no --seed beside it, found 1");
    assertThatThrownBy(() -> parse("--data=d", "--seeds=0").plan(base))
        .isInstanceOf(InputException.class)
        .hasMessage("--seeds: expected 1 to 1000 of them, found 0");
    assertThatThrownBy(() -> parse("--data=d", "--seeds=4,4").plan(base))
        .isInstanceOf(InputException.class)
        .hasMessage("--seeds: expected each seed once, found [4, 4]");
    assertThatThrownBy(() -> parse("--data=d", "--normals=0,3").plan(base))
        .isInstanceOf(InputException.class)
        .hasMessage("--normals: expected at least 1, found 0");
  }

  @Test
  void sheetsImplyBoxesAndProductionsRateHoldsUnlessOneIsGiven() {
    EvaluateRequest request = parse("--data=d", "--sheets=s").request(RULE);
    assertThat(request.parts()).containsExactly(EvaluateRequest.Part.BOXES);
    assertThat(request.rule()).isEqualTo(RULE);
    assertThat(parse("--data=d", "--false-alarms-per-100m2=300").request(RULE).rule())
        .isEqualTo(new RegionRule(300, 0.8));
    assertThatThrownBy(() -> parse("--data=d", "--false-alarms-per-100m2=0").request(RULE))
        .isInstanceOf(InputException.class)
        .hasMessage("--false-alarms-per-100m2: expected above 0, found 0.0");
  }

  @Test
  void progressNamesRateAndTimeLeft() {
    assertThat(ProgressText.of("a", 10, 40, 5000))
        .isEqualTo("evaluate a: 10/40 images, 2.0/s, 15 s left");
  }

  private static EvaluateOptions parse(String... arguments) {
    Evaluate command = new Evaluate();
    new CommandLine(command).parseArgs(arguments);
    return command.options;
  }
}
