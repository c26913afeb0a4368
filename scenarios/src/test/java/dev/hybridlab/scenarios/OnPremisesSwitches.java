package dev.hybridlab.scenarios;

import java.util.List;
import java.util.stream.Stream;

/** The switches that an on-premises server reads, each with a message that shows it. */
final class OnPremisesSwitches {
    private static final String CLASSIC = "topologies/classic-hybrid.yaml";
    private static final String FRONT_END = "onprem.receiveConnectors[\"EX01\\Default Frontend EX01\"].";
    private static final String LONG = "x".repeat(3000);

    /** No scenario's client logs on or shows a partner's certificate; what names a lost server no file may say: policy tests. */
    static final List<String> IN_POLICY_TESTS = List.of(
            "delayNoticeSide",
            "disabledParameterText",
            "filteredBySendConnector",
            "goneServerText",
            "logonWithoutRights",
            "noticeCopyTo",
            "onPremisesRecipientFilter",
            "partnerAsOwnDomain",
            "partnerStanding",
            "sendConnectorMaxMessageSize",
            "selfDeliveryNames");

    private OnPremisesSwitches() {}

    static Stream<SwitchesTest.Case> cases() {
        return Stream.of(
                of(
                        "poisonMail: expires",
                        "onprem.servers[EX01].crashesOn: [\"Subject: bad\"]",
                        "from: bert@contoso.com, to: anna@contoso.com, subject: Bad",
                        "400 Poison, until=9999-12-31",
                        "400 Poison, until=2026-03-04T09:00:00Z"),
                of(
                        "transportRestart: 5m",
                        "onprem.servers[EX01].crashesOn: [\"Subject: bad\"]",
                        "from: bert@contoso.com, to: anna@contoso.com, subject: Bad",
                        "ended unexpectedly, until=2026-03-02T09:01:00Z",
                        "ended unexpectedly, until=2026-03-02T09:05:00Z"),
                of(
                        "headerSizeText: 552 5.3.4 Too large",
                        FRONT_END + "MaxHeaderSize: 1KB",
                        "from: outsider@fabrikam.example, to: bert@contoso.com, enter: {host: EX01, from: 198.18.99.9},"
                                + " headers: {X-Long: " + LONG + "}",
                        "552 5.3.4 Header size exceeds",
                        "552 5.3.4 Too large"),
                of(
                        "tooManyErrorsText: 421 4.7.0 Enough",
                        FRONT_END + "MaxProtocolErrors: 1",
                        "from: outsider@fabrikam.example, to: bert@contoso.com, enter: {host: EX01, from: 198.18.99.9}",
                        "reply=421 4.7.0 Too many errors on this connection",
                        "reply=421 4.7.0 Enough"),
                of(
                        "longAddressKeyword: LNGADDR",
                        FRONT_END + "LongAddressesEnabled: true",
                        "from: anna@contoso.com, to: bert@contoso.com",
                        "XLONGADDR",
                        "LNGADDR"),
                of( // SMTP-81
                        "orarKeyword: ORARX",
                        FRONT_END + "OrarEnabled: true",
                        "from: anna@contoso.com, to: bert@contoso.com",
                        "XORAR",
                        "ORARX"),
                of(
                        "onPremisesSmtpUtf8: not listed",
                        FRONT_END + "RequireTLS: false",
                        "from: anna@contoso.com, to: bert@contoso.com",
                        "SMTPUTF8, XRDST",
                        "CHUNKING, XRDST"),
                of(
                        "onPremisesExpiredWord: Expired",
                        "onprem.sendConnectors+: {Name: Fabrikam, AddressSpaces: [\"SMTP:fabrikam.example;1\"],"
                                + " RequireTLS: true, TlsAuthLevel: CertificateValidation}\n"
                                + "  certificates[mx.fabrikam.example].notAfter: 2026-03-01T00:00:00Z",
                        "from: bert@contoso.com, to: outsider@fabrikam.example",
                        "TLS channel: CertificateExpired",
                        "TLS channel: Expired"),
                of(
                        "onPremisesGroupText: 5.7.133",
                        "onprem.recipients+: {DistributionGroup: team@contoso.com, Members: [bert@contoso.com]}",
                        "from: outsider@fabrikam.example, to: team@contoso.com, enter: {host: EX01, from: 198.18.99.9}",
                        "550 5.7.1 RESOLVER.RST.AuthRequired",
                        "550 5.7.133 RESOLVER"),
                of(
                        "sendSizeNoticeText: 552 5.3.4 Too large",
                        "onprem.sendConnectors[*].MaxMessageSize: 1KB",
                        "from: bert@contoso.com, to: outsider@fabrikam.example, headers: {X-Long: " + LONG + "}",
                        "550 5.3.4 Message size exceeds",
                        "552 5.3.4 Too large"),
                of(
                        "unreachableText: 451 4.4.0 Nowhere to go",
                        "onprem.sendConnectors[\"Internet via Exchange Online\"].Enabled: false",
                        "from: bert@contoso.com, to: outsider@fabrikam.example",
                        "451 4.4.0 Unreachable;",
                        "451 4.4.0 Nowhere to go"),
                of(
                        "receiveConnectorTie: refused",
                        "onprem.receiveConnectors+: {Name: Another for all, Server: EX01, PermissionGroups:"
                                + " [AnonymousUsers]}",
                        "from: outsider@fabrikam.example, to: bert@contoso.com, enter: {host: EX01, from: 198.18.99.9}",
                        "connector=EX01\\Another for all",
                        "421 4.3.2 Service not available"),
                of( // ONP-RECV-19
                        "noTlsCapability: ignored",
                        FRONT_END + "TlsDomainCapabilities: [\"NO-TLS:AcceptCloudServicesMail\"]\n  " + FRONT_END
                                + "AuthMechanism: [BasicAuth]\n  exo.outboundConnectors[hybrid].TlsSettings: null\n"
                                + "  exo.outboundConnectors[hybrid].TlsDomain: null",
                        "from: anna@contoso.com, to: bert@contoso.com",
                        "AuthAs: Internal",
                        "AuthAs: Anonymous"),
                of(
                        "connectionRefusedText: 421 4.4.1 Connection timed out",
                        "onprem.sendConnectors[\"Internet via Exchange Online\"].Port: 2526",
                        "from: bert@contoso.com, to: outsider@fabrikam.example",
                        "responded with: \"421 4.2.1 Unable to connect.\"",
                        "responded with: \"421 4.4.1 Connection timed out.\""),
                of(
                        "enhancedCodeAlone: 550",
                        "onprem.sendConnectors[\"Internet via Exchange Online\"].SmartHosts: [nowhere.contoso.example]",
                        "from: bert@contoso.com, to: outsider@fabrikam.example",
                        "554 5.4.4 SMTPSEND.DNS.NonExistentDomain",
                        "550 5.4.4 SMTPSEND.DNS.NonExistentDomain"),
                of(
                        "maintenanceText: Service not available",
                        "onprem.servers[EX01].maintenance: true",
                        "from: anna@contoso.com, to: bert@contoso.com",
                        "421 4.3.2 Service not active",
                        "421 4.3.2 Service not available"),
                of(
                        "brokenServerChain: STARTTLS",
                        "certificates+: {name: Lab Issuing CA, kind: intermediate, issuedBy: Lab Public CA}\n"
                                + "  certificates[mail.contoso.com].issuedBy: Lab Issuing CA\n"
                                + "  certificates[mail.contoso.com].sendsChain: false",
                        "from: anna@contoso.com, to: bert@contoso.com",
                        "Message=UntrustedRoot",
                        "Message=451 5.7.3 STARTTLS is required"),
                of(
                        "insideAddress: timed-out",
                        "exo.outboundConnectors[hybrid].SmartHosts: [10.10.0.25]",
                        "from: anna@contoso.com, to: bert@contoso.com",
                        "450 4.4.316 Connection refused",
                        "450 4.4.317 Cannot connect to remote server [Message=421 4.4.1 Connection timed out]"),
                of(
                        "connectionShare: of-all-connections",
                        "onprem.servers[EX01].openConnections: [198.18.99.9=9, 198.18.99.10=4600]",
                        "from: outsider@fabrikam.example, to: bert@contoso.com, enter: {host: EX01, from: 198.18.99.9}",
                        "421 4.3.2 The maximum number",
                        "250 2.1.0 Sender OK"),
                of(
                        "smartHostOrder: round-robin",
                        "onprem.sendConnectors[\"Internet via Exchange Online\"].SmartHosts: [198.18.30.25,"
                                + " 198.18.30.26]",
                        "from: bert@contoso.com, to: outsider@fabrikam.example",
                        "target=198.18.30.25, 198.18.30.26",
                        "target=198.18.30.26, 198.18.30.25"),
                of(
                        "unlinkedSites: unreachable",
                        "onprem.servers+: {Name: EX02, Fqdn: ex02.corp.contoso.com, address: 198.18.10.26, site:"
                                + " Branch, certificates: [mail.contoso.com]}\n  onprem.sendConnectors[\"Internet via"
                                + " Exchange Online\"].SourceTransportServers: [EX02]",
                        "from: bert@contoso.com, to: outsider@fabrikam.example",
                        "to=EX02",
                        "451 4.4.0 Unreachable;"),
                new SwitchesTest.Case(
                        "edgeToHub",
                        "hub",
                        "topologies/edge-transport.yaml",
                        "onprem.servers[EX01].backPressure: false",
                        "from: anna@contoso.com, to: bert@contoso.com",
                        "EX01 198.18.10.25:25",
                        "EX01 198.18.10.25:2525"),
                of(
                        "wildcardLabels: any",
                        "exo.outboundConnectors[hybrid].TlsDomain: \"*.com\"",
                        "from: anna@contoso.com, to: bert@contoso.com",
                        "SubjectMismatch Expected Subject: *.com",
                        "AuthAs: Internal"));
    }

    /** @param setting {@code name: value} */
    private static SwitchesTest.Case of(String setting, String changes, String send, String usual, String switched) {
        var colon = setting.indexOf(": ");
        return new SwitchesTest.Case(
                setting.substring(0, colon), setting.substring(colon + 2), CLASSIC, changes, send, usual, switched);
    }
}
