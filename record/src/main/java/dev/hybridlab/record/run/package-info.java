/**
 * What a run found, as one value: every scenario with its evidence, its verdicts and the source lines these cite.
 * Reports need nothing else, no file and no lab.
 *
 * <p>May use {@code mailflow}. Start reading at {@link dev.hybridlab.record.run.RunRecord}.
 */
@NullMarked
package dev.hybridlab.record.run;

import org.jspecify.annotations.NullMarked;
