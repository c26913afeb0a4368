/**
 * What others get: the artifacts and what is written about them, the public API against its baseline, the examples built with
 * nothing but the artifacts, the pipelines.
 *
 * <p>May use everything. Start reading at {@link dev.hybridlab.published.ExamplesElsewhere}.
 */
@NullMarked
package dev.hybridlab.published;

import org.jspecify.annotations.NullMarked;
