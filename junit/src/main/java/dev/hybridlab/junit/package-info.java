/**
 * Labs for JUnit tests: started for a test or a class when it asks for one, closed behind it, and its evidence left with
 * every test that fails.
 *
 * <p>May use JUnit's API (5.14, and 6, which has the same), {@code harness.testkit} and what that hands out.
 *
 * <p>Start reading at {@link dev.hybridlab.junit.HybridLab}.
 */
@NullMarked
package dev.hybridlab.junit;

import org.jspecify.annotations.NullMarked;
