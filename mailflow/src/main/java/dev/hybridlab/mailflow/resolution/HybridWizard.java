package dev.hybridlab.mailflow.resolution;

import dev.hybridlab.mailflow.configuration.ConfigObject;
import dev.hybridlab.mailflow.configuration.Configuration;
import dev.hybridlab.mailflow.configuration.Section;
import dev.hybridlab.mailflow.configuration.Value;
import dev.hybridlab.mailflow.resolution.Objects.Draft;
import dev.hybridlab.mailflow.topology.ExchangeOnline;
import dev.hybridlab.mailflow.topology.Hash;
import dev.hybridlab.mailflow.trace.Origin;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Makes what the Hybrid Configuration Wizard makes on both sides, as far as mail flow goes (HYB-01 to HYB-13). */
final class HybridWizard {
    private final Configuration configuration;
    private final ConfigObject hybrid;
    private final String onprem;
    private final WizardCertificate certificate;
    private final String routingDomain;

    private HybridWizard(Configuration configuration, ConfigObject hybrid, String onprem) {
        this.configuration = configuration;
        this.hybrid = hybrid;
        this.onprem = onprem;
        this.certificate = WizardCertificate.of(configuration, hybrid);
        this.routingDomain = Owners.routingDomain(Owners.initialDomain(configuration, "exo"));
    }

    /** Runs where there is a {@code hybrid:} section and both sides; else changes nothing. */
    static Configuration run(Configuration configuration) {
        var hybrid = configuration.objects("", "hybrid").stream().findFirst();
        var onprem = Owners.organizations(configuration).stream().findFirst();
        if (hybrid.isEmpty() || onprem.isEmpty() || !configuration.owners().contains("exo")) {
            return configuration;
        }
        return new HybridWizard(configuration, hybrid.get(), onprem.get()).run();
    }

    /** The GUID of the on-premises organization, which the names of the wizard's connectors carry. */
    static String organizationGuid(Configuration configuration, String owner) {
        return Hash.guid(Owners.seed(configuration), "organization", owner);
    }

    private Configuration run() {
        var result = configuration;
        result = Objects.merge(result, new Section(onprem, "sendConnectors"), sendConnector());
        for (var frontend : receiving()) {
            result = Objects.merge(result, new Section(onprem, "receiveConnectors"), frontend);
        }
        var domain = Objects.draft("AcceptedDomain", "DomainName", routingDomain, from("Domains"));
        result = Objects.merge(result, new Section(onprem, "acceptedDomains"), domain.object());
        result = Objects.merge(
                result, new Section(onprem, "remoteDomains"), remoteDomain(routingDomain, "TargetDeliveryDomain"));
        var initial = Owners.initialDomain(configuration, "exo");
        result = Objects.merge(
                result, new Section(onprem, "remoteDomains"), remoteDomain(initial, "TrustedMailInboundEnabled"));
        result = Objects.merge(result, new Section("exo", "inboundConnectors"), inbound());
        return Objects.merge(result, new Section("exo", "outboundConnectors"), outbound());
    }

    /** HYB-01, HYB-02. */
    private ConfigObject sendConnector() {
        var edge = !hybrid.texts("EdgeTransportServers").isEmpty();
        var source = edge ? "EdgeTransportServers" : "SendingTransportServers";
        var made = named("SendConnector", "Outbound to Office 365 - " + guid())
                .set("AddressSpaces", Value.of(List.of("smtp:" + routingDomain + ";1")))
                .set("DNSRoutingEnabled", true)
                .set("SmartHosts", Value.of(List.of()))
                .set("RequireTLS", true)
                .set("TlsAuthLevel", "DomainValidation")
                .set("TlsDomain", ExchangeOnline.CERTIFICATE)
                .set("TlsCertificateName", certificate.text(), from("TlsCertificateName"))
                .set("CloudServicesMailEnabled", true)
                .set("DomainSecureEnabled", false)
                .set("IgnoreSTARTTLS", false)
                .set("ErrorPolicies", "Default");
        return certificate
                .hostName()
                .map(name -> made.set("Fqdn", Value.of(name), from("TlsCertificateName")))
                .orElse(made)
                .set("SourceTransportServers", Value.of(hybrid.texts(source)), from(source))
                .object();
    }

    /** HYB-03; on Edge the capabilities belong on its own connector (HYB-34). */
    private List<ConfigObject> receiving() {
        var edges = hybrid.texts("EdgeTransportServers");
        return edges.isEmpty()
                ? hybrid.texts("ReceivingTransportServers").stream()
                        .map(server -> receiving(server, "Default Frontend "))
                        .flatMap(Optional::stream)
                        .toList()
                : edges.stream()
                        .map(server -> receiving(server, "Default internal receive connector "))
                        .flatMap(Optional::stream)
                        .toList();
    }

