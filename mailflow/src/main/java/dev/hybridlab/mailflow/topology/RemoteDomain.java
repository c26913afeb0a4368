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
 * @param automatic what goes there by itself
 * @param notices which reports go there
 * @param displaySenderName DisplaySenderName
 */
public record RemoteDomain(
        ConfigObject source,
        DomainPattern domainName,
        boolean targetDeliveryDomain,
        TrustedMail trustedMail,
        Automatic automatic,
        Notices notices,
        boolean displaySenderName) {
    public record TrustedMail(boolean inbound, boolean outbound) {}

    /** AllowedOOFType, with IsInternal taken in (DOM-22). */
    public enum OutOfOffice {
        EXTERNAL,
        EXTERNAL_LEGACY,
        INTERNAL_LEGACY,
        NONE
    }

    /**
     * @param outOfOffice which text
     * @param forward AutoForwardEnabled
     * @param reply AutoReplyEnabled
     */
    public record Automatic(OutOfOffice outOfOffice, boolean forward, boolean reply) {}

    /**
     * @param failures NDREnabled
     * @param deliveries DeliveryReportEnabled
     * @param diagnostics NDRDiagnosticInfoEnabled
     */
    public record Notices(boolean failures, boolean deliveries, boolean diagnostics) {}
}
