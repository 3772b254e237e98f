/**
 * The stage {@code reference}: what good cloth of a style looks like, and the threshold that its
 * good frames give. Good frames are named, by the manifest or on the command line, and never
 * guessed; a style without any gets a provisional reference from its rolls' own frames, which holds
 * for this batch alone and which every table and page names as such.
 *
 * <p>A reference is never refitted: once a style has one of named frames, nights use it until a
 * newer one is asked for.
 */
package io.loomsight.jobs.reference;
