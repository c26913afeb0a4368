package dev.hybridlab.onprem.policy;

import dev.hybridlab.mailflow.decision.RoutingDecision;
import dev.hybridlab.mailflow.exchange.Resolved.Restriction;
import dev.hybridlab.mailflow.reply.SmtpReply;
import dev.hybridlab.mailflow.topology.AcceptedDomain;
import dev.hybridlab.mailflow.topology.Assumption;
import dev.hybridlab.mailflow.topology.Recipient;
import dev.hybridlab.mailflow.trace.Reason;

/** The categorizer's words for what it does not deliver (ONP-RCPT-02, ONP-RCPT-05, ONP-RCPT-17, ONP-RCPT-18, ONP-RCPT-22). */
final class Refusals {
    private static final SmtpReply NOT_FOUND = SmtpReply.of("550 5.1.10 RESOLVER.ADR.RecipientNotFound; not found");
    private static final SmtpReply WITHOUT_TARGET = SmtpReply.of("550 5.1.1 RESOLVER.ADR.RecipNotFound; not found");
    private static final SmtpReply UNKNOWN_NAME = SmtpReply.of("550 5.1.1 RESOLVER.ADR.ExRecipNotFound; not found");
    private static final SmtpReply AUTHENTICATE =
            SmtpReply.of("550 5.7.1 RESOLVER.RST.AuthRequired; authentication required");
    private static final SmtpReply GROUP_AUTHENTICATE =
            SmtpReply.of("550 5.7.133 RESOLVER.RST.SenderNotAuthenticatedForGroup; authentication required");
    private static final SmtpReply TOO_LARGE =
            SmtpReply.of("550 5.2.3 RESOLVER.RST.RecipSizeLimit; message too large for this recipient");

    private Refusals() {}

    static RoutingDecision unknown(AcceptedDomain domain, Reason because) {
        return new RoutingDecision.Refuse(
                NOT_FOUND,
                Reason.of("ONP-RCPT-02", "{} is Authoritative, and {}", domain.name(), because.text())
                        .configuredAt(domain.source().originOf("DomainType")));
    }

    static RoutingDecision withoutTarget(Reason because) {
        return new RoutingDecision.Refuse(WITHOUT_TARGET, because);
    }

    static RoutingDecision unknownLegacyName(Reason because) {
        return new RoutingDecision.Refuse(UNKNOWN_NAME, because);
    }

    static RoutingDecision restricted(Home home, Recipient entry, Restriction restriction, Reason because) {
        return switch (restriction) {
            case AUTHENTICATION -> authenticate(home, entry, because);
            case SENDER, UNPROVEN_SENDER ->
                new RoutingDecision.Refuse(
                        SmtpReply.of(home.settings().assumption(Assumption.SENDER_NOT_ALLOWED_TEXT)), because);
            case SIZE -> new RoutingDecision.Refuse(TOO_LARGE, because);
        };
    }

    /** ONP-RCPT-05: which words a group uses on-premises is open. */
    private static RoutingDecision authenticate(Home home, Recipient entry, Reason because) {
        if (entry.kind() != Recipient.Kind.GROUP) {
            return new RoutingDecision.Refuse(AUTHENTICATE, because);
        }
        var group =
                home.settings().assumption(Assumption.ON_PREMISES_GROUP_TEXT).equals("5.7.133");
        return new RoutingDecision.Refuse(group ? GROUP_AUTHENTICATE : AUTHENTICATE, because);
    }
}
