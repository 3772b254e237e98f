package io.loomsight.jobs.export;

import io.loomsight.jobs.table.Dates;

/**
 * What is to be exported.
 *
 * @param ruleSet whose grades; COCO has none
 * @param out a file of XLSX, else a folder, on any store
 */
record ExportRequest(Format format, String factory, Dates nights, String ruleSet, String out) {}
