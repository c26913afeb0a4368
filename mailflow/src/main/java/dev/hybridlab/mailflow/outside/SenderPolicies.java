package dev.hybridlab.mailflow.outside;

import dev.hybridlab.mailflow.authentication.Authenticator;
import dev.hybridlab.mailflow.authentication.DmarcPolicy;
import dev.hybridlab.mailflow.authentication.DmarcResult;
import dev.hybridlab.mailflow.authentication.SpfResult;
import dev.hybridlab.mailflow.decision.Arrival;
import dev.hybridlab.mailflow.decision.ContentVerdict;
import dev.hybridlab.mailflow.message.Message;
import dev.hybridlab.mailflow.reply.SmtpReply;
import dev.hybridlab.mailflow.topology.InternetHost;
import dev.hybridlab.mailflow.trace.Reason;
import java.util.Optional;

/** A host outside that refuses what the sender's own domain disowns: by SPF, by DMARC (LAB-07; RFC 7372 §3.2, RFC 7489 §10.3). */
record SenderPolicies(InternetHost host, Authenticator authenticator) {
    Optional<ContentVerdict> refusal(Arrival arrival, Message message) {
        var enforced = host.source().texts("enforces");
        if (enforced.isEmpty()) {
            return Optional.empty();
        }
        var found = SenderFindings.of(authenticator, arrival, message);
        if (enforced.contains("spf") && found.spf().result() == SpfResult.FAIL) {
            return Optional.of(refused(
                    "550 5.7.23 SPF validation failed",
                    Reason.of(
                            "LAB-07",
                            "SPF of {} does not hold {}",
                            found.spf().domain(),
                            arrival.peer().address())));
        }
        var policy =
                found.dmarc().policy().map(DmarcPolicy::request).filter(request -> request != DmarcPolicy.Request.NONE);
        return enforced.contains("dmarc") && found.dmarc().result() == DmarcResult.FAIL && policy.isPresent()
                ? Optional.of(refused(
                        "550 5.7.1 Email rejected per DMARC policy",
                        Reason.of(
                                "LAB-07",
                                "neither SPF nor DKIM passes for {}, which asks to {} such mail",
                                found.dmarc().domain(),
                                policy.get().word())))
                : Optional.empty();
    }

    private ContentVerdict refused(String text, Reason because) {
        return new ContentVerdict.Reject(
                SmtpReply.of(text), because.configuredAt(host.source().originOf("enforces")));
    }
}
