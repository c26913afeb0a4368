package dev.hybridlab.onprem.policy;

import dev.hybridlab.mailflow.address.EmailAddress;
import dev.hybridlab.mailflow.decision.Verdict;
import dev.hybridlab.mailflow.reply.SmtpReply;
import dev.hybridlab.mailflow.topology.AcceptedDomain;
import dev.hybridlab.mailflow.topology.Assumption;
import dev.hybridlab.mailflow.trace.Reason;
import java.util.Optional;

/** Whether an unknown recipient already ends at RCPT (ONP-RCPT-16). */
final class RecipientFilter {
    private static final SmtpReply USER_UNKNOWN = SmtpReply.of("550 5.1.1 User unknown");

    private RecipientFilter() {}

    /** The refusal; empty: the recipient is known, or nobody asks before the categorizer does. */
    static Optional<Verdict> unknown(Home home, AcceptedDomain domain, EmailAddress recipient) {
        if (!asks(home, domain)
                || home.organization().recipients().find(recipient).isPresent()) {
            return Optional.empty();
        }
        return Optional.of(new Verdict.Reject(
                USER_UNKNOWN,
                Reason.assuming("ONP-RCPT-16", "{} is validated, and nobody has {}", domain.name(), recipient)
                        .configuredAt(domain.source().originOf("AddressBookEnabled"))));
    }

    /** On Edge the domain says (DOM-05); elsewhere a switch does, for Authoritative domains alone. */
    private static boolean asks(Home home, AcceptedDomain domain) {
        if (home.server().build().edge()) {
            return domain.source().flag("AddressBookEnabled");
        }
        return domain.type() == AcceptedDomain.Type.AUTHORITATIVE
                && home.settings()
                        .assumption(Assumption.ON_PREMISES_RECIPIENT_FILTER)
                        .equals("on");
    }
}
