package dev.hybridlab.mailflow.resolution;

import dev.hybridlab.mailflow.configuration.ConfigObject;
import dev.hybridlab.mailflow.configuration.Configuration;
import dev.hybridlab.mailflow.trace.Origin;

/** Settings of one connector that exclude each other, as the cmdlets would say. */
final class ConnectorFindings {
    private final ConfigObject connector;
    private final Findings findings;

    private ConnectorFindings(ConfigObject connector, Findings findings) {
        this.connector = connector;
        this.findings = findings;
    }

    static void check(Configuration configuration, Findings findings) {
        for (var owner : Owners.organizations(configuration)) {
            configuration
                    .objects(owner, "sendConnectors")
                    .forEach(each -> new ConnectorFindings(each, findings).send());
            configuration
                    .objects(owner, "receiveConnectors")
                    .forEach(each -> new ConnectorFindings(each, findings).receive());
        }
        for (var owner : Owners.tenants(configuration)) {
            configuration
                    .objects(owner, "inboundConnectors")
                    .forEach(each -> new ConnectorFindings(each, findings).inbound());
            configuration
                    .objects(owner, "outboundConnectors")
                    .forEach(each -> new ConnectorFindings(each, findings).outbound());
        }
    }

    private void send() {
        nextHop("DNSRoutingEnabled");
        if (has("TlsAuthLevel") && !connector.flag("RequireTLS")) { // ONP-SEND-27
            say(
                    "TlsAuthLevel",
                    "has TlsAuthLevel without RequireTLS",
                    "set RequireTLS: true, or leave TlsAuthLevel out");
        }
        if (connector.flag("RequireTLS") && connector.flag("IgnoreSTARTTLS")) {
            say("IgnoreSTARTTLS", "both requires TLS and ignores STARTTLS", "set one of the two to false");
        }
        if (has("TlsDomain") && !is("TlsAuthLevel", "DomainValidation")) { // ONP-SEND-28
            say("TlsDomain", "has a TlsDomain that nothing compares", "set TlsAuthLevel: DomainValidation");
        }
        if (connector.texts("AddressSpaces").isEmpty()) {
            say("AddressSpaces", "has no AddressSpaces, so it takes no mail", "for everything write [\"SMTP:*;1\"]");
        }
    }

    private void receive() {
        var mechanisms = connector.texts("AuthMechanism");
        if (mechanisms.contains("ExternalAuthoritative")) { // ONP-RECV-23
            if (mechanisms.stream().anyMatch(each -> !each.equals("ExternalAuthoritative") && !each.equals("Tls"))) {
                say("AuthMechanism", "has ExternalAuthoritative beside others than Tls", "leave only Tls beside it");
            }
            if (!mechanisms.contains("Tls")) {
                say("AuthMechanism", "has ExternalAuthoritative without Tls", "write [Tls, ExternalAuthoritative]");
            }
            if (!connector.texts("PermissionGroups").contains("ExchangeServers")) {
                say(
                        "AuthMechanism",
                        "has ExternalAuthoritative without ExchangeServers in PermissionGroups",
                        "add ExchangeServers to PermissionGroups");
            }
        }
        if (has("Banner") && !connector.text("Banner").orElse("").startsWith("220")) { // ONP-RECV-43
            say("Banner", "has a Banner that does not begin with 220", "write 220 in front of it");
        }
        if (connector.flag("RequireTLS") && !mechanisms.contains("Tls")) {
            say("RequireTLS", "requires TLS but does not offer it", "add Tls to AuthMechanism");
        }
    }

    private void inbound() {
        var premises = is("ConnectorType", "OnPremises");
        if (connector.flag("TreatMessagesAsInternal") && connector.flag("CloudServicesMailEnabled")) { // EXO-ATTR-54
            say(
                    "TreatMessagesAsInternal",
                    "has TreatMessagesAsInternal beside CloudServicesMailEnabled",
                    "set one of the two to false");
        }
        if (!premises && connector.flag("TreatMessagesAsInternal")) {
            say(
                    "TreatMessagesAsInternal",
                    "is a Partner connector and cannot treat messages as internal",
                    "set ConnectorType: OnPremises");
        }
        if (connector.flag("RestrictDomainsToCertificate") && !has("TlsSenderCertificateName")) { // EXO-ATTR-51
            say(
                    "RestrictDomainsToCertificate",
                    "is restricted to a certificate that it does not name",
                    "set TlsSenderCertificateName");
        }
        if (connector.flag("RestrictDomainsToIPAddresses") && !has("SenderIPAddresses")) { // EXO-ATTR-52
            say(
                    "RestrictDomainsToIPAddresses",
                    "is restricted to addresses that it does not name",
                    "set SenderIPAddresses");
        }
    }

    private void outbound() {
        nextHop("UseMXRecord");
        var premises = is("ConnectorType", "OnPremises");
        if (!premises && connector.flag("AllAcceptedDomains")) { // EXO-OUT-38
            say(
                    "AllAcceptedDomains",
                    "is a Partner connector with AllAcceptedDomains",
                    "set ConnectorType: OnPremises");
        }
        if (!premises && connector.flag("RouteAllMessagesViaOnPremises")) { // EXO-OUT-39
            say(
                    "RouteAllMessagesViaOnPremises",
                    "is a Partner connector with RouteAllMessagesViaOnPremises",
                    "set ConnectorType: OnPremises");
        }
        if (has("TlsDomain") && !is("TlsSettings", "DomainValidation")) { // EXO-OUT-37
            say("TlsDomain", "has a TlsDomain that nothing compares", "set TlsSettings: DomainValidation");
        }
        if (is("TlsSettings", "DomainValidation") && !has("TlsDomain") && !connector.flag("UseMXRecord")) {
            say("TlsSettings", "validates the name of a smart host but has no TlsDomain", "set TlsDomain");
        }
    }

    /** EXO-OUT-34, ONP-SEND-22. */
    private void nextHop(String byMx) {
        var hosts = !connector.texts("SmartHosts").isEmpty();
        if (connector.flag(byMx) && hosts) {
            var wizards = !Findings.isWritten(connector.originOf("SmartHosts"));
            say(
                    wizards ? byMx : "SmartHosts",
                    "has SmartHosts although " + byMx + " is true",
                    "set " + byMx + ": false");
        }
        if (!connector.flag(byMx) && !hosts) {
            say(
                    byMx,
                    "has neither " + byMx + " nor SmartHosts",
                    "name a host in SmartHosts, or set " + byMx + ": true");
        }
    }

    private boolean has(String property) {
        return connector.text(property).isPresent();
    }

    private boolean is(String property, String word) {
        return connector.text(property).filter(word::equalsIgnoreCase).isPresent();
    }

    /** At the setting if somebody wrote it, else at the connector. */
    private void say(String property, String what, String mend) {
        var at = connector.originOf(property);
        findings.add(
                at.kind() == Origin.Kind.DEFAULT ? connector.origin() : at,
                "'" + connector.identity() + "' " + what,
                mend);
    }
}
