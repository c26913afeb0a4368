package dev.hybridlab.mailflow.topology;

import dev.hybridlab.mailflow.address.DomainPattern;
import dev.hybridlab.mailflow.configuration.ConfigObject;

/**
 * {@code Get-RemoteDomain}.
 *
 * @param source where its settings were written
 * @param domainName exact, {@code *.x} or {@code *}
 * @param targetDeliveryDomain TargetDeliveryDomain
 * @param trustedMail TrustedMailInboundEnabled and TrustedMailOutboundEnabled
 */
public record RemoteDomain(
        ConfigObject source, DomainPattern domainName, boolean targetDeliveryDomain, TrustedMail trustedMail) {
    public record TrustedMail(boolean inbound, boolean outbound) {}
}
