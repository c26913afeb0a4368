package dev.hybridlab.mailflow.outside;

import dev.hybridlab.mailflow.address.EmailAddress;
import dev.hybridlab.mailflow.decision.MailCommand;
import dev.hybridlab.mailflow.decision.Peer;
import dev.hybridlab.mailflow.decision.Verdict;
import dev.hybridlab.mailflow.decision.Voice;
import dev.hybridlab.mailflow.reply.SmtpReply;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The lab's own server as an ordinary mail exchanger (LAB-04). */
record PlainManners() implements Manners {
    private static final int MOST_ERRORS = 20;

    @Override
    public SmtpReply banner(String fqdn) {
        return SmtpReply.of("220 " + fqdn + " ESMTP");
    }

    @Override
    public String hello(String fqdn, Peer peer) {
        return fqdn + " at your service, [" + peer.address() + "]";
    }

    @Override
    public List<String> keywords(boolean hasCertificate, boolean secured) {
        var keywords = new ArrayList<>(List.of("PIPELINING", "SIZE " + MOST_OCTETS, "8BITMIME", "SMTPUTF8", "DSN"));
        keywords.addAll(List.of("ENHANCEDSTATUSCODES", "CHUNKING"));
        if (hasCertificate && !secured) {
            keywords.add("STARTTLS");
        }
        return keywords;
    }

    @Override
    public int mostErrors() {
        return MOST_ERRORS;
    }

    @Override
    public Voice voice() {
        return Voice.PLAIN;
    }

    @Override
    public Optional<Verdict.Reject> tooLarge(MailCommand mail) {
        return Optional.empty();
    }

    @Override
    public Optional<Verdict.Reject> unreadable(EmailAddress sender) {
        return Optional.empty();
    }

    @Override
    public Optional<Verdict.Reject> unreadableRecipient(EmailAddress recipient) {
        return Optional.empty();
    }

    @Override
    public SmtpReply senderTaken(Optional<EmailAddress> sender) {
        return SmtpReply.of("250 2.1.0 Ok");
    }

    @Override
    public SmtpReply recipientTaken(EmailAddress recipient) {
        return SmtpReply.of("250 2.1.5 Ok");
    }

    @Override
    public SmtpReply relayDenied(EmailAddress recipient) {
        return SmtpReply.of("554 5.7.1 <" + recipient + ">: Relay access denied");
    }

    @Override
    public SmtpReply userUnknown(EmailAddress recipient) {
        return SmtpReply.of("550 5.1.1 <" + recipient + ">: Recipient address rejected: User unknown");
    }

    @Override
    public SmtpReply messageTaken(String queueId) {
        return SmtpReply.of("250 2.0.0 Ok: queued as " + queueId);
    }
}
