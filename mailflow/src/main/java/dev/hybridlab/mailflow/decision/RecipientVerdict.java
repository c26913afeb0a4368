package dev.hybridlab.mailflow.decision;

import dev.hybridlab.mailflow.trace.Attribution;
import dev.hybridlab.mailflow.trace.Considered;
import java.util.List;

/**
 * The answer to RCPT.
 *
 * @param verdict accept or refuse
 * @param attribution whose mail it is, also when it is refused
 * @param considered every connector that was a candidate, and why it lost
 */
public record RecipientVerdict(Verdict verdict, Attribution attribution, List<Considered> considered) {
    public RecipientVerdict {
        considered = List.copyOf(considered);
    }
}
