/**
 * Hybrid mail flow as values and pure decisions.
 *
 * <p>May use the JDK alone. No socket, file, thread, clock, chance or logger in this module.
 *
 * <p>Start reading at the packages below: {@code address} and {@code message} for values, {@code decision} for rules.
 */
@NullMarked
package dev.hybridlab.mailflow;

import org.jspecify.annotations.NullMarked;
