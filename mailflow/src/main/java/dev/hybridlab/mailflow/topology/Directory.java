package dev.hybridlab.mailflow.topology;

import dev.hybridlab.mailflow.address.EmailAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All recipients of one side, found by any of their addresses. */
public final class Directory {
    private final List<Recipient> recipients;
    private final Map<String, Recipient> byAddress = new HashMap<>();

    public Directory(List<Recipient> recipients) {
        this.recipients = List.copyOf(recipients);
        for (var recipient : recipients) {
            byAddress.putIfAbsent(recipient.primary().key(), recipient);
            recipient.proxies().forEach(proxy -> byAddress.putIfAbsent(proxy.key(), recipient));
        }
    }

    public Optional<Recipient> find(EmailAddress address) {
        return Optional.ofNullable(byAddress.get(address.key()));
    }

    public List<Recipient> all() {
        return recipients;
    }
}
