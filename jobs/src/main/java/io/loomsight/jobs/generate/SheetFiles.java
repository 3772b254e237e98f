package io.loomsight.jobs.generate;

/** Writes what a designer looks at: the sheet, the same as one image, and the list for picking. */
final class SheetFiles {

  static final String HTML = "sheet.html";
  static final String PNG = "sheet.png";
  static final String PICKS = "picks.csv";

  private SheetFiles() {}

  static void write(SheetPage page, PrintFolder folder) {
    folder.write(PICKS, PicksFile.text(page.drawings()));
    folder.write(PNG, ContactSheet.png(page));
    folder.write(HTML, SheetHtml.of(page));
  }
}
