/**
 * A run as JUnit XML, which every build server reads.
 *
 * <p>May use {@code record} and {@code reports.text}. Start reading at {@link dev.hybridlab.reports.junitxml.JUnitXml}.
 */
@NullMarked
package dev.hybridlab.reports.junitxml;

import org.jspecify.annotations.NullMarked;
