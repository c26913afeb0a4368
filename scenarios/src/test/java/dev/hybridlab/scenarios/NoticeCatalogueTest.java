package dev.hybridlab.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hybridlab.mailflow.trace.Step;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Each final answer of both sides: its words, the command it comes after, and who writes the notice (NDR-01, NDR-21 to NDR-44). */
class NoticeCatalogueTest {
    private static final String CLASSIC = "topologies/classic-hybrid.yaml";
    private static final String MX_HERE = "topologies/mx-on-premises.yaml";
    private static final String AFTER_ACCEPTANCE = "-";
    private static final String NOBODY = "nobody";
    private static final String TO_ANNA = "from: bert@contoso.com, to: anna@contoso.com";
    private static final String TO_BERT = "from: anna@contoso.com, to: bert@contoso.com";
    private static final String TO_OUTSIDER = "from: bert@contoso.com, to: outsider@fabrikam.example";
    private static final String FROM_OUTSIDER = "from: outsider@fabrikam.example, to: ";
    private static final String AT_THE_CLOUD = ", enter: {host: exo, from: 198.18.99.9}";
    private static final String AT_THE_SERVER = ", enter: {host: EX01, from: 198.18.99.9}";
    private static final String NONE = "exo.inboundConnectors[hybrid].RequireTls: true";
    private static final String SOON = "\n  exo.transportConfig.MessageExpiration: 02:00:00";
    private static final String FRONT_END = "onprem.receiveConnectors[\"EX01\\Default Frontend EX01\"].";

    /**
     * @param changes lines of a scenario's {@code change}
     * @param send the message, in YAML
     * @param stage the command it comes after, or after acceptance
     * @param reply how it begins
     * @param madeBy the host that writes the notice
     */
    record Row(String topology, String changes, String send, String stage, String reply, String madeBy) {
        /** EXO or the server: whoever the first of the table's lists is about; nobody after acceptance. */
        String refusedBy() {
            return stage.equals(AFTER_ACCEPTANCE)
                    ? NOBODY
                    : reply.startsWith("550 5.7.54") || send.contains(AT_THE_SERVER) ? "EX01" : "exo";
        }

        @Override
        public String toString() {
            return reply + " by " + stage + ", notice by " + madeBy;
        }
    }

    static Stream<Row> exchangeOnline() {
        return Stream.of(
                row(
                        "exo.inboundConnectors[hybrid].Enabled: false",
                        TO_OUTSIDER,
                        "RCPT",
                        "550 5.7.64 TenantAttribution; Relay Access Denied",
                        "EX01"),
                row(
                        "exo.inboundConnectors[hybrid].TlsSenderCertificateName: null\n"
                                + "  exo.inboundConnectors[hybrid].SenderIPAddresses: [198.18.99.9]",
                        "from: app@legacy.example, to: outsider@fabrikam.example" + AT_THE_CLOUD,
                        "RCPT",
                        "550 5.7.64 Relay Access Denied ATTR36. For more details please refer to KB 3169958",
                        NOBODY),
                row(
                        NONE,
                        FROM_OUTSIDER + "x@nobodys.example" + AT_THE_CLOUD,
                        "RCPT",
                        "550 5.4.1 Relay Access Denied",
                        NOBODY),
                row(
                        NONE,
                        FROM_OUTSIDER + "nobody@contoso.com",
                        "RCPT",
                        "550 5.4.1 Recipient address rejected: Access denied",
                        "mx.fabrikam.example"),
                row(
                        "exo.inboundConnectors+: {Name: Gateway, ConnectorType: Partner, SenderDomains: [\"*\"],"
                                + " TlsSenderCertificateName: mx.gateway.example, RestrictDomainsToCertificate: true}",
                        FROM_OUTSIDER + "anna@contoso.com",
                        "RCPT",
                        "550 5.7.51 TenantInboundAttribution; There is a partner connector configured that matched the"
                                + " message's recipient domain.",
                        "mx.fabrikam.example"),
                row(
                        "exo.organizationConfig.RejectDirectSend: true",
                        "from: scanner@contoso.com, to: anna@contoso.com" + AT_THE_CLOUD,
                        "RCPT",
                        "550 5.7.68 TenantInboundAttribution; Direct Send not allowed for this organization from"
                                + " unauthorized sources",
                        NOBODY),
                row(
                        "exo.organizationConfig.oldestBuild: 15.2.1700.0\n"
                                + "  exo.organizationConfig.outdatedServers: blocked",
                        TO_ANNA,
                        "RCPT",
                        "550 5.7.230 Connecting Exchange server version is out-of-date",
                        "EX01"),
                row(
                        NONE,
                        "from: bert@contoso.com, to: nobody@contoso.onmicrosoft.com",
                        AFTER_ACCEPTANCE,
                        "550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient not found by SMTP address lookup",
                        "exo"),
                row(
                        "exo.recipients[anna@contoso.com].RequireSenderAuthenticationEnabled: true",
                        FROM_OUTSIDER + "anna@contoso.com",
                        AFTER_ACCEPTANCE,
                        "550 5.7.134 Sender not authenticated for mailbox",
                        "exo"),
                row(
                        "exo.outboundConnectors[hybrid].SmartHosts: [198.18.99.99]" + SOON,
                        TO_BERT,
                        AFTER_ACCEPTANCE,
                        "550 5.4.316 Message expired, connection refused(Socket error code 10061)",
                        "exo"),
                row(
                        "exo.outboundConnectors[hybrid].SmartHosts: [gone.contoso.com]" + SOON,
                        TO_BERT,
                        AFTER_ACCEPTANCE,
                        "550 5.4.312 Message expired",
                        "exo"),
                // LIM-14
                row(
                        "exo.recipients[anna@contoso.com].MaxReceiveSize: 1 KB",
                        FROM_OUTSIDER + "anna@contoso.com",
                        AFTER_ACCEPTANCE,
                        "550 5.2.3 RESOLVER.RST.RecipSizeLimit; message too large for this recipient",
                        "exo"),
                row(
                        "onprem.servers[EX01].backPressure: true" + SOON,
                        TO_BERT,
                        AFTER_ACCEPTANCE,
                        "550 5.4.300 Message expired",
                        "exo"),
                row(
                        "exo.recipients+: {MailUser: eve@contoso.com, ExternalEmailAddress: eve@fabrikam.example,"
                                + " RequireSenderAuthenticationEnabled: true}",
                        FROM_OUTSIDER + "eve@contoso.com",
                        AFTER_ACCEPTANCE,
                        "550 5.7.136 Sender was not authenticated",
                        "exo"),
                row(
                        "certificates[mail.contoso.com].notAfter: 2026-03-01T00:00:00Z" + SOON,
                        TO_BERT,
                        AFTER_ACCEPTANCE,
                        "550 5.4.317 Message expired",
                        "exo"));
    }

