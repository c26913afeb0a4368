package dev.hybridlab.mailflow.topology;

import dev.hybridlab.mailflow.address.EmailAddress;
import dev.hybridlab.mailflow.address.EncapsulatedName;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** All recipients of one side, found by any of their addresses, or by what they are rewritten to. */
public final class Directory {
    private static final int DEEPEST_GROUP = 20;

    private final List<Recipient> recipients;
    private final Map<String, Recipient> byAddress = new HashMap<>();
    private final Map<String, Recipient> byDistinguishedName = new HashMap<>();
    private final Map<String, Recipient> byTarget = new HashMap<>();

    public Directory(List<Recipient> recipients) {
        this.recipients = List.copyOf(recipients);
        for (var recipient : recipients) {
            byAddress.putIfAbsent(recipient.primary().key(), recipient);
            recipient.names().proxies().forEach(proxy -> byAddress.putIfAbsent(proxy.key(), recipient));
            recipient
                    .names()
                    .distinguished()
                    .forEach(name -> byDistinguishedName.putIfAbsent(name.toLowerCase(Locale.ROOT), recipient));
            recipient.target().ifPresent(target -> byTarget.putIfAbsent(target.key(), recipient));
        }
    }

    /** By an SMTP address, or by the legacyExchangeDN that the address encapsulates (ONP-RCPT-01, ONP-RCPT-21). */
    public Optional<Recipient> find(EmailAddress address) {
        var found = byAddress.get(address.key());
        return found != null
                ? Optional.of(found)
                : EncapsulatedName.in(address).map(name -> byDistinguishedName.get(name.toLowerCase(Locale.ROOT)));
    }

    /** The entry whose mail goes to this address. */
    public Optional<Recipient> rewrittenTo(EmailAddress address) {
        return Optional.ofNullable(byTarget.get(address.key()));
    }

    /** Whether somebody is a member of a group, or of one inside it. */
    public boolean isMember(EmailAddress group, EmailAddress somebody) {
        return isMember(group, somebody, 0);
    }

    private boolean isMember(EmailAddress group, EmailAddress somebody, int depth) {
        if (depth > DEEPEST_GROUP) {
            return false; // groups inside each other
        }
        var members = find(group).map(Recipient::members).orElse(List.of());
        return members.stream()
                .anyMatch(member -> isSame(member, somebody)
                        || find(member)
                                .filter(each -> each.kind() == Recipient.Kind.GROUP)
                                .filter(each -> isMember(member, somebody, depth + 1))
                                .isPresent());
    }

    /** Whether two addresses are of one recipient. */
    public boolean isSame(EmailAddress one, EmailAddress other) {
        return one.key().equals(other.key())
                || find(one).filter(entry -> entry.has(other)).isPresent();
    }

    public List<Recipient> all() {
        return recipients;
    }
}
