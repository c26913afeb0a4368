package dev.hybridlab.exo.policy;

import dev.hybridlab.mailflow.decision.Arrival;
import dev.hybridlab.mailflow.decision.ContentVerdict;
import dev.hybridlab.mailflow.decision.RecipientVerdict;
import dev.hybridlab.mailflow.decision.Verdict;
import dev.hybridlab.mailflow.message.Envelope;
import dev.hybridlab.mailflow.reply.SmtpReply;
import dev.hybridlab.mailflow.topology.Assumption;
import dev.hybridlab.mailflow.trace.Reason;
import java.util.Optional;

/**
 * The stage of 5.7.64 and 5.7.68: at RCPT, or, if the assumption says so, at the end of DATA for the whole message. 5.7.51 is
 * known to come at RCPT (EXO-ATTR-16, EXO-ATTR-21).
 */
final class LateRefusal {
    private static final SmtpReply FOR_NOW = SmtpReply.of("250 2.1.5 Recipient OK");

    private LateRefusal() {}

    private static boolean late(Cloud cloud) {
        return cloud.settings().assumption(Assumption.ATTRIBUTION_REFUSAL_STAGE).equals("end-of-data");
    }

    private static boolean waits(Verdict verdict) {
        return verdict instanceof Verdict.Reject
                && switch (verdict.reply().enhanced().map(Object::toString).orElse("")) {
                    case "5.7.64", "5.7.68" -> true;
                    default -> false;
                };
    }

    /** What RCPT is answered with. */
    static RecipientVerdict atRecipient(Cloud cloud, RecipientVerdict told) {
        return late(cloud) && waits(told.verdict())
                ? new RecipientVerdict(
                        new Verdict.Accept(
                                FOR_NOW,
                                Reason.assuming(
                                        "EXO-ATTR-21",
                                        "refused at the end of DATA: {}",
                                        told.verdict().because().text())),
                        told.attribution(),
                        told.considered())
                : told;
    }

    /** The first refusal that waited for the end of DATA. */
    static Optional<ContentVerdict> atEndOfData(Cloud cloud, Arrival arrival) {
        if (!late(cloud)) {
            return Optional.empty();
        }
        var all = arrival.envelope().recipients();
        for (var i = 0; i < all.size(); i++) {
            var before =
                    new Envelope(arrival.envelope().sender(), arrival.envelope().parameters(), all.subList(0, i));
            var verdict =
                    Admission.judged(cloud, arrival.peer(), before, all.get(i)).verdict();
            if (waits(verdict)) {
                return Optional.of(new ContentVerdict.Reject(
                        verdict.reply(), verdict.because().alsoAssuming("EXO-ATTR-21")));
            }
        }
        return Optional.empty();
    }
}
