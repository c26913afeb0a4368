package dev.hybridlab.exo.policy;

import dev.hybridlab.mailflow.decision.HeldMessage;
import dev.hybridlab.mailflow.decision.RoutingDecision;
import dev.hybridlab.mailflow.exchange.Resolved.Restriction;
import dev.hybridlab.mailflow.reply.SmtpReply;
import dev.hybridlab.mailflow.topology.AcceptedDomain;
import dev.hybridlab.mailflow.topology.Recipient;
import dev.hybridlab.mailflow.trace.Attribution.Direction;
import dev.hybridlab.mailflow.trace.Reason;

/** The words of Exchange Online for what it does not deliver after it has taken it (EXO-RCPT-07, EXO-RCPT-12, EXO-RCPT-13, EXO-RCPT-16). */
final class Refusals {
    private static final SmtpReply NOT_FOUND =
            SmtpReply.of("550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient not found by SMTP address lookup");
    private static final SmtpReply UNKNOWN_NAME = SmtpReply.of("550 5.1.1 RESOLVER.ADR.ExRecipNotFound; not found");
    private static final SmtpReply NOT_ALLOWED = SmtpReply.of("550 5.7.124 Sender not in allowed-senders list");
    private static final SmtpReply UNPROVEN = SmtpReply.of("550 5.7.12 Sender was not authenticated by organization");
    private static final SmtpReply TOO_LARGE =
            SmtpReply.of("550 5.2.3 RESOLVER.RST.RecipSizeLimit; message too large for this recipient");

    private Refusals() {}

    static RoutingDecision ofNoTenant() {
        return new RoutingDecision.Refuse(
                NOT_FOUND, Reason.assuming("EXO-ATTR-18", "the message belongs to no tenant"));
    }

    static RoutingDecision notFound(Reason because) {
        return new RoutingDecision.Refuse(NOT_FOUND, because);
    }

    static RoutingDecision unknown(AcceptedDomain domain, Reason because, HeldMessage held) {
        var plain = Reason.of("EXO-RCPT-07", "{} is Authoritative, and {}", domain.name(), because.text())
                .configuredAt(domain.source().originOf("DomainType"));
        var fromOnPremises = held.attribution().direction() == Direction.ORIGINATING
                && held.attribution().connector().isPresent();
        return notFound(fromOnPremises ? plain.alsoAssuming("EXO-RCPT-03") : plain);
    }

    /** EXO-RCPT-13. */
    static RoutingDecision unknownLegacyName(Reason because) {
        return new RoutingDecision.Refuse(UNKNOWN_NAME, because);
    }

    static RoutingDecision restricted(Recipient entry, Restriction restriction, Reason because) {
        return switch (restriction) {
            case AUTHENTICATION -> new RoutingDecision.Refuse(notAuthenticated(entry), because);
            case SENDER -> new RoutingDecision.Refuse(NOT_ALLOWED, because);
            case UNPROVEN_SENDER -> new RoutingDecision.Refuse(UNPROVEN, because);
            case SIZE -> new RoutingDecision.Refuse(TOO_LARGE, because.alsoAssuming("LIM-14"));
        };
    }

    /** EXO-RCPT-12. */
    private static SmtpReply notAuthenticated(Recipient entry) {
        return switch (entry.kind()) {
            case GROUP ->
                SmtpReply.of("550 5.7.133 RESOLVER.RST.SenderNotAuthenticatedForGroup; authentication required");
            case MAILBOX, REMOTE_MAILBOX -> SmtpReply.of("550 5.7.134 Sender not authenticated for mailbox");
            case PUBLIC_FOLDER -> SmtpReply.of("550 5.7.135 Sender not authenticated for public folder");
            case MAIL_USER, MAIL_CONTACT -> SmtpReply.of("550 5.7.136 Sender was not authenticated");
        };
    }
}
