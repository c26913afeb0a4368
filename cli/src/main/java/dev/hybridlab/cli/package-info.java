/**
 * The command line: one thin class a verb, documented exit codes, no logic of its own.
 *
 * <p>May use {@code cli.bench}, {@code harness}, {@code mailflow}, {@code neighbours}, {@code record}, {@code reports}, Jackson and
 * picocli. Writes to the writers of its {@code CommandLine}, so that tests can read what a user would; nothing else in
 * hybridlab touches the standard streams.
 *
 * <p>Start reading at {@link dev.hybridlab.cli.Main}.
 */
@NullMarked
package dev.hybridlab.cli;

import org.jspecify.annotations.NullMarked;
