package dev.hybridlab.mailflow.resolution;

import dev.hybridlab.mailflow.address.DomainPattern;
import dev.hybridlab.mailflow.configuration.ConfigObject;
import dev.hybridlab.mailflow.configuration.Configuration;
import dev.hybridlab.mailflow.topology.DkimSigningConfig;
import dev.hybridlab.mailflow.topology.Hash;
import dev.hybridlab.mailflow.topology.InboundConnector;
import dev.hybridlab.mailflow.topology.InboundConnector.ConnectorType;
import dev.hybridlab.mailflow.topology.OutboundConnector;
import dev.hybridlab.mailflow.topology.OutboundConnector.DaneMode;
import dev.hybridlab.mailflow.topology.Tenant;
import java.time.Instant;
import java.util.Locale;

/** A tenant of Exchange Online as a typed view. */
final class TenantViews {
    private TenantViews() {}

    static Tenant view(Configuration configuration, String owner) {
        var name = Owners.initialDomain(configuration, owner);
        return new Tenant(
                name,
                Hash.guid(Owners.seed(configuration), "tenant", name),
                DomainViews.domains(configuration, owner),
                new Tenant.Connectors(
                        configuration.objects(owner, "inboundConnectors").stream()
                                .map(TenantViews::inbound)
                                .toList(),
                        configuration.objects(owner, "outboundConnectors").stream()
                                .map(TenantViews::outbound)
                                .toList()),
                DomainViews.directory(configuration, owner),
                new Tenant.Settings(
                        DomainViews.single(configuration, owner, "organizationConfig"),
                        DomainViews.single(configuration, owner, "transportConfig"),
                        place(DomainViews.single(configuration, owner, "tenantSettings")),
                        DomainViews.single(configuration, owner, "tenantSettings"),
                        configuration.objects(owner, "authenticationPolicies")),
                new Tenant.MailPolicies(
                        TransportRuleView.all(configuration, owner),
                        JournalRuleView.all(configuration, owner),
                        DomainViews.single(configuration, owner, "hostedOutboundSpamFilterPolicy"),
                        authentication(configuration, owner, name)),
                RegistrationViews.view(configuration, owner));
    }

    private static Tenant.Authentication authentication(Configuration configuration, String owner, String initial) {
        return new Tenant.Authentication(
                configuration.objects(owner, "dkimSigningConfigs").stream()
                        .map(each -> new DkimSigningConfig(
                                each, initial, each.identity(), Reading.one(each, "RotateOnDate", Instant::parse)))
                        .toList(),
                DomainViews.single(configuration, owner, "antiPhishPolicy"),
                DomainViews.single(configuration, owner, "arcConfig"));
    }

    private static Tenant.Place place(ConfigObject settings) {
        return new Tenant.Place(
                settings.text("region").orElse("NAM"),
                settings.text("directory").filter("unavailable"::equals).isEmpty());
    }

    private static InboundConnector inbound(ConfigObject object) {
        return new InboundConnector(
                object,
                object.identity(),
                object.flag("Enabled"),
                type(object),
                new InboundConnector.Match(
                        Reading.patterns(object, "SenderDomains"),
                        Reading.ranges(object, "SenderIPAddresses"),
                        Reading.one(object, "TlsSenderCertificateName", DomainPattern::of),
                        object.texts("AssociatedAcceptedDomains")),
                new InboundConnector.Restrict(
                        object.flag("RequireTls"),
                        object.flag("RestrictDomainsToCertificate"),
                        object.flag("RestrictDomainsToIPAddresses")),
                new InboundConnector.Trust(
                        object.flag("CloudServicesMailEnabled"),
                        object.flag("TreatMessagesAsInternal"),
                        object.texts("TrustedOrganizations")));
    }

    private static OutboundConnector outbound(ConfigObject object) {
        return new OutboundConnector(
                object,
                object.identity(),
                object.flag("Enabled"),
                type(object),
                new OutboundConnector.Match(
                        Reading.patterns(object, "RecipientDomains"),
                        object.flag("AllAcceptedDomains"),
                        object.flag("RouteAllMessagesViaOnPremises"),
                        object.flag("IsTransportRuleScoped"),
                        object.flag("TestMode")),
                OrganizationViews.nextHop(object, "UseMXRecord"),
                new OutboundConnector.Tls(
                        Reading.level(object, "TlsSettings"),
                        Reading.one(object, "TlsDomain", DomainPattern::of),
                        Reading.one(object, "SmtpDaneMode", word -> DaneMode.valueOf(word.toUpperCase(Locale.ROOT)))
                                .orElse(DaneMode.OPPORTUNISTIC),
                        object.text("MtaStsMode").filter("None"::equals).isEmpty()),
                object.flag("CloudServicesMailEnabled"));
    }

    private static ConnectorType type(ConfigObject connector) {
        return connector
                        .text("ConnectorType")
                        .filter("OnPremises"::equalsIgnoreCase)
                        .isPresent()
                ? ConnectorType.ON_PREMISES
                : ConnectorType.PARTNER;
    }
}
