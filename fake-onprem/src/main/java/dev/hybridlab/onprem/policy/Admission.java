package dev.hybridlab.onprem.policy;

import dev.hybridlab.mailflow.address.EmailAddress;
import dev.hybridlab.mailflow.decision.MailCommand;
import dev.hybridlab.mailflow.decision.Peer;
import dev.hybridlab.mailflow.decision.RecipientVerdict;
import dev.hybridlab.mailflow.decision.Verdict;
import dev.hybridlab.mailflow.message.Envelope;
import dev.hybridlab.mailflow.message.EnvelopeRecipient;
import dev.hybridlab.mailflow.reply.SmtpReply;
import dev.hybridlab.mailflow.topology.AcceptedDomain;
import dev.hybridlab.mailflow.topology.Assumption;
import dev.hybridlab.mailflow.topology.ReceiveConnector;
import dev.hybridlab.mailflow.trace.Attribution;
import dev.hybridlab.mailflow.trace.Attribution.Direction;
import dev.hybridlab.mailflow.trace.Reason;
import java.util.Locale;
import java.util.Optional;

/** MAIL and RCPT: who may submit, and to whom (ONP-RECV-03 to ONP-RECV-14). */
final class Admission {
    private static final SmtpReply SENDER_OK = SmtpReply.of("250 2.1.0 Sender OK"); // SMTP-22
    private static final SmtpReply RECIPIENT_OK = SmtpReply.of("250 2.1.5 Recipient OK"); // SMTP-22
    private static final SmtpReply TOO_LARGE =
            SmtpReply.of("552 5.3.4 Message size exceeds fixed maximum message size");

    private static final SmtpReply NOT_AS_THIS_SENDER =
            SmtpReply.of("550 5.7.60 SMTP; Client does not have permissions to send as this sender");

    private Admission() {}

    private static ReceiveConnector connector(ReceiveConnectorChoice choice) {
        return choice.chosen().orElseThrow(() -> new IllegalStateException("no connector took this session"));
    }

    static Verdict sender(Home home, Peer peer, MailCommand mail) {
        var connector = connector(ReceiveConnectorChoice.of(home, peer));
        var source = connector.source();
        if (connector.tls().requireTls() && peer.tls().isEmpty()) {
            return new Verdict.Reject(
                    SmtpReply.of("451 5.7.3 Must issue a STARTTLS command first"),
                    Reason.of("ONP-RECV-12", "'{}' wants TLS", connector.name())
                            .configuredAt(source.originOf("RequireTLS")));
        }
        var unproven = SecureDomains.refused(home, connector, peer, mail.sender())
                .or(() -> BackEnd.missing(home, connector, "mail"));
        if (unproven.isPresent()) {
            return unproven.get();
        }
        var given = Standing.of(home, connector, peer);
        if (given.standing() == Standing.NOBODY) {
            return unauthenticated(home, connector, given);
        }
        var missing = Availability.missing(home).or(() -> DisabledExtensions.used(home, connector, mail.parameters()));
        if (missing.isPresent()) {
            return missing.get();
        }
        var size = mail.parameters().size();
        var most = connector.limits().maxMessageSize();
        if (size.isPresent() && size.getAsLong() > most && !given.standing().bypassesSizeLimit()) {
            return new Verdict.Reject(
                    TOO_LARGE,
                    Reason.of(
                                    "ONP-RECV-96",
                                    "SIZE={} is more than the {} octets of '{}'",
                                    size.getAsLong(),
                                    most,
                                    connector.name())
                            .configuredAt(source.originOf("MaxMessageSize")));
        }
        return foreign(home, peer, given, mail).orElseGet(() -> new Verdict.Accept(SENDER_OK, given.because()));
    }

    /** ONP-RECV-04, and its other words where logging on would help: ONP-RECV-13. */
    private static Verdict unauthenticated(Home home, ReceiveConnector connector, Standing.Given given) {
        var because = given.because().alsoAssuming("ONP-RECV-04");
        if (home.settings().assumption(Assumption.ANONYMOUS_MAIL_TEXT).equals("5.7.1")) {
            return new Verdict.Reject(SmtpReply.of("530 5.7.1 Client was not authenticated"), because);
        }
        return connector.security().permissionGroups().contains("ExchangeUsers")
                ? new Verdict.Reject(
                        SmtpReply.of("530 5.7.57 Client not authenticated to send mail"),
                        because.alsoAssuming("ONP-RECV-13"))
                : new Verdict.Reject(
                        SmtpReply.of("530 5.7.57 Client was not authenticated to send anonymous mail during MAIL FROM"),
                        because);
    }

