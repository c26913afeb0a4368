/**
 * The house rules as tests, so that nobody has to remember them.
 *
 * <p>May use the file system, the compiler's own parser and ArchUnit; runs no hybridlab code.
 *
 * <p>Start reading at {@link dev.hybridlab.house.TidyTest} for rules about sources, at {@code ArchitectureTest} for
 * rules about classes, at {@code FormatTest} for the format.
 */
@NullMarked
package dev.hybridlab.house;

import org.jspecify.annotations.NullMarked;
