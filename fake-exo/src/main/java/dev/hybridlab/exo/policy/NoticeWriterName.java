package dev.hybridlab.exo.policy;

import dev.hybridlab.mailflow.address.EmailAddress;
import dev.hybridlab.mailflow.decision.HeldMessage;
import dev.hybridlab.mailflow.decision.NoticeManner;
import dev.hybridlab.mailflow.topology.AcceptedDomain;
import dev.hybridlab.mailflow.trace.Reason;

/** Who writes a notice: the postmaster of the tenant's default domain (NDR-05). */
final class NoticeWriterName {
    private static final long HEADERS_ONLY_ABOVE = 10L << 20; // LIM-07

    private NoticeWriterName() {}

    static NoticeManner manner(Cloud cloud, HeldMessage held) {
        var tenant = cloud.tenantOf(held.attribution())
                .orElseGet(() -> cloud.topology().tenants().getFirst());
        var domain = tenant.domains().byDefault().map(AcceptedDomain::name).orElse(tenant.name());
        var author = tenant.transportConfig()
                .text("ExternalPostmasterAddress")
                .flatMap(EmailAddress::tryParse)
                .orElse(new EmailAddress("postmaster", domain));
        var because = Reason.of("NDR-05", "the postmaster of {} writes", tenant.name())
                .alsoAssuming("NDR-07")
                .alsoAssuming("NDR-10")
                .alsoAssuming("NDR-45");
        return new NoticeManner(author, "Microsoft Outlook", cloud.names().hub(), "exo", HEADERS_ONLY_ABOVE, because);
    }
}
