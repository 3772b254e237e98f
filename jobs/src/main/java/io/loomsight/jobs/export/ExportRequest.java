package io.loomsight.jobs.export;

import java.time.LocalDate;

/**
 * What is to be exported.
 *
 * @param first the first night
 * @param last the last one
 * @param ruleSet whose grades; COCO has none
 * @param out a file of XLSX, else a folder, on any store
 */
record ExportRequest(
    Format format, String factory, LocalDate first, LocalDate last, String ruleSet, String out) {}
