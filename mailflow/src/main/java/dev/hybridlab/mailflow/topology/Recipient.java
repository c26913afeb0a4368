package dev.hybridlab.mailflow.topology;

import dev.hybridlab.mailflow.address.EmailAddress;
import dev.hybridlab.mailflow.configuration.ConfigObject;
import java.util.List;
import java.util.Optional;

/**
 * One entry of a directory (DOM and RCPT facts).
 *
 * @param source where it was written; SYNC for a counterpart made by directory synchronisation
 * @param kind what it is
 * @param primary PrimarySmtpAddress
 * @param proxies all further SMTP addresses
 * @param target ExternalEmailAddress or RemoteRoutingAddress
 * @param delivery where and how it is delivered
 * @param members of a group
 */
public record Recipient(
        ConfigObject source,
        Kind kind,
        EmailAddress primary,
        List<EmailAddress> proxies,
        Optional<EmailAddress> target,
        Delivery delivery,
        List<EmailAddress> members) {
    public enum Kind {
        MAILBOX,
        MAIL_USER,
        REMOTE_MAILBOX,
        MAIL_CONTACT,
        GROUP
    }

    public Recipient {
        proxies = List.copyOf(proxies);
        members = List.copyOf(members);
    }

    /**
     * @param server on-premises: the mailbox server, empty: the first
     * @param forwardingAddress ForwardingAddress or ForwardingSmtpAddress
     * @param deliverToMailboxAndForward DeliverToMailboxAndForward
     * @param requireSenderAuthentication RequireSenderAuthenticationEnabled
     */
    public record Delivery(
            Optional<String> server,
            Optional<EmailAddress> forwardingAddress,
            boolean deliverToMailboxAndForward,
            boolean requireSenderAuthentication) {}

    /** Whether this address, in any case, is one of its own. */
    public boolean has(EmailAddress address) {
        return primary.key().equals(address.key())
                || proxies.stream().anyMatch(proxy -> proxy.key().equals(address.key()));
    }
}
