/**
 * A run as JUnit XML, which every build server reads.
 *
 * <p>May use {@code record.run}, {@code reports.text} and {@code mailflow}. Start reading at
 * {@link dev.hybridlab.reports.junitxml.JUnitXml}.
 */
@NullMarked
package dev.hybridlab.reports.junitxml;

import org.jspecify.annotations.NullMarked;
