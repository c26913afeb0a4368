package dev.hybridlab.mailflow.rules;

import dev.hybridlab.mailflow.address.EmailAddress;
import dev.hybridlab.mailflow.decision.HeldMessage;
import dev.hybridlab.mailflow.message.EnvelopeRecipient;
import dev.hybridlab.mailflow.message.Headers;
import dev.hybridlab.mailflow.topology.Assumption;
import dev.hybridlab.mailflow.topology.Recipient;
import dev.hybridlab.mailflow.topology.RuleTest;
import dev.hybridlab.mailflow.topology.TransportRule;
import dev.hybridlab.mailflow.topology.TransportRule.Location;
import dev.hybridlab.mailflow.trace.Attribution.AuthAs;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Answers what the conditions of a rule ask about one message as it stands.
 *
 * @param book whose rules
 * @param held the message as it came
 * @param headers as the rules before have left them
 * @param octets its size as it came
 */
record Questions(RuleBook book, HeldMessage held, Headers headers, long octets) {
    private static final String SCL = "X-MS-Exchange-Organization-SCL";

    boolean ofMessage(RuleTest.OfMessage test, TransportRule rule) {
        return switch (test) {
            case RuleTest.SenderScope(var inside) -> internalSender(rule) == inside;
            case RuleTest.Sender(var addresses, var members) ->
                senders(rule).stream().anyMatch(sender -> isOne(sender, addresses, members));
            case RuleTest.SenderDomain(var domains) ->
                senders(rule).stream().anyMatch(sender -> below(sender.domain(), domains));
            case RuleTest.SenderText(var text) ->
                senders(rule).stream().anyMatch(sender -> RuleTexts.matches(text, sender.toString(), whole()));
            case RuleTest.SenderAddress(var ranges) ->
                held.from().isPresent()
                        && Author.peer(headers, book.dialect().receivers())
                                .filter(address -> ranges.stream().anyMatch(range -> range.contains(address)))
                                .isPresent();
            case RuleTest.Header(var name, var text) ->
                headers.all(name).stream().anyMatch(value -> RuleTexts.matches(text, value, whole()));
            case RuleTest.SizeOver(var limit) -> octets > limit;
            case RuleTest.SclOver(var level) ->
                headers.first(SCL).filter(text -> text.matches("-?[0-9]{1,2}")).stream()
                        .anyMatch(text -> Integer.parseInt(text) >= level);
            case RuleTest.AnyRecipientText(var text) ->
                held.envelope().recipients().stream()
                        .anyMatch(each -> RuleTexts.matches(text, each.address().toString(), whole()));
        };
    }

    boolean ofRecipient(RuleTest.OfRecipient test, EnvelopeRecipient recipient) {
        var address = recipient.address();
        return switch (test) {
            case RuleTest.RecipientScope(var inside) -> inside(address) == inside;
            case RuleTest.Recipient(var addresses, var members) -> isOne(address, addresses, members);
            case RuleTest.RecipientDomain(var domains) -> below(address.domain(), domains);
            case RuleTest.RecipientText(var text) -> RuleTexts.matches(text, address.toString(), whole());
        };
    }

    private boolean whole() {
        return book.switchedTo(Assumption.RULE_WORDS, "whole");
    }

    private List<EmailAddress> senders(TransportRule rule) {
        return Author.addresses(held, headers, rule.standing().location());
    }

    /** RULE-07: it is the author's standing that decides; an address alone could be anybody's. */
    private boolean internalSender(TransportRule rule) {
        if (held.attribution().authAs() != AuthAs.INTERNAL) {
            return false;
        }
        return book.switchedTo(Assumption.RULE_INTERNAL_SENDER, "internal")
                || Author.addresses(held, headers, Location.HEADER_OR_ENVELOPE).stream()
                        .anyMatch(sender ->
                                book.domains().accepted(sender.domain()).isPresent());
    }

    /** RULE-08. */
    private boolean inside(EmailAddress address) {
        var entry = book.directory().find(address);
        return entry.map(known -> known.kind() != Recipient.Kind.MAIL_CONTACT)
                .orElseGet(() -> book.domains().accepted(address.domain()).isPresent());
    }

    private static boolean below(String domain, List<String> domains) {
        return domains.stream().anyMatch(each -> domain.equals(each) || domain.endsWith("." + each));
    }

    /** Any address of one recipient stands for all of them. */
    private boolean isOne(EmailAddress address, List<EmailAddress> wanted, boolean members) {
        for (var each : wanted) {
            if (members ? memberOf(address, each, new HashSet<>()) : same(address, each)) {
                return true;
            }
        }
        return false;
    }

    private boolean same(EmailAddress one, EmailAddress other) {
        return one.key().equals(other.key())
                || book.directory().find(one).filter(known -> known.has(other)).isPresent();
    }

    private boolean memberOf(EmailAddress address, EmailAddress group, Set<String> seen) {
        if (!seen.add(group.key())) {
            return false;
        }
        var entry = book.directory().find(group);
        return entry.isPresent()
                && entry.get().members().stream()
                        .anyMatch(member -> same(address, member) || memberOf(address, member, seen));
    }
}
