package io.loomsight.jobs.generate;

import java.io.Serializable;

/**
 * A file of a network as it travels to the tasks.
 *
 * @param name of the file, without a folder
 * @param bytes all of it
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record ShippedFile(String name, byte[] bytes) implements Serializable {}
