package dev.hybridlab.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hybridlab.mailflow.topology.Assumption;
import java.io.IOException;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every open fact that can be switched makes a difference that a user sees, and the default is the one that is documented. */
class SwitchesTest {
    /**
     * @param changes lines of a scenario's {@code change}
     * @param send the message, in YAML
     * @param usual what is seen by default, somewhere in the steps
     * @param switched what is seen instead
     */
    record Case(
            String name, String value, String topology, String changes, String send, String usual, String switched) {
        @Override
        public String toString() {
            return name + ": " + value;
        }
    }

    private static final String CLASSIC = "topologies/classic-hybrid.yaml";
    /** Flipped in the tables of fake-exo: AttributionSwitchesTest, SkipListingTest, DisabledDomainTest, OutboundChoiceTest; of authentication: HostileMailTest. */
    private static final java.util.List<String> ATTRIBUTION = java.util.List.of(
            "certificateDomainNotAccepted",
            "attributionTie",
            "attributionRefusalRank",
            "requireTlsOnPremisesConnector",
            "senderDomainsOnPremisesConnector",
            "associatedAcceptedDomains",
            "trustedOrganizations",
            "enhancedFilteringOnHybrid",
            "partialBodies",
            "skipListedForm",
            "externalOriginalSender",
            "senderRewritingForm",
            "outboundTie",
            "skipLastAndListed",
            "receivingDisabledText",
            "sendingDisabledText");

    private static final String TO_ANNA = "from: bert@contoso.com, to: anna@contoso.com";
    private static final String TO_BERT = "from: anna@contoso.com, to: bert@contoso.com";
    private static final String TO_OUTSIDER = "from: anna@contoso.com, to: outsider@fabrikam.example";
    private static final String AWAY = "exo.recipients[anna@contoso.com].AutoReplyState: Enabled\n"
            + "  exo.recipients[anna@contoso.com].InternalMessage: In\n"
            + "  exo.recipients[anna@contoso.com].ExternalMessage: Outside\n";
    private static final String BY_HAND = "enter: {host: EX01, from: 198.18.99.9}";