    static Stream<Row> onPremises() {
        return Stream.of(
                row(
                        NONE,
                        FROM_OUTSIDER + "x@nobodys.example" + AT_THE_SERVER,
                        "RCPT",
                        "550 5.7.54 SMTP; Unable to relay recipient in non-accepted domain",
                        NOBODY),
                row(
                        FRONT_END + "PermissionGroups: [ExchangeUsers]",
                        FROM_OUTSIDER + "bert@contoso.com" + AT_THE_SERVER,
                        "MAIL",
                        "530 5.7.57 ",
                        NOBODY),
                row(
                        FRONT_END + "MaxRecipientsPerMessage: 1",
                        FROM_OUTSIDER + "[bert@contoso.com, carla@contoso.com]" + AT_THE_SERVER,
                        "RCPT",
                        "452 4.5.3 Too many recipients",
                        NOBODY),
                row(
                        NONE,
                        "from: bert@contoso.com, to: nobody@contoso.com",
                        AFTER_ACCEPTANCE,
                        "550 5.1.10 RESOLVER.ADR.RecipientNotFound; not found",
                        "EX01"),
                row(
                        FRONT_END + "RejectReservedSecondLevelRecipientDomains: true",
                        FROM_OUTSIDER + "x@example.com" + AT_THE_SERVER,
                        "RCPT",
                        "550 5.1.5 Recipient address reserved by RFC 2606",
                        NOBODY),
                row(
                        FRONT_END + "RejectSingleLabelRecipientDomains: true",
                        FROM_OUTSIDER + "x@intranet" + AT_THE_SERVER,
                        "RCPT",
                        "550 5.1.6 Recipient addresses in single label domains not accepted",
                        NOBODY),
                row(
                        "onprem.recipients+: {DistributionGroup: all@contoso.com, Members: [bert@contoso.com],"
                                + " RequireSenderAuthenticationEnabled: true}",
                        FROM_OUTSIDER + "all@contoso.com" + AT_THE_SERVER,
                        AFTER_ACCEPTANCE,
                        "550 5.7.1 RESOLVER.RST.AuthRequired; authentication required",
                        "EX01"),
                new Row(
                        MX_HERE,
                        "dns[\"fabrikam.example\"].fault: NXDOMAIN",
                        TO_OUTSIDER,
                        AFTER_ACCEPTANCE,
                        "554 5.4.4 SMTPSEND.DNS.NonExistentDomain; nonexistent domain",
                        "EX01"),
                new Row(
                        MX_HERE,
                        "dns[\"fabrikam.example\"].fault: SERVFAIL\n"
                                + "  onprem.transportServices[EX01].MessageExpirationTimeout: 02:00:00",
                        TO_OUTSIDER,
                        AFTER_ACCEPTANCE,
                        "550 4.4.7 QUEUE.Expired; message expired",
                        "EX01"));
    }

