package io.loomsight.jobs.sheet;

import java.util.stream.IntStream;
import org.apache.poi.ss.usermodel.PrintSetup;
import org.apache.poi.xssf.streaming.SXSSFSheet;

/** How a sheet comes out of a printer: across A4, no column cut. */
final class Print {

  /** Characters beside each other on a page, so small that they can still be read. */
  private static final int CHARS_A_PAGE = 280;

  private Print() {}

  /**
   * Lays a sheet out.
   *
   * @param columns how many it has, their widths set
   */
  static void lay(SXSSFSheet sheet, int columns) {
    int units = IntStream.range(0, columns).map(sheet::getColumnWidth).sum();
    int page = CHARS_A_PAGE * CellStyles.UNITS_A_CHAR;
    sheet.setFitToPage(true);
    PrintSetup setup = sheet.getPrintSetup();
    setup.setPaperSize(PrintSetup.A4_PAPERSIZE);
    setup.setLandscape(true);
    setup.setFitWidth((short) ((units + page - 1) / page));
    setup.setFitHeight((short) 0);
  }
}
