package dev.hybridlab.mailflow.transit;

import dev.hybridlab.mailflow.decision.AfterReply;
import dev.hybridlab.mailflow.decision.Attempt;
import dev.hybridlab.mailflow.decision.HeldMessage;
import dev.hybridlab.mailflow.decision.MailSystemPolicy;
import java.time.Instant;
import java.util.Optional;

/** A message that its host took and lets go on later, since its sender sent too much before (AUTH-40). */
final class HeldBack {
    private HeldBack() {}

    /** Delay and expiry are told as ever; empty: it goes on at once. */
    static Optional<Stay> of(MailSystemPolicy policy, HeldMessage message, Optional<Tally.Held> held, Instant now) {
        return held.flatMap(until -> {
            var shown = until.by().shown();
            return policy.afterReply(new Attempt(message, 1, true, shown, now)) instanceof AfterReply.Retry usual
                    ? Optional.of(new Stay(
                            shown,
                            new AfterReply.Retry(
                                    until.until(),
                                    usual.delayNotice(),
                                    usual.expiry(),
                                    usual.expired(),
                                    until.by().because()),
                            Optional.empty()))
                    : Optional.empty();
        });
    }
}