    static Stream<Case> cases() {
        return Stream.of(
                classic(
                        "nonWildcardCertificateName",
                        "lenient",
                        "exo.inboundConnectors[hybrid].TlsSenderCertificateName: mail.contoso.com",
                        TO_ANNA,
                        "AuthAs: Anonymous",
                        "AuthAs: Internal"),
                classic(
                        "expiredClientCertificate",
                        "match",
                        "certificates[mail.contoso.com].notAfter: 2026-03-01T00:00:00Z",
                        TO_ANNA,
                        "AuthAs: Anonymous",
                        "AuthAs: Internal"),
                classic(
                        "promoteOnAddressMatch",
                        "true",
                        "exo.inboundConnectors[hybrid].TlsSenderCertificateName: null\n"
                                + "  exo.inboundConnectors[hybrid].SenderIPAddresses: [198.18.10.25]",
                        TO_ANNA,
                        "AuthAs: Anonymous",
                        "AuthAs: Internal"),
                classic(
                        "trustedScl",
                        "-1",
                        "exo.inboundConnectors[hybrid].RequireTls: true",
                        TO_ANNA,
                        "Organization-SCL: 1",
                        "Organization-SCL: -1"),
                classic(
                        "crossTenantFromOutside",
                        "stripped",
                        "exo.inboundConnectors[hybrid].RequireTls: true",
                        "from: outsider@fabrikam.example, to: anna@contoso.com,"
                                + " headers: {X-MS-Exchange-CrossTenant-Note: data}",
                        "CrossTenant-Note: data",
                        "CrossTenantHeadersStripped: SJ1PEPF"),
                classic(
                        "expiredCertificateWord",
                        "Expired",
                        "certificates[mail.contoso.com].notAfter: 2026-03-01T00:00:00Z",
                        "from: anna@contoso.com, to: bert@contoso.com",
                        "Message=CertificateExpired",
                        "Message=Expired"),
                classic(
                        "unknownDomainText",
                        "5.7.64",
                        "exo.inboundConnectors[hybrid].RequireTls: true",
                        "from: outsider@fabrikam.example, to: x@nobodys.example, enter: {host: exo, from: 198.18.99.9}",
                        "550 5.4.1 Relay Access Denied",
                        "550 5.7.64"),
                classic(
                        "recipientLoopCode",
                        "5.4.8",
                        "exo.recipients[anna@contoso.com].ForwardingAddress: dora@contoso.com\n"
                                + "  exo.recipients[dora@contoso.com].ForwardingAddress: anna@contoso.com",
                        TO_ANNA,
                        "550 5.4.6 The forwarding",
                        "550 5.4.8 The forwarding"),
                classic(
                        "edgeBlockingForOriginating",
                        "true",
                        "exo.inboundConnectors[hybrid].RequireTls: true",
                        "from: bert@contoso.com, to: nobody@contoso.onmicrosoft.com",
                        "550 5.1.10 RESOLVER",
                        "550 5.4.1 Recipient address rejected"),
                classic(
                        "directSendOutside",
                        "5.4.1",
                        "exo.inboundConnectors[hybrid].RequireTls: true",
                        "from: bert@contoso.com, to: x@nobodys.example, enter: {host: exo, from: 198.18.99.9}",
                        "550 5.7.64 TenantAttribution",
                        "550 5.4.1 Relay Access Denied"),
                classic(
                        "attributionRefusalStage",
                        "end-of-data",
                        "exo.inboundConnectors[hybrid].RequireTls: true",
                        "from: bert@contoso.com, to: x@nobodys.example, enter: {host: exo, from: 198.18.99.9}",
                        "stage=RCPT, reply=550 5.7.64",
                        "stage=DATA, reply=550 5.7.64"),
                classic(
                        "requiredTlsFailure",
                        "notice at once",
                        "exo.outboundConnectors[hybrid].TlsDomain: mail.contoso.net",
                        TO_BERT,
                        "450 4.4.317 Cannot connect",
                        "550 5.4.317 Cannot connect"),
                classic(
                        "revocation",
                        "unknown",
                        "exo.inboundConnectors[hybrid].RequireTls: true",
                        TO_BERT,
                        "Organization-AuthAs: Internal",
                        "Message=RevocationStatusUnknown"),
                // EXO-OUT-62
                new Case(
                        "ownDomainsUnderCentralizedTransport",
                        "by-mx",
                        "topologies/centralized-transport.yaml",
                        "exo.recipients+: {DistributionGroup: team@contoso.mail.onmicrosoft.com, Members:"
                                + " [carla@contoso.com]}\n  onprem.recipients+: {MailContact: team@contoso.com,"
                                + " ExternalEmailAddress: team@contoso.mail.onmicrosoft.com}",
                        "from: bert@contoso.com, to: team@contoso.com",
                        "recipient=carla@contoso.com, outcome=relay, connector=Optional[Outbound to",
                        "recipient=carla@contoso.com, outcome=relay, connector=Optional[(Internet by MX)]"),
                new Case(
                        "xoorgWithoutFlag",
                        "false",
                        "topologies/centralized-transport.yaml",
                        "exo.outboundConnectors[hybrid].CloudServicesMailEnabled: false",
                        "from: anna@contoso.com, to: outsider@fabrikam.example",
                        "XOORG=contoso.com",
                        "550 5.7.54"),
                classic(
                        "exoDnsFailureText",
                        "450 4.4.317",
                        "exo.outboundConnectors[hybrid].SmartHosts: [gone.contoso.com]",
                        "from: anna@contoso.com, to: bert@contoso.com",
                        "450 4.4.312 DNS query failed",
                        "450 4.4.317 DNS query failed"),
                classic(
                        "exoDelayNotice",
                        "4h",
                        "exo.outboundConnectors[hybrid].SmartHosts: [gone.contoso.com]",
                        "from: anna@contoso.com, to: bert@contoso.com",
                        "450 4.4.312",
                        "kind=delayed"),
                classic(
                        "refusedPremisesMarker",
                        "none",
                        "exo.inboundConnectors[hybrid].CloudServicesMailEnabled: false",
                        TO_ANNA,
                        "X-CrossPremisesHeadersFiltered: ",
                        "AuthAs: Anonymous"),
                classic(
                        "anonymousRelayText",
                        "5.7.1",
                        "exo.inboundConnectors[hybrid].RequireTls: true",
                        "from: outsider@fabrikam.example, to: x@nobodys.example, " + BY_HAND,
                        "550 5.7.54",
                        "550 5.7.1"),
                classic(
                        "anonymousMailText",
                        "5.7.1",
                        "onprem.receiveConnectors[\"EX01\\Default Frontend EX01\"].PermissionGroups: [ExchangeUsers]",
                        "from: outsider@fabrikam.example, to: bert@contoso.com, " + BY_HAND,
                        "530 5.7.57",
                        "530 5.7.1"),
                classic(
                        "recipientLimitText",
                        "550 5.5.3",
                        "onprem.receiveConnectors[\"EX01\\Default Frontend EX01\"].MaxRecipientsPerMessage: 1",
                        "from: outsider@fabrikam.example, to: [bert@contoso.com, carla@contoso.com], " + BY_HAND,
                        "452 4.5.3 Too many recipients",
                        "550 5.5.3 Too many recipients"),
                classic(
                        "opportunisticFallback",
                        "retry queue",
                        "onprem.sendConnectors+: {Name: By MX, AddressSpaces: [\"SMTP:fabrikam.example;1\"],"
                                + " SourceTransportServers: [EX01]}\n"
                                + "  internet[mx.fabrikam.example].tlsVersions: [TLS1_0]",
                        "from: bert@contoso.com, to: outsider@fabrikam.example",
                        "TLS-13",
                        "Deferred"),
                classic(
                        "certificateWithoutClientAuth",
                        "not-presented",
                        "certificates[mail.contoso.com].clientAuth: false",
                        TO_ANNA,
                        "Undecided",
                        "AuthAs: Anonymous"),
                outdated("outdatedBuildSeen", "in-received-line", "stage=DATA, reply=550 5.7.230"),
                outdated("outdatedServerStage", "end-of-data", "stage=DATA, reply=550 5.7.230"),
                outdated("outdatedMinutesOfHour", "last", "Queued mail for delivery"),
                new Case(
                        "exoDnsExpiryText",
                        "550 5.4.300 Message expired",
                        CLASSIC,
                        "exo.outboundConnectors[hybrid].SmartHosts: [gone.contoso.com]\n"
                                + "  exo.transportConfig.MessageExpiration: 02:00:00",
                        "from: anna@contoso.com, to: bert@contoso.com",
                        "550 5.4.312 Message expired",
                        "550 5.4.300 Message expired"),
                classic(
                        "subjectMismatchText",
                        "454 4.7.5 Wrong name",
                        "onprem.sendConnectors[hybrid].TlsDomain: mail.contoso.net",
                        TO_ANNA,
                        "CertificateValidation: SubjectMismatch",
                        "454 4.7.5 Wrong name"),
                // TLS-35
                classic(
                        "exoNoStartTlsText",
                        "4.4.101",
                        "onprem.receiveConnectors[\"EX01\\Default Frontend EX01\"].TlsCertificateName:"
                                + " \"<I>CN=Old CA<S>CN=mail.contoso.com\"",
                        TO_BERT,
                        "450 4.4.317",
                        "450 4.4.101 Proxy session setup failed on Frontend"),
                classic(
                        "frontEndProxyFailureStage",
                        "mail",
                        "onprem.servers[EX01].stoppedServices: [MSExchangeTransport]",
                        TO_BERT,
                        "stage=RCPT",
                        "stage=MAIL"),
                classic(
                        "daneReplyCode",
                        "451",
                        "dns[fabrikam.example].dnssec: bogus",
                        TO_OUTSIDER,
                        "450 4.7.324",
                        "451 4.7.324"),
                classic(
                        "daneMandatoryUnpublished",
                        "4.7.323",
                        "exo.outboundConnectors+: {Name: Strict, ConnectorType: Partner, RecipientDomains:"
                                + " [fabrikam.example], SmtpDaneMode: Mandatory}",
                        TO_OUTSIDER,
                        "4.7.324 dnssec-invalid",
                        "4.7.323 tlsa-invalid"),
                classic(
                        "domainSecureRefusal",
                        "530 5.7.1 Not authenticated",
                        "onprem.transportConfig.TLSReceiveDomainSecureList: [fabrikam.example]\n"
                                + "  internet[mx.fabrikam.example].certificate: mail.contoso.net",
                        "from: outsider@fabrikam.example, to: bert@contoso.com, enter: {host: EX01, from: 198.18.99.9,"
                                + " certificate: mail.contoso.net}",
                        "454 4.7.5 Certificate validation failure",
                        "530 5.7.1 Not authenticated"),
                classic(
                        "inboxRulesLoopCount",
                        "own",
                        "exo.inboxRules+: {Name: A, Mailbox: anna@contoso.com, RedirectTo: [bert@contoso.com]}\n"
                                + "  onprem.inboxRules+: {Name: B, Mailbox: bert@contoso.com, RedirectTo:"
                                + " [anna@contoso.com]}",
                        "from: dora@contoso.com, to: anna@contoso.com",
                        "XLoopHeaderCount:2/1",
                        "XLoopHeaderCount:1/1"),
                // DOM-51
                classic(
                        "remoteDomainsForOwn",
                        "any",
                        AWAY + "  exo.remoteDomains[Default].AllowedOOFType: None",
                        TO_ANNA,
                        "Subject: Automatic reply: ",
                        "lets no out-of-office out to bert@contoso.com"),
                classic(
                        "journalAgain",
                        "each-server",
                        "onprem.journalRules+: {Name: R, JournalEmailAddress: carla@contoso.com}\n"
                                + "  exo.inboxRules+: {Name: A, Mailbox: anna@contoso.com, RedirectTo:"
                                + " [carla@contoso.com]}",
                        "from: bert@contoso.com, to: anna@contoso.com",
                        "was journaled already",
                        "message=mail~11~21/0/0"),
                // DOM-53
                classic(
                        "knownSenders",
                        "nobody",
                        AWAY + "  exo.recipients[anna@contoso.com].ExternalAudience: Known\n"
                                + "  exo.recipients+: {MailContact: o@contoso.com, ExternalEmailAddress:"
                                + " outsider@fabrikam.example}",
                        "from: outsider@fabrikam.example, to: anna@contoso.com",
                        "Subject: Automatic reply: ",
                        "leaves outsider@fabrikam.example out"),
                // TLS-73
                classic(
                        "mtaStsNoStartTls",
                        "4.7.5",
                        "mtaSts+: {domain: fabrikam.example, mode: enforce, mx: [mx.fabrikam.example]}\n"
                                + "  internet[mx.fabrikam.example].certificate: none",
                        "from: anna@contoso.com, to: outsider@fabrikam.example",
                        "450 4.4.317 Cannot connect",
                        "450 4.7.5 MTA-STS"),
                // DOM-55
                classic(
                        "reportsByRule",
                        "kept",
                        "exo.inboxRules+: {Name: Out, Mailbox: anna@contoso.com, ForwardTo:"
                                + " [outsider@fabrikam.example]}",
                        "from: dora@contoso.com, to: anna@contoso.com",
                        "a null sender has nobody to report to",
                        "rule 'Out' does not act on a report"),
                classic(
                        "unprovenSender",
                        "accepted",
                        "exo.recipients[anna@contoso.com].AcceptMessagesOnlyFrom: [outsider@fabrikam.example]",
                        "from: outsider@fabrikam.example, to: anna@contoso.com",
                        "550 5.7.12 Sender was not authenticated by organization",
                        "EndToEndLatency"),
                classic(
                        "senderNotAllowedText",
                        "550 5.7.124 Not allowed",
                        "onprem.recipients[carla@contoso.com].RejectMessagesFrom: [bert@contoso.com]",
                        "from: bert@contoso.com, to: carla@contoso.com",
                        "550 5.7.1 RESOLVER.RST.NotAuthorized",
                        "550 5.7.124 Not allowed"),
                classic(
                        "textLineLimit",
                        "40",
                        "exo.inboundConnectors[hybrid].RequireTls: true",
                        "from: outsider@fabrikam.example, to: bert@contoso.com, " + BY_HAND,
                        "Queued mail for delivery",
                        "500 5.5.2 Line too long"),
                classic(
                        "ruleRejectText",
                        "TRANSPORT.RULES.Rejected",
                        "exo.transportRules+: {Name: R, RejectMessageReasonText: not today}",
                        "from: anna@contoso.com, to: dora@contoso.com",
                        "550 5.7.1 TRANSPORT.RULES.RejectMessage; not today",
                        "550 5.7.1 TRANSPORT.RULES.Rejected; not today"),
                classic(
                        "ruleRecipientScope",
                        "whole-message",
                        "exo.transportRules+: {Name: R, SentTo: dora@contoso.com, RejectMessageReasonText: not today}",
                        "from: anna@contoso.com, to: [dora@contoso.com, bert@contoso.com]",
                        "recipient=bert@contoso.com, outcome=relay",
                        "recipient=bert@contoso.com, outcome=refuse"),
                new Case(
                        "ruleInternalSender",
                        "internal",
                        "topologies/classic-hybrid.yaml",
                        "onprem.receiveConnectors+: {Server: EX01, Name: Applications, RemoteIPRanges: [198.18.77.7],"
                                + " AuthMechanism: [Tls, ExternalAuthoritative], PermissionGroups: ExchangeServers}\n"
                                + "  onprem.transportRules+: {Name: R, FromScope: InOrganization, PrependSubject: '[in]"
                                + " '}",
                        "from: someone@odd.example, to: bert@contoso.com, subject: report, enter: {host: EX01, from:"
                                + " 198.18.77.7}",
                        "Subject: report",
                        "Subject: [in] report"),
                classic(
                        "ruleWords",
                        "anywhere",
                        "exo.transportRules+: {Name: R, SubjectContainsWords: port, PrependSubject: '[in] '}",
                        "from: anna@contoso.com, to: dora@contoso.com, subject: report",
                        "Subject: report",
                        "Subject: [in] report"),
                classic(
                        "rulesOnNotices",
                        "applied",
                        "exo.transportRules+: {Name: R, SubjectContainsWords: Undeliverable, DeleteMessage: true}",
                        "from: anna@contoso.com, to: nobody@contoso.com",
                        "Subject: Undeliverable",
                        "Discarded"),
                classic(
                        "ruleLoopCounts",
                        "any-action",
                        "exo.transportRules+: {Name: R, PrependSubject: '[in] '}",
                        "from: anna@contoso.com, to: dora@contoso.com",
                        "Subject: [in]",
                        "X-MS-Exchange-Transport-Rules-Loop: "),
                classic(
                        "ruleLoopOwner",
                        "anybody",
                        "exo.transportRules+: {Name: R, BlindCopyTo: bert@contoso.com}",
                        "from: anna@contoso.com, to: dora@contoso.com, headers: {X-MS-Exchange-Transport-Rules-Loop:"
                                + " other}",
                        "recipient=bert@contoso.com, outcome=relay",
                        "550 5.7.128 TRANSPORT.RULES.RejectMessage"),
                new Case(
                        "ruleConnectorBeforeCmt",
                        "false",
                        "topologies/centralized-transport.yaml",
                        "exo.outboundConnectors+: {Name: Services, ConnectorType: Partner, IsTransportRuleScoped: true,"
                                + " UseMXRecord: false, SmartHosts: [mx.fabrikam.example]}\n"
                                + "  exo.transportRules+: {Name: R, RouteMessageOutboundConnector: Services}",
                        "from: anna@contoso.com, to: outsider@fabrikam.example",
                        "connector=Optional[Services]",
                        "connector=Optional[Outbound to"),
                new Case(
                        "onPremisesRuleLoopLimit",
                        "1",
                        "topologies/classic-hybrid.yaml",
                        "onprem.transportRules+: {Name: R, BlindCopyTo: carla@contoso.com}",
                        "from: bert@contoso.com, to: carla@contoso.com",
                        "recipient=carla@contoso.com, outcome=deliver",
                        "X-MS-Exchange-Transport-Rules-Loop"));
    }

