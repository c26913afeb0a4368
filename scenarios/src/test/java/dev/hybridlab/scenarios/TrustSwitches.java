package dev.hybridlab.scenarios;

import java.util.stream.Stream;

/** The switches about header fields, directories and journal reports, each with a message that shows it. */
final class TrustSwitches {
    private static final String CLASSIC = "topologies/classic-hybrid.yaml";
    private static final String SUBMITTED = "from: anna@contoso.com, to: dora@contoso.com,"
            + " enter: {host: smtp.office365.com, port: 587, from: 198.18.99.9, auth: anna@contoso.com}";

    private TrustSwitches() {}

    static Stream<SwitchesTest.Case> cases() {
        return Stream.of(
                of(
                        "originatorOrgOfStrangers: absent",
                        "exo.inboundConnectors[hybrid].RequireTls: true",
                        "from: outsider@fabrikam.example, to: anna@contoso.com, enter: {host: EX01, from: 198.18.99.9}",
                        "X-OriginatorOrg: contoso.com",
                        "AuthAs: Anonymous"),
                of(
                        "authMechanismAnonymous: 00",
                        "exo.inboundConnectors[hybrid].RequireTls: true",
                        "from: outsider@fabrikam.example, to: anna@contoso.com, enter: {host: EX01, from: 198.18.99.9}",
                        "AuthAs: Anonymous",
                        "AuthMechanism: 00"),
                of(
                        "internalNoticeSender: postmaster",
                        "exo.inboundConnectors[hybrid].RequireTls: true",
                        "from: bert@contoso.com, to: nobody@contoso.com",
                        "MicrosoftExchange329e71ec88ae4615bbc36ab6ce41109e@contoso.com",
                        "From: postmaster@contoso.com"),
                of(
                        "externalRecipientConnectors: every-outbound",
                        "exo.inboundConnectors[hybrid].RequireTls: true",
                        "from: anna@contoso.com, to: outsider@fabrikam.example",
                        "outcome=relay",
                        "X-ExternalRecipientOutboundConnectors"),
                of(
                        "anonymousTlsAfterTls: listed",
                        "exo.inboundConnectors[hybrid].RequireTls: true",
                        "from: anna@contoso.com, to: bert@contoso.com",
                        "X-ANONYMOUSTLS",
                        "X-ANONYMOUSTLS"),
                of(
                        "directoryAuthor: Internal",
                        "exo.inboundConnectors[hybrid].RequireTls: true",
                        "from: script@contoso.com, to: carla@contoso.com, enter: {host: EX01, directory: Pickup}",
                        "AuthAs: Anonymous",
                        "AuthAs: Internal"),
                of(
                        "spoofedColleague: clean",
                        "exo.inboundConnectors[hybrid].RequireTls: true",
                        "from: bert@contoso.com, to: anna@contoso.com, enter: {host: exo, from: 198.18.99.9}",
                        "SFV:SPM",
                        "SFV:NSPM"),
                of(
                        "senderChecks: off",
                        "exo.inboundConnectors[hybrid].RequireTls: true",
                        "from: bert@contoso.com, to: anna@contoso.com, enter: {host: exo, from: 198.18.99.9}",
                        "SFV:SPM",
                        "SFV:NSPM"),
                of(
                        "relayedResultsField: plain",
                        "exo.inboundConnectors[hybrid].RequireTls: true",
                        "from: bert@contoso.com, to: outsider@fabrikam.example",
                        "X-MS-Exchange-Authentication-Results",
                        "compauth="),
                of(
                        "dkimWords: fail",
                        "internet[mx.fabrikam.example].signs: [s1]\n"
                                + "  dns+: {name: s1._domainkey.fabrikam.example, fault: SERVFAIL}",
                        "from: outsider@fabrikam.example, to: anna@contoso.com",
                        "dkim=timeout (key query timeout)",
                        "dkim=fail (key query timeout)"),
                of(
                        "spfComments: none",
                        "dns[fabrikam.example].TXT: v=spf1 ?all",
                        "from: outsider@fabrikam.example, to: anna@contoso.com",
                        "Neutral (protection.outlook.com: 198.18.30.25 is neither",
                        "Neutral (protection.outlook.com) receiver"),
                of(
                        "relayedSignature: every-message",
                        "exo.inboundConnectors[hybrid].RequireTls: true",
                        "from: outsider@fabrikam.example, to: bert@contoso.com",
                        "ARC-Seal",
                        "selector2-contoso-onmicrosoft-com"),
                of(
                        "basicOffByDefault: 550-5.7.30",
                        "exo.tenantSettings.basicSmtpAuth: disabledByDefault",
                        "from: anna@contoso.com, to: dora@contoso.com,"
                                + " enter: {host: smtp.office365.com, from: 198.18.99.9, auth: anna@contoso.com}",
                        "535 5.7.139",
                        "550 5.7.30"),
                of(
                        "dailyRecipientsText: 5.1.90",
                        "exo.recipients[anna@contoso.com].recipientsLastDay: 10000",
                        SUBMITTED,
                        "554 5.2.0",
                        "550 5.1.90"),
                of(
                        "concurrentSendingText: STOREDRV.ClientSubmit; sender thread limit exceeded",
                        "exo.recipients[anna@contoso.com].openSessions: 3",
                        SUBMITTED,
                        "Concurrent connections limit exceeded",
                        "sender thread limit exceeded"),
                of(
                        "sendAsDeniedText: 5.2.0",
                        "exo.inboundConnectors[hybrid].RequireTls: true",
                        "from: reports@contoso.com, to: anna@contoso.com,"
                                + " enter: {host: smtp.office365.com, from: 198.18.99.9, auth: anna@contoso.com}",
                        "554 5.2.252",
                        "554 5.2.0"),
                of(
                        "wrongPasswordText: 5.7.139",
                        "exo.transportConfig.AllowLegacyTLSClients: true",
                        "from: anna@contoso.com, to: dora@contoso.com, enter: {host: smtp.office365.com, port: 587,"
                                + " from: 198.18.99.9, auth: anna@contoso.com, password: expired}",
                        "535 5.7.3",
                        "535 5.7.139"),
                of(
                        "notAuthenticatedText: during-mail-from",
                        "exo.transportConfig.AllowLegacyTLSClients: true",
                        "from: anna@contoso.com, to: dora@contoso.com,"
                                + " enter: {host: smtp.office365.com, port: 587, from: 198.18.99.9}",
                        "Client not authenticated to send mail",
                        "SMTP; Client was not authenticated"),
                of(
                        "undeliverableReports: lost",
                        "exo.journalRules+: {Name: R, JournalEmailAddress: gone@fabrikam.example}\n"
                                + "  exo.transportConfig.JournalingReportNdrTo: dora@contoso.com",
                        "from: anna@contoso.com, to: anna@contoso.com",
                        "to=dora@contoso.com",
                        "a null sender has nobody to report to"));
    }

    private static SwitchesTest.Case of(String value, String changes, String send, String usual, String switched) {
        var colon = value.indexOf(": ");
        return new SwitchesTest.Case(
                value.substring(0, colon), value.substring(colon + 2), CLASSIC, changes, send, usual, switched);
    }
}
