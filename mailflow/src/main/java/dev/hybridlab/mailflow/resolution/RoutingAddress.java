package dev.hybridlab.mailflow.resolution;

import dev.hybridlab.mailflow.address.EmailAddress;
import dev.hybridlab.mailflow.configuration.ConfigObject;

/** The address of a cloud mailbox in the routing domain: its Alias, absent one its own local part (ONP-RCPT-12, HYB-05). */
public final class RoutingAddress {
    private RoutingAddress() {}

    /** @param domain the routing domain */
    public static EmailAddress of(ConfigObject recipient, EmailAddress primary, String domain) {
        return recipient
                .text("Alias")
                .flatMap(alias -> EmailAddress.tryParse(alias + "@" + domain))
                .orElseGet(() -> primary.at(domain));
    }
}