    /** ONP-RECV-07: who has logged on may write as himself only, or as nobody. */
    private static Optional<Verdict> foreign(Home home, Peer peer, Standing.Given given, MailCommand mail) {
        if (mail.sender().isEmpty()) {
            return Optional.empty();
        }
        var sender = mail.sender().get();
        if (given.standing() != Standing.USER) {
            return spoofed(home, given, sender);
        }
        var own = peer.identity()
                .flatMap(EmailAddress::tryParse)
                .flatMap(home.organization().recipients()::find)
                .filter(user -> user.has(sender))
                .isPresent();
        return own
                ? Optional.empty()
                : Optional.of(new Verdict.Reject(
                        NOT_AS_THIS_SENDER,
                        Reason.of(
                                "ONP-RECV-07",
                                "{}, and {} is not an address of his",
                                given.because().text(),
                                sender)));
    }

    /** ONP-RECV-18: who may not use the organization's own domains. */
    private static Optional<Verdict> spoofed(Home home, Standing.Given given, EmailAddress sender) {
        var domain = home.organization().accepted(sender.domain());
        if (Right.ACCEPT_AUTHORITATIVE_DOMAIN_SENDER.of(given.standing())
                || domain.isEmpty()
                || domain.get().type() != AcceptedDomain.Type.AUTHORITATIVE
                || home.settings().assumption(Assumption.PARTNER_AS_OWN_DOMAIN).equals("accepted")) {
            return Optional.empty();
        }
        return Optional.of(new Verdict.Reject(
                NOT_AS_THIS_SENDER,
                Reason.of(
                                "ONP-RECV-64",
                                "{}, and {} is of this organization",
                                given.because().text(),
                                sender)
                        .alsoAssuming("ONP-RECV-18")));
    }

    static RecipientVerdict recipient(Home home, Peer peer, Envelope soFar, EnvelopeRecipient next) {
        var choice = ReceiveConnectorChoice.of(home, peer);
        var connector = connector(choice);
        var given = Standing.of(home, connector, peer);
        var trust = CloudTrust.of(home, connector, peer).with(home, soFar.parameters());
        var attribution = new Attribution(
                Direction.UNDEFINED,
                Optional.of(home.organization().name()),
                Optional.of(connector.name()),
                trust.capable(),
                trust.capable(),
                given.standing().author(),
                0);
        var verdict = BackEnd.missing(home, connector, "rcpt")
                .or(() -> RecipientForm.refused(connector, next.address()))
                .or(() -> DisabledExtensions.used(home, connector, next.parameters()))
                .orElseGet(() -> verdict(home, connector, next, mayRelay(connector, given, trust)));
        return new RecipientVerdict(verdict, attribution, choice.considered());
    }

    /** @param filtered whether antispam agents look at the session (ONP-RECV-68) */
    private record RelayRight(boolean given, boolean filtered, Reason because) {}

    private static RelayRight mayRelay(ReceiveConnector connector, Standing.Given given, CloudTrust trust) {
        var filtered = !Right.BYPASS_ANTI_SPAM.of(given.standing());
        if (given.standing().mayRelay()) {
            return new RelayRight(true, filtered, given.because());
        }
        if (trust.capable()) {
            return new RelayRight(
                    true,
                    filtered,
                    Reason.of(
                                    "ONP-RECV-09",
                                    "the cloud half of the organization: {}",
                                    trust.because().text())
                            .alsoAssuming("HDR-34"));
        }
        var granted = connector.security().anonymousRights().stream()
                .anyMatch(right -> right.toLowerCase(Locale.ROOT).endsWith("accept-any-recipient"));
        if (granted && given.standing() == Standing.ANONYMOUS) {
            return new RelayRight(
                    true,
                    filtered,
                    Reason.of("ONP-RECV-05", "'{}' grants ANONYMOUS LOGON any recipient", connector.name())
                            .configuredAt(connector.source().originOf("AnonymousRights")));
        }
        return new RelayRight(false, filtered, trust.because());
    }

    private static Verdict verdict(Home home, ReceiveConnector connector, EnvelopeRecipient next, RelayRight relay) {
        var domain = next.address().domain();
        var accepted = home.accepted(domain);
        if (accepted.isPresent()) {
            var unknown = relay.filtered()
                    ? RecipientFilter.unknown(home, accepted.get(), next.address())
                    : Optional.<Verdict>empty();
            return unknown.isPresent()
                    ? unknown.get()
                    : new Verdict.Accept(
                            RECIPIENT_OK,
                            Reason.of(
                                            "DOM-09",
                                            "{} is an accepted domain",
                                            accepted.get().name())
                                    .configuredAt(accepted.get().source().origin()));
        }
        if (relay.given()) {
            return new Verdict.Accept(RECIPIENT_OK, relay.because());
        }
        var old = home.settings().assumption(Assumption.ANONYMOUS_RELAY_TEXT).equals("5.7.1");
        return new Verdict.Reject(
                old
                        ? SmtpReply.of("550 5.7.1 Unable to relay")
                        : SmtpReply.of("550 5.7.54 SMTP; Unable to relay recipient in non-accepted domain"),
                Reason.assuming(
                        "ONP-RECV-03",
                        "{} is no accepted domain, and '{}' gives no right to relay: {}",
                        domain,
                        connector.name(),
                        relay.because().text()));
    }
}
