package dev.hybridlab.mailflow.topology;

import dev.hybridlab.mailflow.address.DomainPattern;
import dev.hybridlab.mailflow.configuration.ConfigObject;

/**
 * {@code Get-AcceptedDomain}.
 *
 * @param source where its settings were written
 * @param pattern DomainName; {@code *.contoso.com} on-premises
 * @param type DomainType
 * @param matchSubDomains EXO, InternalRelay only
 * @param isDefault Default
 */
public record AcceptedDomain(
        ConfigObject source, DomainPattern pattern, Type type, boolean matchSubDomains, boolean isDefault) {
    public enum Type {
        AUTHORITATIVE,
        INTERNAL_RELAY,
        EXTERNAL_RELAY
    }

    /** Whether {@code domain} is this domain, or a subdomain where those count. */
    public boolean covers(String domain) {
        return pattern.covers(domain)
                || matchSubDomains && Topology.fold(domain).endsWith("." + pattern.base()); // DOM-04
    }

    public String name() {
        return pattern.toString();
    }
}
