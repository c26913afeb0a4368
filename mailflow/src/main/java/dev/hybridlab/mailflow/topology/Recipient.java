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
 * @param names its other addresses
 * @param target ExternalEmailAddress or RemoteRoutingAddress
 * @param delivery where and how it is delivered
 * @param restrictions from whom it takes what
 * @param members of a group
 */
public record Recipient(
        ConfigObject source,
        Kind kind,
        EmailAddress primary,
        Names names,
        Optional<EmailAddress> target,
        Delivery delivery,
        Restrictions restrictions,
        List<EmailAddress> members) {
    public enum Kind {
        MAILBOX,
        MAIL_USER,
        REMOTE_MAILBOX,
        MAIL_CONTACT,
        PUBLIC_FOLDER,
        GROUP
    }

    public Recipient {
        members = List.copyOf(members);
    }

    /**
     * @param proxies all further SMTP addresses
     * @param distinguished LegacyExchangeDN and X500 entries, as written
     */
    public record Names(List<EmailAddress> proxies, List<String> distinguished) {
        public Names {
            proxies = List.copyOf(proxies);
            distinguished = List.copyOf(distinguished);
        }
    }

    /**
     * @param server on-premises: the mailbox server, empty: the first
     * @param forwardingAddress ForwardingAddress or ForwardingSmtpAddress
     * @param deliverToMailboxAndForward DeliverToMailboxAndForward
     * @param automaticReplies MailboxAutoReplyConfiguration, unless it is Disabled
     * @param rules inbox rules, in their order
     */
    public record Delivery(
            Optional<String> server,
            Optional<EmailAddress> forwardingAddress,
            boolean deliverToMailboxAndForward,
            Optional<AutomaticReplies> automaticReplies,
            List<InboxRule> rules) {
        public Delivery {
            rules = List.copyOf(rules);
        }
    }

    /**
     * @param requireSenderAuthentication RequireSenderAuthenticationEnabled
     * @param accepted AcceptMessagesOnlyFrom and ...FromDLMembers; both empty: everybody
     * @param rejected RejectMessagesFrom and ...FromDLMembers
     * @param maxSendSize octets; empty: as the side has it by default
     * @param maxReceiveSize octets; empty: as the side has it by default
     */
    public record Restrictions(
            boolean requireSenderAuthentication,
            Senders accepted,
            Senders rejected,
            Optional<Long> maxSendSize,
            Optional<Long> maxReceiveSize) {}

    /**
     * @param addresses senders by address
     * @param groups senders by membership
     */
    public record Senders(List<EmailAddress> addresses, List<EmailAddress> groups) {
        public Senders {
            addresses = List.copyOf(addresses);
            groups = List.copyOf(groups);
        }

        public boolean isEmpty() {
            return addresses.isEmpty() && groups.isEmpty();
        }
    }

    /** Whether this address, in any case, is one of its own. */
    public boolean has(EmailAddress address) {
        return primary.key().equals(address.key())
                || names.proxies().stream().anyMatch(proxy -> proxy.key().equals(address.key()));
    }
}
