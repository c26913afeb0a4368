package dev.hybridlab.mailflow.topology;

import dev.hybridlab.mailflow.address.EmailAddress;
import dev.hybridlab.mailflow.address.IpAddress;
import dev.hybridlab.mailflow.authentication.SigningKey;
import dev.hybridlab.mailflow.configuration.ConfigObject;
import java.util.ArrayList;
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
 * @param service what it does with mail that is not its own
 * @param certificate its certificate's name in the topology; empty: no STARTTLS
 */
public record InternetHost(
        ConfigObject source,
        String fqdn,
        String role,
        List<IpAddress> addresses,
        List<String> domains,
        List<EmailAddress> mailboxes,
        Service service,
        Optional<String> certificate) {
    /** What it signs its own mail with (BRD-20). */
    public List<SigningKey> signatures() {
        var own = domains.isEmpty() ? fqdn : domains.getFirst();
        return source.texts("signs").stream()
                .flatMap(text -> HostSignature.of(text, own).stream())
                .toList();
    }

    /** Every key that it signs or seals with (BRD-20, BRD-24). */
    public List<SigningKey> keys() {
        var all = new ArrayList<>(signatures());
        source.text("seals").flatMap(text -> HostSignature.of(text, fqdn)).ifPresent(all::add);
        return all;
    }

    /** The versions of TLS it speaks, as Received lines name them. */
    public List<String> tlsVersions() {
        return source.texts("tlsVersions");
    }

    /** Off for a gateway that passes mail on without a Received line of its own. */
    public boolean addsReceived() {
        return source.flag("addsReceived");
    }

    /** What runs it. */
    public Software software() {
        return source.text("software").map(Software::of).orElse(Software.PLAIN);
    }

    /** The image that it runs as; empty: it is modelled. */
    public Optional<ForeignImage> image() {
        return source.text("image").map(name -> new ForeignImage(name, source.texts("environment")));
    }

    public InternetHost {
        addresses = List.copyOf(addresses);
        domains = List.copyOf(domains);
        mailboxes = List.copyOf(mailboxes);
    }

    /**
     * A gateway, a signature or disclaimer service (RULE-29).
     *
     * @param relays a recipient domain, in lower case, to the host that its mail goes on to
     * @param returnsTo the host that gets all mail for anybody else
     * @param adds header fields that it adds, {@code name=value}
     * @param drops names of header fields that it drops; {@code *} at the end stands for any rest
     * @param rewritesReceived whether it drops the Received lines of all hosts before it
     * @param disclaimer HTML that it puts below the text
     */
    public record Service(
            Map<String, String> relays,
            Optional<String> returnsTo,
            List<String> adds,
            List<String> drops,
            boolean rewritesReceived,
            Optional<String> disclaimer) {
        public Service {
            relays = Map.copyOf(relays);
            adds = List.copyOf(adds);
            drops = List.copyOf(drops);
        }

        /** Whether it leaves nothing of a message as it was. */
        public boolean changesMail() {
            return !adds.isEmpty() || !drops.isEmpty() || rewritesReceived || disclaimer.isPresent();
        }
    }
}
