package io.loomsight.jobs.bench;

import picocli.CommandLine.Command;

/** Measures; see its subcommands. */
@Command(
    name = "bench",
    description = "Measures how fast this machine is.",
    subcommands = BenchDetectCommand.class)
public final class BenchCommand {}
