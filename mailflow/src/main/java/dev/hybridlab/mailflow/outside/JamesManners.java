package dev.hybridlab.mailflow.outside;

import dev.hybridlab.mailflow.address.EmailAddress;
import dev.hybridlab.mailflow.address.IpAddress;
import dev.hybridlab.mailflow.decision.MailCommand;
import dev.hybridlab.mailflow.decision.Peer;
import dev.hybridlab.mailflow.decision.Verdict;
import dev.hybridlab.mailflow.decision.Voice;
import dev.hybridlab.mailflow.reply.SmtpReply;
import dev.hybridlab.mailflow.topology.Topology;
import dev.hybridlab.mailflow.trace.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Apache James protocols 3.8 (LAB-61): no CHUNKING, no SMTPUTF8, no DSN. */
record JamesManners() implements Manners {
    @Override
    public SmtpReply banner(String fqdn) {
        return SmtpReply.of("220 " + fqdn + " SMTP Server (JAMES SMTP Protocols Server) ready");
    }

    /** The last parenthesis is its own and opens nowhere. */
    @Override
    public String hello(String fqdn, Peer peer) {
        return fqdn + " Hello " + peer.helo().orElse("") + " [" + shown(peer.address()) + "])";
    }

    /** As Java writes addresses: no group of zeros of an IPv6 address is left out. */
    private static String shown(IpAddress address) {
        if (address.bits() == 32) {
            return address.toString();
        }
        var groups = new ArrayList<String>();
        for (var shift = 112; shift >= 0; shift -= 16) {
            groups.add(Integer.toHexString(address.value().shiftRight(shift).intValue() & 0xffff));
        }
        return String.join(":", groups);
    }

    @Override
    public List<String> keywords(boolean hasCertificate, boolean secured) {
        var keywords = new ArrayList<>(List.of("PIPELINING", "ENHANCEDSTATUSCODES", "8BITMIME", "SIZE " + MOST_OCTETS));
        if (hasCertificate && !secured) {
            keywords.add("STARTTLS");
        }
        return keywords;
    }

    @Override
    public int mostErrors() {
        return 0;
    }

    @Override
    public Voice voice() {
        return Voice.JAMES;
    }

    @Override
    public Optional<Verdict.Reject> tooLarge(MailCommand mail) {
        return DeclaredSize.beyond(mail, "LAB-61", "552 5.3.4 Message size exceeds fixed maximum message size");
    }

    @Override
    public Optional<Verdict.Reject> unreadable(EmailAddress sender) {
        return refused(sender, "501 5.1.7 Syntax error in sender address");
    }

    @Override
    public Optional<Verdict.Reject> unreadableRecipient(EmailAddress recipient) {
        return refused(recipient, "553 5.1.3 Syntax error in recipient address");
    }

    private static Optional<Verdict.Reject> refused(EmailAddress address, String reply) {
        return StrictAddress.isReadable(address)
                ? Optional.empty()
                : Optional.of(new Verdict.Reject(
                        SmtpReply.of(reply), Reason.of("LAB-61", "its parser does not read {}", address)));
    }

    @Override
    public SmtpReply senderTaken(Optional<EmailAddress> sender) {
        return SmtpReply.of(
                "250 2.1.0 Sender <" + sender.map(JamesManners::shown).orElse("") + "> OK");
    }

    @Override
    public SmtpReply recipientTaken(EmailAddress recipient) {
        return SmtpReply.of("250 2.1.5 Recipient <" + shown(recipient) + "> OK");
    }

    @Override
    public SmtpReply relayDenied(EmailAddress recipient) {
        return SmtpReply.of("550 5.7.1 Requested action not taken: relaying denied");
    }

    @Override
    public SmtpReply userUnknown(EmailAddress recipient) {
        return SmtpReply.of("550 5.1.1 Unknown user: " + shown(recipient));
    }

    /** It folds a domain, and takes an address literal out of its brackets. */
    private static String shown(EmailAddress address) {
        var domain = address.domain();
        var literal = domain.startsWith("[") && domain.endsWith("]");
        return address.local() + "@" + Topology.fold(literal ? domain.substring(1, domain.length() - 1) : domain);
    }

    @Override
    public SmtpReply messageTaken(String queueId) {
        return SmtpReply.of("250 Command accepted");
    }
}