    private Optional<ConfigObject> receiving(String server, String prefix) {
        var known = configuration.objects(onprem, "receiveConnectors").stream()
                .filter(each -> each.identity().equalsIgnoreCase(server + "\\" + prefix + server))
                .findFirst();
        var edge = !hybrid.texts("EdgeTransportServers").isEmpty();
        var made = known.map(connector -> new Draft(
                        new ConfigObject("ReceiveConnector", connector.identity(), new LinkedHashMap<>(), wizard()))
                .set(
                        "TlsDomainCapabilities",
                        Value.of(List.of(ExchangeOnline.CERTIFICATE + ":AcceptCloudServicesMail")))
                .set("TlsCertificateName", certificate.text(), from("TlsCertificateName"))
                .set("RequireTLS", false));
        return edge
                ? made.map(Draft::object)
                : made.map(HybridWizard::asInstalled).map(Draft::object);
    }

    /** HYB-03: the wizard sends these along, with the values that installation gave them. */
    private static Draft asInstalled(Draft frontend) {
        var mechanisms = List.of("Tls", "Integrated", "BasicAuth", "BasicAuthRequireTLS", "ExchangeServer");
        return frontend.set("Bindings", Value.of(List.of("0.0.0.0:25", "[::]:25")))
                .set("TransportRole", "FrontendTransport")
                .set("AuthMechanism", Value.of(mechanisms))
                .set(
                        "PermissionGroups",
                        Value.of(List.of("AnonymousUsers", "ExchangeServers", "ExchangeLegacyServers")));
    }

    /** HYB-06. */
    private ConfigObject remoteDomain(String domain, String flag) {
        return named("RemoteDomain", "Hybrid Domain - " + domain)
                .set("DomainName", domain)
                .set(flag, true)
                .object();
    }

    /** HYB-11. */
    private ConfigObject inbound() {
        return named("InboundConnector", "Inbound from " + guid())
                .set("ConnectorType", "OnPremises")
                .set("ConnectorSource", "HybridWizard")
                .set("SenderDomains", Value.of(List.of("*")))
                .set("SenderIPAddresses", Value.of(List.of()))
                .set("RestrictDomainsToIPAddresses", false)
                .set("AssociatedAcceptedDomains", Value.of(List.of()))
                .set("RequireTls", true)
                .set("TlsSenderCertificateName", certificate.sender(), from("TlsCertificateName"))
                .set("CloudServicesMailEnabled", true)
                .object();
    }

    /** HYB-12. */
    private ConfigObject outbound() {
        var centralized = hybrid.texts("Features").stream().anyMatch("CentralizedTransport"::equalsIgnoreCase);
        var recipients = centralized ? List.of("*") : sharedDomains();
        return named("OutboundConnector", "Outbound to " + guid())
                .set("ConnectorType", "OnPremises")
                .set("ConnectorSource", "HybridWizard")
                .set("RecipientDomains", Value.of(recipients), from(centralized ? "Features" : "Domains"))
                .set("UseMXRecord", false)
                .set("SmartHosts", Value.of(hybrid.texts("OnPremisesSmartHost")), from("OnPremisesSmartHost"))
                .set("TlsSettings", "DomainValidation")
                .set("TlsDomain", certificate.name(), from("TlsCertificateName"))
                .set("CloudServicesMailEnabled", true)
                .set("IsTransportRuleScoped", false)
                .set("RouteAllMessagesViaOnPremises", Value.of(centralized), from("Features"))
                .set("AllAcceptedDomains", false)
                .object();
    }

    /** One of the domains may carry the prefix {@code autod:} (HYB-07). */
    private List<String> sharedDomains() {
        return hybrid.texts("Domains").stream()
                .map(domain -> domain.toLowerCase(Locale.ROOT).startsWith("autod:") ? domain.substring(6) : domain)
                .toList();
    }

    private Draft named(String type, String name) {
        return Objects.draft(type, "Name", name, wizard());
    }

    private String guid() {
        return organizationGuid(configuration, onprem);
    }

    private Origin wizard() {
        return new Origin(Origin.Kind.WIZARD, hybrid.origin().at());
    }

    /** By the wizard, because of this line of {@code hybrid:}. */
    private Origin from(String property) {
        return new Origin(Origin.Kind.WIZARD, hybrid.originOf(property).at());
    }
}
