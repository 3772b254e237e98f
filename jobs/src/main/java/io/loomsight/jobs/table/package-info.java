/**
 * Every table: its record, its key, its path, and the one class that turns records into Spark
 * schemas. Stages never import each other; they meet here.
 */
package io.loomsight.jobs.table;
