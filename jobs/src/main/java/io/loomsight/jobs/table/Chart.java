package io.loomsight.jobs.table;

import io.loomsight.models.fabric.Column;
import io.loomsight.models.statistics.Signal;
import java.time.LocalDate;

/**
 * Whether one loom, shift, style, camera or kind, or the whole batch, has more defects than chance
 * explains: its place on the u-chart, in the ranking and on the trend over nights. False alarms
 * that a person refuted count nowhere but in their own columns.
 */
public record Chart(
    @Column(doc = "The mill") String factory,
    @Column(doc = "The night's date") LocalDate batchDate,
    @Column(doc = "The rule set") String ruleSet,
    @Column(doc = "What the row is about") Level level,
    @Column(doc = "Which loom, shift, style, camera or kind; 'all' for the batch") String name,
    @Column(doc = "Cloth judged", unit = "m²") double areaM2,
    @Column(doc = "Defects without false alarms") long defects,
    @Column(doc = "Defects to be expected of that cloth, by the usual rates of its styles")
        double expected,
    @Column(doc = "Defects per 100 m²; NaN without cloth") double per100M2,
    @Column(doc = "Lower end of its exact 95 % Poisson interval") double per100M2Low,
    @Column(doc = "Upper end of that interval") double per100M2High,
    @Column(doc = "Defects over expected ones: 1 is as usual") double ratio,
    @Column(doc = "Lower end of its exact 95 % Poisson interval; ranks go by it") double ratioLow,
    @Column(doc = "Upper end of that interval") double ratioHigh,
    @Column(doc = "Rank within the level from 1, the surely worst") int rank,
    @Column(doc = "Lower limit of the u-chart per 100 m²") double lowerPer100M2,
    @Column(doc = "What is to be expected per 100 m², the chart's centre") double centrePer100M2,
    @Column(doc = "Upper limit of the u-chart per 100 m²") double upperPer100M2,
    @Column(
            doc =
                "BELOW or ABOVE where the u-chart and the exact Poisson tail both say so; else NONE")
        Signal signal,
    @Column(
            doc =
                "How much more the others of the level scatter than single defects would, at least 1: Laney's sigma z")
        double sigmaZ,
    @Column(doc = "Lower limit of Laney's u'-chart by that sigma z, per 100 m²")
        double laneyLowerPer100M2,
    @Column(doc = "Upper limit of Laney's u'-chart by that sigma z, per 100 m²")
        double laneyUpperPer100M2,
    @Column(doc = "The signal by Laney's limits, confirmed in the same way") Signal laneySignal,
    @Column(doc = "Nights on the trend, this one counted") int nights,
    @Column(doc = "Moving average (EWMA) of the ratio over these nights") double trend,
    @Column(doc = "Lower limit of the moving average") double trendLower,
    @Column(doc = "Upper limit of the moving average") double trendUpper,
    @Column(
            doc =
                "BELOW or ABOVE where the moving average of at least two nights is beyond its limits; else NONE")
        Signal trendSignal,
    @Column(doc = "Defects that a person looked at") long reviewed,
    @Column(doc = "Those of them that the person refuted") long falseAlarms,
    @Column(doc = "False alarms over reviewed defects; NaN where none was reviewed", unit = "%")
        double falseAlarmPercent,
    @Column(doc = "Lower end of its exact 95 % interval", unit = "%") double falseAlarmPercentLow,
    @Column(doc = "Upper end of that interval", unit = "%") double falseAlarmPercentHigh) {

  /** What a chart is about. */
  public enum Level {
    BATCH,
    LOOM,
    SHIFT,
    STYLE,
    CAMERA,
    KIND
  }
}
