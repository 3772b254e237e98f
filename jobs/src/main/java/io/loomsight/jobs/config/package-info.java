/**
 * Settings: one YAML file, environment variables and {@code --set} bound strictly to records, and
 * the options that all commands share. Knows the records by reflection and no stage by name; which
 * sections there are is said in one place, beside {@code Main}.
 */
package io.loomsight.jobs.config;
