package dev.hybridlab.mailflow.exchange;

import dev.hybridlab.mailflow.address.EncapsulatedName;
import dev.hybridlab.mailflow.decision.HeldMessage;
import dev.hybridlab.mailflow.message.EnvelopeRecipient;
import dev.hybridlab.mailflow.topology.Directory;
import dev.hybridlab.mailflow.topology.LabSettings;
import dev.hybridlab.mailflow.topology.Recipient;
import dev.hybridlab.mailflow.trace.Reason;
import java.util.List;

/**
 * The shared part of resolution: look up, restrict, expand (ONP-RCPT-01 to ONP-RCPT-06, EXO-RCPT-04 to EXO-RCPT-12).
 *
 * @param directory of the side
 * @param held the message
 * @param facts of the side, for reasons
 * @param manner what holds unless a recipient says otherwise
 */
public record RecipientRules(
        Directory directory, HeldMessage held, RecipientFacts facts, RecipientRestrictions.Manner manner) {
    /** On-premises. */
    public static RecipientRules of(LabSettings settings, Directory directory, HeldMessage held) {
        return new RecipientRules(
                directory, held, RecipientFacts.ONPREM, RecipientRestrictions.Manner.of(settings, Long.MAX_VALUE));
    }

    /** @param takesByDefault octets that a cloud mailbox takes unless it says otherwise */
    public static RecipientRules inCloud(
            LabSettings settings, Directory directory, HeldMessage held, long takesByDefault) {
        return new RecipientRules(
                directory, held, RecipientFacts.EXO, RecipientRestrictions.Manner.of(settings, takesByDefault));
    }

    public Resolved resolve(EnvelopeRecipient recipient) {
        var found = directory.find(recipient.address());
        if (found.isEmpty()) {
            return absent(recipient);
        }
        var entry = found.get();
        var restricted = new RecipientRestrictions(this).broken(entry);
        return restricted.isPresent() ? restricted.get() : resolved(entry, recipient);
    }

    private Resolved resolved(Recipient entry, EnvelopeRecipient recipient) {
        return switch (entry.kind()) {
            case MAILBOX, PUBLIC_FOLDER -> mailbox(entry, recipient); // ONP-RCPT-15
            case MAIL_USER, MAIL_CONTACT -> outside(entry, recipient, "ExternalEmailAddress", facts.outside());
            case REMOTE_MAILBOX -> outside(entry, recipient, "RemoteRoutingAddress", "ONP-RCPT-12");
            case GROUP -> {
                var because = Reason.of(
                                facts.group(),
                                "{} is a group of {}",
                                entry.primary(),
                                entry.members().size())
                        .configuredAt(entry.source().originOf("Members"));
                yield new Resolved.Elsewhere(
                        entry,
                        entry.members().stream().map(recipient::readdressed).toList(),
                        because);
            }
        };
    }

    /** An address that an entry was rewritten to is routed by its domain, not looked up as a recipient (ONP-RCPT-11, ONP-RCPT-12). */
    private Resolved absent(EnvelopeRecipient recipient) {
        var address = recipient.address();
        var rewritten = directory.rewrittenTo(address);
        if (rewritten.isPresent()) {
            return new Resolved.RoutedOn(
                    rewritten.get(),
                    Reason.of(
                            facts.outside(),
                            "{} is where mail for {} goes",
                            address,
                            rewritten.get().primary()));
        }
        return EncapsulatedName.in(address)
                .<Resolved>map(name -> new Resolved.UnknownLegacyName(
                        Reason.of(facts.legacyName(), "nobody has the LegacyExchangeDN or X500 address {}", name)
                                .alsoAssuming("ONP-RCPT-21")))
                .orElseGet(() ->
                        new Resolved.Unknown(Reason.of(facts.unknown(), "{} is no address of the directory", address)));
    }

    private Resolved mailbox(Recipient entry, EnvelopeRecipient recipient) {
        var here = Reason.of(facts.mailbox(), "{} is the mailbox {}", recipient.address(), entry.primary())
                .configuredAt(entry.source().origin());
        var forward = entry.delivery().forwardingAddress().map(recipient::readdressed);
        if (forward.isEmpty()) {
            return new Resolved.InMailbox(entry, List.of(), here);
        }
        var property =
                entry.source().text("ForwardingAddress").isPresent() ? "ForwardingAddress" : "ForwardingSmtpAddress";
        var because = facts.forwards(entry.primary(), forward.get().address())
                .configuredAt(entry.source().originOf(property));
        return entry.delivery().deliverToMailboxAndForward()
                ? new Resolved.InMailbox(entry, List.of(forward.get()), because)
                : new Resolved.Forwarded(entry, forward.get(), because);
    }

    private static Resolved outside(Recipient entry, EnvelopeRecipient recipient, String property, String fact) {
        var target = entry.target();
        var origin = entry.source().originOf(property);
        if (target.isEmpty()) {
            return new Resolved.WithoutTarget(
                    entry,
                    Reason.of(fact, "{} has no {}", entry.primary(), property).configuredAt(origin));
        }
        if (target.get().key().equals(recipient.address().key())) { // EXO-RCPT-09: its own address in the shared domain
            return new Resolved.RoutedOn(
                    entry,
                    Reason.of("EXO-RCPT-09", "{} of {} is its own address, which is routed", property, entry.primary())
                            .configuredAt(origin));
        }
        return new Resolved.Elsewhere(
                entry,
                List.of(recipient.rewritten(target.get())),
                Reason.of(fact, "{} has {} {}", entry.primary(), property, target.get())
                        .configuredAt(origin));
    }
}
