package dev.hybridlab.mailflow.topology;

import dev.hybridlab.mailflow.address.EmailAddress;
import dev.hybridlab.mailflow.address.IpAddress;
import dev.hybridlab.mailflow.configuration.ConfigObject;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A host that is not Exchange: an Internet mail exchanger, a device.
 *
 * @param source where its settings were written
 * @param fqdn its name
 * @param role {@code internet} or {@code device}
 * @param addresses logical addresses, the first is its source address
 * @param domains it accepts mail for
 * @param mailboxes that exist there; empty: any
 * @param relays of a gateway: a recipient domain, in lower case, to the host that its mail goes on to
 * @param certificate its certificate's name in the topology; empty: no STARTTLS
 */
public record InternetHost(
        ConfigObject source,
        String fqdn,
        String role,
        List<IpAddress> addresses,
        List<String> domains,
        List<EmailAddress> mailboxes,
        Map<String, String> relays,
        Optional<String> certificate) {
    /** The versions of TLS it speaks, as Received lines name them. */
    public List<String> tlsVersions() {
        return source.texts("tlsVersions");
    }

    public InternetHost {
        addresses = List.copyOf(addresses);
        domains = List.copyOf(domains);
        mailboxes = List.copyOf(mailboxes);
        relays = Map.copyOf(relays);
    }
}
