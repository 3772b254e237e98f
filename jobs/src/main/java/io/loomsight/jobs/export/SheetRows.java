package io.loomsight.jobs.export;

import io.loomsight.jobs.sheet.Sheet;
import java.util.Iterator;
import java.util.function.Supplier;

/**
 * A sheet and its rows.
 *
 * @param rows makes them anew at each call; no more than a part of them is held at once
 */
record SheetRows<R>(Sheet<R> sheet, Supplier<Iterator<R>> rows) {}
