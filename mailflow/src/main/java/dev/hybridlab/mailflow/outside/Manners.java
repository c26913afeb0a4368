package dev.hybridlab.mailflow.outside;

import dev.hybridlab.mailflow.address.EmailAddress;
import dev.hybridlab.mailflow.decision.MailCommand;
import dev.hybridlab.mailflow.decision.Peer;
import dev.hybridlab.mailflow.decision.Verdict;
import dev.hybridlab.mailflow.decision.Voice;
import dev.hybridlab.mailflow.reply.SmtpReply;
import dev.hybridlab.mailflow.topology.Software;
import java.util.List;
import java.util.Optional;

/**
 * How one kind of software behaves on the wire whatever its host is for (LAB-60). A live host runs on the software itself,
 * so that a wrong declaration makes forecast and live run differ.
 */
sealed interface Manners permits PlainManners, JamesManners, SubEthaManners {
    long MOST_OCTETS = 50L << 20;

    static Manners of(Software software) {
        return switch (software) {
            case PLAIN -> new PlainManners();
            case JAMES -> new JamesManners();
            case SUBETHA -> new SubEthaManners();
        };
    }

    SmtpReply banner(String fqdn);

    /** What follows 250 in the first line of its answer to EHLO and HELO. */
    String hello(String fqdn, Peer peer);

    /**
     * The EHLO list.
     *
     * @param hasCertificate whether STARTTLS can be offered
     * @param secured whether TLS stands
     */
    List<String> keywords(boolean hasCertificate, boolean secured);

    /** Errors of order and syntax before it closes; 0: any number. */
    int mostErrors();

    Voice voice();

    /** The answer to MAIL when its SIZE parameter is beyond the limit; empty: it looks at the message itself only. */
    Optional<Verdict.Reject> tooLarge(MailCommand mail);

    /** The answer to a sender that its parser does not take for an address. */
    Optional<Verdict.Reject> unreadable(EmailAddress sender);

    /** The same for a recipient. */
    Optional<Verdict.Reject> unreadableRecipient(EmailAddress recipient);

    SmtpReply senderTaken(Optional<EmailAddress> sender);

    SmtpReply recipientTaken(EmailAddress recipient);

    SmtpReply relayDenied(EmailAddress recipient);

    SmtpReply userUnknown(EmailAddress recipient);

    /** The answer to the end of the message. */
    SmtpReply messageTaken(String queueId);
}
