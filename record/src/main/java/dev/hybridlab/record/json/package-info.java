/**
 * The JSON forms: evidence of a run, and a resolved topology. Each has a version and a schema beside these classes.
 *
 * <p>May use {@code mailflow}, {@code record.run} and Jackson. Same value, same octets; what is volatile stands under
 * {@code volatile} and nowhere else.
 *
 * <p>Start reading at {@link dev.hybridlab.record.json.EvidenceJson}.
 */
@NullMarked
package dev.hybridlab.record.json;

import org.jspecify.annotations.NullMarked;
