/**
 * The command line: one thin class a verb, documented exit codes, no logic of its own.
 *
 * <p>May use every package of this module and picocli. Writes to the writers of its {@code CommandLine}, so that tests can
 * read what a user would; nothing else in hybridlab touches the standard streams.
 *
 * <p>Start reading at {@link dev.hybridlab.harness.cli.Main}.
 */
@NullMarked
package dev.hybridlab.harness.cli;

import org.jspecify.annotations.NullMarked;
