package dev.hybridlab.mailflow.exchange;

import dev.hybridlab.mailflow.message.EnvelopeRecipient;
import dev.hybridlab.mailflow.topology.Directory;
import dev.hybridlab.mailflow.topology.Recipient;
import dev.hybridlab.mailflow.trace.Attribution.AuthAs;
import dev.hybridlab.mailflow.trace.Reason;
import java.util.List;

/** The shared part of resolution: look up, restrict, expand (ONP-RCPT-01 to ONP-RCPT-06, EXO-RCPT-04 to EXO-RCPT-12). */
public final class RecipientRules {
    private RecipientRules() {}

    public static Resolved resolve(Directory directory, EnvelopeRecipient recipient, AuthAs author) {
        var found = directory.find(recipient.address());
        if (found.isEmpty()) {
            return rewritten(directory, recipient);
        }
        var entry = found.get();
        if (entry.delivery().requireSenderAuthentication() && author == AuthAs.ANONYMOUS) {
            return new Resolved.NotAuthenticated(
                    entry,
                    Reason.assuming(
                                    "ONP-RCPT-05",
                                    "{} wants authenticated senders, and the author is anonymous",
                                    entry.primary())
                            .configuredAt(entry.source().originOf("RequireSenderAuthenticationEnabled")));
        }
        return switch (entry.kind()) {
            case MAILBOX -> mailbox(entry, recipient);
            case MAIL_USER, MAIL_CONTACT -> outside(entry, recipient, "ExternalEmailAddress", "ONP-RCPT-11");
            case REMOTE_MAILBOX -> outside(entry, recipient, "RemoteRoutingAddress", "ONP-RCPT-12");
            case GROUP -> {
                var because = Reason.of(
                                "ONP-RCPT-06",
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
    private static Resolved rewritten(Directory directory, EnvelopeRecipient recipient) {
        var address = recipient.address();
        return directory.all().stream()
                .filter(entry -> entry.target()
                        .filter(target -> target.key().equals(address.key()))
                        .isPresent())
                .findFirst()
                .<Resolved>map(entry -> new Resolved.RoutedOn(
                        entry, Reason.of("ONP-RCPT-11", "{} is where mail for {} goes", address, entry.primary())))
                .orElseGet(() ->
                        new Resolved.Unknown(Reason.of("ONP-RCPT-01", "{} is no address of the directory", address)));
    }

    private static Resolved mailbox(Recipient entry, EnvelopeRecipient recipient) {
        var here = Reason.of("ONP-RCPT-10", "{} is the mailbox {}", recipient.address(), entry.primary())
                .configuredAt(entry.source().origin());
        var forward = entry.delivery().forwardingAddress().map(recipient::readdressed);
        if (forward.isEmpty()) {
            return new Resolved.InMailbox(entry, List.of(), here);
        }
        var because = Reason.of(
                        "ONP-RCPT-06",
                        "{} forwards to {}",
                        entry.primary(),
                        forward.get().address())
                .configuredAt(entry.source().originOf("ForwardingAddress"));
        return entry.delivery().deliverToMailboxAndForward()
                ? new Resolved.InMailbox(entry, List.of(forward.get()), because)
                : new Resolved.Elsewhere(entry, List.of(forward.get()), because);
    }

    private static Resolved outside(Recipient entry, EnvelopeRecipient recipient, String property, String fact) {
        var target = entry.target();
        if (target.isEmpty()) {
            return new Resolved.Unknown(Reason.of(fact, "{} has no {}", entry.primary(), property));
        }
        var origin = entry.source().originOf(property);
        if (target.get().key().equals(recipient.address().key())) { // EXO-RCPT-09: its own address in the shared domain
            return new Resolved.RoutedOn(
                    entry,
                    Reason.of("EXO-RCPT-09", "{} of {} is its own address, which is routed", property, entry.primary())
                            .configuredAt(origin));
        }
        return new Resolved.Elsewhere(
                entry,
                List.of(recipient.readdressed(target.get())),
                Reason.of(fact, "{} has {} {}", entry.primary(), property, target.get())
                        .configuredAt(origin));
    }
}
