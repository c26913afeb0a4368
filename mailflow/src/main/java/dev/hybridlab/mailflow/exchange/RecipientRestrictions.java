package dev.hybridlab.mailflow.exchange;

import dev.hybridlab.mailflow.address.EmailAddress;
import dev.hybridlab.mailflow.decision.HeldMessage;
import dev.hybridlab.mailflow.exchange.Resolved.Restriction;
import dev.hybridlab.mailflow.topology.Assumption;
import dev.hybridlab.mailflow.topology.Directory;
import dev.hybridlab.mailflow.topology.LabSettings;
import dev.hybridlab.mailflow.topology.Recipient;
import dev.hybridlab.mailflow.topology.Recipient.Senders;
import dev.hybridlab.mailflow.trace.Attribution.AuthAs;
import dev.hybridlab.mailflow.trace.Reason;
import java.util.Optional;

/** Whom and what a recipient does not take: authentication, senders, size, in this order (ONP-RCPT-04, EXO-RCPT-16). */
public record RecipientRestrictions(RecipientRules rules) {
    /**
     * @param takesByDefault octets that a mailbox takes unless it says otherwise
     * @param believesEnvelope ONP-RCPT-23: an anonymous author is whom the envelope names
     */
    record Manner(long takesByDefault, boolean believesEnvelope) {
        static Manner of(LabSettings settings, long takesByDefault) {
            return new Manner(
                    takesByDefault,
                    settings.assumption(Assumption.UNPROVEN_SENDER).equals("accepted"));
        }
    }

    private HeldMessage held() {
        return rules.held();
    }

    private Directory directory() {
        return rules.directory();
    }

    Optional<Resolved.Restricted> broken(Recipient entry) {
        return authentication(entry).or(() -> sender(entry)).or(() -> size(entry));
    }

    private Optional<Resolved.Restricted> authentication(Recipient entry) {
        if (!entry.restrictions().requireSenderAuthentication() || !anonymous()) {
            return Optional.empty();
        }
        return restricted(
                entry,
                Restriction.AUTHENTICATION,
                rules.facts().wantsAuthentication(entry.primary()),
                "RequireSenderAuthenticationEnabled");
    }

    private boolean anonymous() {
        return held().attribution().authAs() == AuthAs.ANONYMOUS;
    }

    private Optional<Resolved.Restricted> sender(Recipient entry) {
        var restrictions = entry.restrictions();
        var listless =
                restrictions.accepted().isEmpty() && restrictions.rejected().isEmpty();
        if (listless || held().sender().isEmpty()) { // ONP-RCPT-23: a notice is no sender
            return Optional.empty();
        }
        var sender = held().sender().get();
        if (holds(restrictions.rejected(), sender)) {
            return restricted(
                    entry,
                    Restriction.SENDER,
                    rules.facts().notAllowed("{} rejects messages from {}", entry.primary(), sender),
                    "RejectMessagesFrom");
        }
        if (restrictions.accepted().isEmpty()) {
            return Optional.empty();
        }
        if (!holds(restrictions.accepted(), sender)) {
            return restricted(
                    entry,
                    Restriction.SENDER,
                    rules.facts().notAllowed("{} is on no list of those from whom {} accepts", sender, entry.primary()),
                    "AcceptMessagesOnlyFrom");
        }
        return anonymous() && !rules.manner().believesEnvelope()
                ? restricted(
                        entry,
                        Restriction.UNPROVEN_SENDER,
                        Reason.of(
                                        "EXO-RCPT-16",
                                        "{} accepts from {}, but the author is anonymous",
                                        entry.primary(),
                                        sender)
                                .alsoAssuming("ONP-RCPT-23"),
                        "AcceptMessagesOnlyFrom")
                : Optional.empty();
    }

    private boolean holds(Senders senders, EmailAddress sender) {
        return senders.addresses().stream().anyMatch(each -> directory().isSame(each, sender))
                || senders.groups().stream().anyMatch(group -> directory().isMember(group, sender));
    }

    /** ONP-RCPT-18, LIM-02; for a mailbox alone there is a default. */
    private Optional<Resolved.Restricted> size(Recipient entry) {
        var byDefault = entry.kind() == Recipient.Kind.MAILBOX ? rules.manner().takesByDefault() : Long.MAX_VALUE;
        var most = entry.restrictions().maxReceiveSize().orElse(byDefault);
        var size = held().message().size();
        if (size <= most) {
            return Optional.empty();
        }
        var because = rules.facts().tooLarge(entry.primary(), most, size); // ONP-RCPT-18, LIM-02
        return restricted(
                entry,
                Restriction.SIZE,
                entry.restrictions().maxReceiveSize().isPresent()
                                || because.fact().equals("LIM-02")
                        ? because
                        : because.alsoAssuming("LIM-02"),
                "MaxReceiveSize");
    }

    private static Optional<Resolved.Restricted> restricted(
            Recipient entry, Restriction restriction, Reason because, String property) {
        var written = entry.source().setting(property).isPresent() ? property : property + "DLMembers";
        return Optional.of(new Resolved.Restricted(
                entry, restriction, because.configuredAt(entry.source().originOf(written))));
    }
}
