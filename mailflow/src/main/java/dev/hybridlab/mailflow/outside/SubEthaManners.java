package dev.hybridlab.mailflow.outside;

import dev.hybridlab.mailflow.address.EmailAddress;
import dev.hybridlab.mailflow.decision.MailCommand;
import dev.hybridlab.mailflow.decision.Peer;
import dev.hybridlab.mailflow.decision.Verdict;
import dev.hybridlab.mailflow.decision.Voice;
import dev.hybridlab.mailflow.reply.SmtpReply;
import dev.hybridlab.mailflow.trace.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * SubEthaSMTP 7 (LAB-62): a library that leaves refusals to the application it is part of, and says "250 Ok" to all else,
 * without enhanced codes. It lists STARTTLS inside TLS too, and a last line "Ok".
 */
record SubEthaManners() implements Manners {
    @Override
    public SmtpReply banner(String fqdn) {
        return SmtpReply.of("220 " + fqdn + " ESMTP SubEthaSMTP");
    }

    @Override
    public String hello(String fqdn, Peer peer) {
        return fqdn;
    }

    @Override
    public List<String> keywords(boolean hasCertificate, boolean secured) {
        var keywords = new ArrayList<>(List.of("8BITMIME", "SIZE " + MOST_OCTETS));
        if (hasCertificate) {
            keywords.add("STARTTLS");
        }
        keywords.addAll(List.of("CHUNKING", "SMTPUTF8", "Ok"));
        return keywords;
    }

    @Override
    public int mostErrors() {
        return 0;
    }

    @Override
    public Voice voice() {
        return Voice.SUBETHA;
    }

    @Override
    public Optional<Verdict.Reject> tooLarge(MailCommand mail) {
        return DeclaredSize.beyond(mail, "LAB-62", "552 5.3.4 Message size exceeds fixed limit");
    }

    @Override
    public Optional<Verdict.Reject> unreadable(EmailAddress sender) {
        return StrictAddress.isReadable(sender)
                ? Optional.empty()
                : Optional.of(new Verdict.Reject(
                        SmtpReply.of("553 <" + sender + "> Invalid email address."),
                        Reason.of("LAB-62", "its parser does not read {}", sender)));
    }

    /** It looks at senders only. */
    @Override
    public Optional<Verdict.Reject> unreadableRecipient(EmailAddress recipient) {
        return Optional.empty();
    }

    @Override
    public SmtpReply senderTaken(Optional<EmailAddress> sender) {
        return SmtpReply.of("250 Ok");
    }

    @Override
    public SmtpReply recipientTaken(EmailAddress recipient) {
        return SmtpReply.of("250 Ok");
    }

    @Override
    public SmtpReply relayDenied(EmailAddress recipient) {
        return SmtpReply.of("554 5.7.1 <" + recipient + ">: Relay access denied");
    }

    @Override
    public SmtpReply userUnknown(EmailAddress recipient) {
        return SmtpReply.of("550 5.1.1 <" + recipient + ">: User unknown");
    }

    @Override
    public SmtpReply messageTaken(String queueId) {
        return SmtpReply.of("250 Ok");
    }
}
