/**
 * Labs for JUnit tests: started for a test or a class when it asks for one, closed behind it, and its evidence left
 * with every test that fails.
 *
 * <p>May use {@code harness}, {@code mailflow}, {@code record}, {@code reports} and JUnit. Its API is that of 5.14 and of 6.
 *
 * <p>Start reading at {@link dev.hybridlab.junit.HybridLab}.
 */
@NullMarked
package dev.hybridlab.junit;

import org.jspecify.annotations.NullMarked;
