package io.loomsight.jobs.usage;

import com.fasterxml.jackson.databind.SequenceWriter;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import io.loomsight.jobs.page.FormulaGuard;
import io.loomsight.jobs.table.Claim;
import io.loomsight.jobs.table.Claim.Reckoning;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A claim sheet as CSV for a spreadsheet: UTF-8 with its mark, a head in Chinese and English, a
 * line a row of the table, the sums last. Texts that a spreadsheet would take for a formula, or for
 * a number and cut its digits (invoices have twenty), get an apostrophe before them.
 */
final class ClaimCsv {

  private static final String BYTE_ORDER_MARK = "\uFEFF";
  private static final Pattern NUMBER = Pattern.compile("0[0-9]+|[0-9.,]{12,}|[0-9]+[eE][0-9]+");
  private static final int MS_DECIMALS = 3;
  private static final int AREA_DECIMALS = 9;

  /** A column: its head, its text in a line, its sum over lines. */
  private record Column(
      String head, Function<Claim, String> text, Function<List<Claim>, String> sum) {

    static Column text(String head, Function<Claim, String> text) {
      return new Column(head, claim -> harmless(text.apply(claim)), claims -> "");
    }

    static Column whole(String head, Function<Claim, Long> number) {
      return new Column(
          head,
          claim -> number.apply(claim).toString(),
          claims -> Long.toString(sumOf(claims, number)));
    }

    static Column seconds(String head, Function<Claim, Long> ms) {
      return new Column(
          head,
          claim -> scaled(ms.apply(claim), MS_DECIMALS),
          claims -> scaled(sumOf(claims, ms), MS_DECIMALS));
    }

    static Column yuan(String head, Function<Claim, Long> fen) {
      return new Column(
          head,
          claim -> Fen.yuan(fen.apply(claim)).toPlainString(),
          claims -> Fen.yuan(sumOf(claims, fen)).toPlainString());
    }
  }

  private static final List<Column> COLUMNS =
      List.of(
          new Column("企业 enterprise", claim -> harmless(claim.enterpriseName()), c -> "合计 total"),
          Column.text("月份 month", Claim::month),
          Column.text("工厂 factory", Claim::factory),
          Column.text("环节 stage", Claim::stage),
          Column.text("设备 device", claim -> claim.gpu() ? "GPU" : "CPU"),
          Column.text("设备型号 device model", Claim::deviceModel),
          Column.text("核算 reckoning", claim -> words(claim.reckoning())),
          Column.text("供应商 supplier", Claim::supplier),
          Column.text("合同号 contract", Claim::contract),
          Column.text("发票号 invoices", Claim::invoices),
          Column.whole("任务数 tasks", Claim::tasks),
          Column.seconds("占用设备秒 device-seconds held", Claim::heldMs),
          Column.seconds("计算设备秒 device-seconds busy", Claim::busyMs),
          Column.seconds("CPU秒 CPU-seconds", Claim::cpuMs),
          Column.whole("读取字节 bytes read", Claim::bytesRead),
          Column.whole("写入字节 bytes written", Claim::bytesWritten),
          Column.whole("图像数 frames", Claim::frames),
          new Column(
              "验布面积(平方米) cloth judged (m²)",
              claim -> area(claim).toPlainString(),
              claims ->
                  claims.stream()
                      .map(ClaimCsv::area)
                      .reduce(BigDecimal.ZERO, BigDecimal::add)
                      .toPlainString()),
          new Column(
              "单价(元/设备时,不含税) price (yuan/device-hour, VAT excluded)",
              claim -> price(claim.yuanPerHour()),
              claims -> ""),
          Column.yuan("算力费用(元) cost (yuan)", Claim::costFen),
          Column.yuan("已付发票可计(元) covered by paid invoices (yuan)", Claim::eligibleFen),
          new Column("补贴比例(%) rate (%)", claim -> price(claim.subsidyPercent()), claims -> ""),
          Column.yuan("申请金额(元) claim (yuan)", Claim::claimFen));

  private ClaimCsv() {}

  static String of(List<Claim> claims) {
    StringWriter text = new StringWriter();
    text.write(BYTE_ORDER_MARK);
    CsvMapper csv = new CsvMapper();
    CsvSchema schema = CsvSchema.emptySchema().withLineSeparator("\r\n");
    try (SequenceWriter lines = csv.writer(schema).writeValues(text)) {
      lines.write(COLUMNS.stream().map(Column::head).toArray(String[]::new));
      for (Claim claim : claims) {
        lines.write(COLUMNS.stream().map(c -> c.text().apply(claim)).toArray(String[]::new));
      }
      lines.write(COLUMNS.stream().map(c -> c.sum().apply(claims)).toArray(String[]::new));
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return text.toString();
  }

  /** A text that no spreadsheet takes for a formula or a number. */
  static String harmless(String text) {
    return NUMBER.matcher(text).matches() ? "'" + text : FormulaGuard.inCsv(text);
  }

  static String words(Reckoning reckoning) {
    return switch (reckoning) {
      case CLAIMED -> "计入 claimed";
      case NO_GPU -> "非GPU no GPU";
      case NO_PRICE -> "无单价 no price";
      case FAILED -> "失败 failed";
      case SUPERSEDED -> "重复 superseded";
    };
  }

  private static long sumOf(List<Claim> claims, Function<Claim, Long> number) {
    return Stream.concat(Stream.of(0L), claims.stream().map(number)).mapToLong(n -> n).sum();
  }

  private static String scaled(long number, int decimals) {
    return BigDecimal.valueOf(number, decimals).toPlainString();
  }

  private static BigDecimal area(Claim claim) {
    return BigDecimal.valueOf(claim.areaM2()).setScale(AREA_DECIMALS, RoundingMode.HALF_EVEN);
  }

  private static String price(double number) {
    return number == 0 ? "" : BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
  }
}
