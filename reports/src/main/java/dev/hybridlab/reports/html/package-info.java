/**
 * A run as one self-contained HTML page: nothing is loaded from elsewhere, and everything foreign is escaped.
 *
 * <p>May use {@code mailflow}, {@code record} and {@code reports.text}. Start reading at
 * {@link dev.hybridlab.reports.html.HtmlReport}.
 */
@NullMarked
package dev.hybridlab.reports.html;

import org.jspecify.annotations.NullMarked;