    /**
     * The rows whose trigger is a scenario. NDR-22, NDR-25, NDR-26, NDR-27 and SMTP-41, SMTP-42, SMTP-52: Exchange Online;
     * NDR-41, NDR-42 and SMTP-38, SMTP-61, SMTP-62, SMTP-67: on-premises.
     */
    static Stream<Shown> shown() throws IOException {
        try (var in = NoticeCatalogueTest.class.getResourceAsStream("/notices/catalogue.txt")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8)
                            .lines()
                            .filter(line -> !line.startsWith("#"))
                            .map(line -> line.split(" \\| "))
                            .map(cells -> new Shown(
                                    cells[0],
                                    cells[1],
                                    Set.of(cells[2].split(", ")),
                                    Set.of(cells[3].split(", ")),
                                    cells[4]))
                            .toList()
                            .stream();
        }
    }

    /**
     * @param refusedBy the hosts that answer so
     * @param madeBy the hosts that write a notice with these words
     */
    record Shown(String reply, String stage, Set<String> refusedBy, Set<String> madeBy, String scenario) {
        @Override
        public String toString() {
            return reply + " by " + stage + ", " + scenario;
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("shown")
    void who_refuses_and_who_writes_are_told_apart(Shown row) {
        var steps = Rehearsed.steps(Library.folder().resolve(row.scenario() + ".yaml"));

        assertThat(row.stage().equals("queue") ? waits(steps, row.reply()) : stages(steps, row.reply()))
                .containsOnly(row.stage());
        assertThat(refusers(steps, row.reply())).containsExactlyInAnyOrderElementsOf(row.refusedBy());
        assertThat(Set.copyOf(authors(steps, row.reply()))).isEqualTo(row.madeBy());
    }

    private static List<String> waits(List<Step> steps, String reply) {
        return steps.stream()
                .filter(step -> step instanceof Step.Deferred deferred
                        && deferred.lastError().toString().startsWith(reply))
                .map(any -> "queue")
                .toList();
    }

    private static Set<String> refusers(List<Step> steps, String reply) {
        var hosts = steps.stream()
                .filter(step -> step instanceof Step.Refused refused
                        && refused.reply().toString().startsWith(reply))
                .map(step -> step.where().host())
                .collect(Collectors.toSet());
        return hosts.isEmpty() ? Set.of(NOBODY) : hosts;
    }

    private static Row row(String changes, String send, String stage, String reply, String madeBy) {
        return new Row(CLASSIC, changes, send, stage, reply, madeBy);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({"exchangeOnline", "onPremises"})
    void an_answer_has_its_words_its_stage_and_the_author_of_its_notice(Row row, @TempDir Path folder)
            throws IOException {
        var steps = Rehearsed.steps(folder, row.topology(), "", row.changes(), row.send());

        assertThat(stages(steps, row.reply())).containsOnly(row.stage());
        assertThat(refusers(steps, row.reply())).containsExactly(row.refusedBy());
        assertThat(authors(steps, row.reply())).containsOnly(row.madeBy());
    }

    private static List<String> stages(List<Step> steps, String reply) {
        var stages = steps.stream()
                .flatMap(step -> step instanceof Step.Refused refused ? Stream.of(refused) : Stream.empty())
                .filter(refused -> refused.reply().toString().startsWith(reply))
                .map(Step.Refused::stage)
                .toList();
        return stages.isEmpty() ? List.of(AFTER_ACCEPTANCE) : stages;
    }

    private static List<String> authors(List<Step> steps, String reply) {
        var authors = steps.stream()
                .flatMap(step -> step instanceof Step.NoticeMade made ? Stream.of(made) : Stream.empty())
                .filter(made -> made.diagnostic().toString().startsWith(reply))
                .map(made -> made.where().host())
                .toList();
        return authors.isEmpty() ? List.of(NOBODY) : authors;
    }

    /** Older words of the same answers, each behind its switch. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "anonymousRelayText: 5.7.1 | PermissionGroups: [AnonymousUsers] | x@nobodys.example | RCPT | 550 5.7.1"
                        + " Unable to relay",
                "anonymousMailText: 5.7.1 | PermissionGroups: [ExchangeUsers] | bert@contoso.com | MAIL | 530 5.7.1"
                        + " Client was not authenticated",
                "recipientLimitText: 550 5.5.3 | MaxRecipientsPerMessage: 1 | [bert@contoso.com, carla@contoso.com] |"
                        + " RCPT | 550 5.5.3 Too many recipients",
                "onPremisesRecipientFilter: on | PermissionGroups: [AnonymousUsers] | nobody@contoso.com | RCPT | 550"
                        + " 5.1.1 User unknown"
            })
    void older_words_stand_behind_a_switch(
            String assumption, String change, String to, String stage, String reply, @TempDir Path folder)
            throws IOException {
        var steps =
                Rehearsed.steps(folder, CLASSIC, assumption, FRONT_END + change, FROM_OUTSIDER + to + AT_THE_SERVER);

        assertThat(stages(steps, reply)).containsOnly(stage);
        assertThat(refusers(steps, reply)).containsExactly("EX01");
    }
}
