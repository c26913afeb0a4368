/**
 * Evidence told to people and to other programs.
 *
 * <p>May use {@code mailflow}, {@code record} and Jackson. Reads no file but the evidence it is handed.
 *
 * <p>Start reading at the {@code text} package.
 */
@NullMarked
package dev.hybridlab.reports;

import org.jspecify.annotations.NullMarked;
