/**
 * What pages for people are made of: templates (jte, compiled with the code and so checked by it),
 * words in two languages from bundles, numbers as people read them, scripts and styles that a page
 * carries within it. Every value that a template shows is escaped for where it stands; a page's own
 * policy lets it run no script but those of its {@link io.loomsight.jobs.page.Page}. Knows no stage
 * and no table.
 */
package io.loomsight.jobs.page;