    private static Case classic(String name, String value, String changes, String send, String usual, String switched) {
        return new Case(name, value, CLASSIC, changes, send, usual, switched);
    }

    private static Case outdated(String name, String value, String switched) {
        return classic(
                name,
                value,
                "exo.organizationConfig.oldestBuild: 15.2.1700.0\n  exo.organizationConfig.outdatedServers: blocked",
                TO_ANNA,
                "stage=RCPT, reply=550 5.7.230",
                switched);
    }

    static Stream<Case> allCases() {
        return Stream.of(cases(), OnPremisesSwitches.cases(), TrustSwitches.cases())
                .flatMap(each -> each);
    }

    @ParameterizedTest
    @MethodSource("allCases")
    void a_switch_is_seen(Case each, @TempDir Path folder) throws IOException {
        var usual = Rehearsed.text(folder, each.topology(), "", each.changes(), each.send());
        var switched = Rehearsed.text(
                folder, each.topology(), each.name() + ": \"" + each.value() + "\"", each.changes(), each.send());

        assertThat(usual).contains(each.usual());
        assertThat(switched).contains(each.switched()).isNotEqualTo(usual);
    }

    /** The loop limits have {@link LoopArithmeticTest}; no scenario's sender says plain, NTLM or a foreign XOORG, or comes round: policy tests. */
    @Test
    void no_switch_is_forgotten() {
        var covered = new TreeSet<>(allCases().map(Case::name).toList());
        covered.addAll(OnPremisesSwitches.IN_POLICY_TESTS);
        covered.addAll(java.util.List.of(
                "hopComparison",
                "localHopStrategy",
                "attributionPassLimit",
                "exoReceivedLimit",
                "exoProtocolErrors",
                "exoTlsExpiryCode"));
        covered.addAll(java.util.List.of("bareLinefeedText", "xoorgAccepts", "unmodelledVerb", "exoPlainRefusal"));
        covered.add("promotedExpiration");
        covered.add("xoauth2Challenge"); // ClientSubmissionTest of fake-exo, AuthTest of smtp: the wire alone shows it
        covered.addAll(java.util.List.of("outboundPools", "rewrittenSenderReturns")); // LeavingTest
        covered.addAll(
                java.util.List.of("defaultDomainLimit", "highVolumeExternal", "highVolumeLimit")); // HighVolumeTest
        covered.addAll(java.util.List.of("applicationRoleMailbox", "applicationScopeMembers")); // AppAccessTest
        covered.addAll(java.util.List.of("forwardingLoopLimit", "loopStampOutcome", "exoMailboxSizeLimits"));
        covered.addAll(ATTRIBUTION);

        assertThat(covered)
                .containsExactlyElementsOf(
                        Assumption.inOrder().stream().map(Assumption::word).toList());
    }
}
