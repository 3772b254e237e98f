/**
 * What pages for people are written with: well-formed HTML, words in two languages, numbers as
 * people read them. Knows no stage and no table; the report and the patterns' sheet are made of it.
 */
package io.loomsight.jobs.page;
