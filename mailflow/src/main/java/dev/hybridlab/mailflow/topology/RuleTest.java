package dev.hybridlab.mailflow.topology;

import dev.hybridlab.mailflow.address.EmailAddress;
import dev.hybridlab.mailflow.address.IpRange;
import java.util.List;

/** What one condition or exception of a transport rule asks. Those that ask about a recipient are asked for each of them. */
public sealed interface RuleTest {
    /** About the message as a whole. */
    sealed interface OfMessage extends RuleTest {}

    /** About one recipient (RULE-06). */
    sealed interface OfRecipient extends RuleTest {}

    /** FromScope (RULE-07). */
    record SenderScope(boolean inside) implements OfMessage {}

    /** From, FromMemberOf: one of these, or a member of one of these. */
    record Sender(List<EmailAddress> addresses, boolean members) implements OfMessage {
        public Sender {
            addresses = List.copyOf(addresses);
        }
    }

    /** SenderDomainIs: these and what is below them. */
    record SenderDomain(List<String> domains) implements OfMessage {
        public SenderDomain {
            domains = List.copyOf(domains);
        }
    }

    /** FromAddressContainsWords, FromAddressMatchesPatterns. */
    record SenderText(TextTest text) implements OfMessage {}

    /** SenderIpRanges (RULE-13). */
    record SenderAddress(List<IpRange> ranges) implements OfMessage {
        public SenderAddress {
            ranges = List.copyOf(ranges);
        }
    }

    /** HeaderContains..., HeaderMatches..., Subject... (RULE-11). */
    record Header(String name, TextTest text) implements OfMessage {}

    /** MessageSizeOver: more octets than this (RULE-12). */
    record SizeOver(long octets) implements OfMessage {}

    /** SCLOver: an SCL of this or more (RULE-12). */
    record SclOver(int level) implements OfMessage {}

    /** AnyOfRecipientAddress...: one recipient is enough for the whole message (RULE-06). */
    record AnyRecipientText(TextTest text) implements OfMessage {}

    /** SentToScope (RULE-08). */
    record RecipientScope(boolean inside) implements OfRecipient {}

    /** SentTo, SentToMemberOf. */
    record Recipient(List<EmailAddress> addresses, boolean members) implements OfRecipient {
        public Recipient {
            addresses = List.copyOf(addresses);
        }
    }

    /** RecipientDomainIs: these and what is below them. */
    record RecipientDomain(List<String> domains) implements OfRecipient {
        public RecipientDomain {
            domains = List.copyOf(domains);
        }
    }

    /** RecipientAddressContainsWords, RecipientAddressMatchesPatterns. */
    record RecipientText(TextTest text) implements OfRecipient {}
}
