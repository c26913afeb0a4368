/**
 * Evidence in words: a step in a line, and the reasons it carries. Every report and the terminal use the same ones.
 *
 * <p>May use {@code mailflow} and {@code record}. Start reading at {@link dev.hybridlab.reports.text.StepWords}.
 */
@NullMarked
package dev.hybridlab.reports.text;

import org.jspecify.annotations.NullMarked;
