package dev.hybridlab.onprem.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hybridlab.mailflow.decision.Credentials;
import dev.hybridlab.mailflow.decision.Peer;
import dev.hybridlab.mailflow.decision.Verdict;
import dev.hybridlab.mailflow.topology.ExchangeOnline;
import dev.hybridlab.mailflow.trace.Attribution.AuthAs;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who may send what to whom over a receive connector, cell by cell (ONP-RECV-03 to ONP-RECV-14). */
final class RelayTableTest {
    private static final String DEVICE = "198.18.10.77";
    private static final String NO_RELAY = "550 5.7.54 SMTP; Unable to relay recipient in non-accepted domain";
    private static final String OK = "250 2.1.5 Recipient OK";
    private static final String CLOUD = ExchangeOnline.CERTIFICATE;

    /** One session of every kind. */
    private enum Session {
        ANONYMOUS,
        GRANTED,
        EXTERNALLY_SECURED,
        USER,
        EXCHANGE_SERVER,
        CLOUD_HALF,
        FOREIGN_CLOUD,
        CLOUD_WITHOUT_XOORG,
        LOGGED_ON_WITHOUT_THE_GROUP,
        PARTNER
    }

    private static Exchange exchange(Session session) {
        var lab = Lab.hybrid();
        return (switch (session) {
                    case ANONYMOUS,
                            CLOUD_HALF,
                            FOREIGN_CLOUD,
                            CLOUD_WITHOUT_XOORG,
                            EXCHANGE_SERVER,
                            LOGGED_ON_WITHOUT_THE_GROUP -> lab;
                    case GRANTED ->
                        device(
                                lab,
                                "PermissionGroups",
                                List.of("AnonymousUsers"),
                                "AnonymousRights",
                                List.of("ms-Exch-SMTP-Accept-Any-Recipient"));
                    case EXTERNALLY_SECURED ->
                        device(
                                lab,
                                "AuthMechanism",
                                List.of("Tls", "ExternalAuthoritative"),
                                "PermissionGroups",
                                List.of("ExchangeServers"));
                    case USER -> device(lab, "PermissionGroups", List.of("ExchangeUsers"));
                    case PARTNER ->
                        device(lab, "PermissionGroups", List.of("Partners"), "DomainSecureEnabled", true)
                                .certificate("mx.partner.example")
                                .add(
                                        Lab.ONPREM,
                                        "transportConfig",
                                        "TransportConfig",
                                        "transportConfig",
                                        "TLSReceiveDomainSecureList",
                                        List.of("partner.example"));
                })
                .exchange();
    }

    private static Lab device(Lab lab, Object... pairs) {
        var all = new java.util.ArrayList<Object>(
                List.of("Server", "EX01", "Bindings", List.of("0.0.0.0:25"), "RemoteIPRanges", List.of(DEVICE)));
        all.addAll(List.of(pairs));
        return lab.receive("EX01\\Device", all.toArray());
    }

    private static Peer peer(Exchange exchange, Session session) {
        return switch (session) {
            case ANONYMOUS -> exchange.peer(Exchange.OUTSIDE_IP, "plain");
            case GRANTED, EXTERNALLY_SECURED -> exchange.peer(DEVICE, "plain");
            case PARTNER -> exchange.peer(DEVICE, "mx.partner.example");
            case USER -> exchange.peer(DEVICE, "none").withIdentity("bert@contoso.com");
            case LOGGED_ON_WITHOUT_THE_GROUP ->
                exchange.peer(Exchange.OUTSIDE_IP, "none").withIdentity("bert@contoso.com");
            case EXCHANGE_SERVER -> Exchange.plain("198.18.10.26", 2525);
            case CLOUD_HALF, FOREIGN_CLOUD, CLOUD_WITHOUT_XOORG -> exchange.peer(Exchange.CLOUD_IP, CLOUD);
        };
    }

    private static String xoorg(Session session) {
        return switch (session) {
            case CLOUD_HALF -> "contoso.com";
            case FOREIGN_CLOUD -> "northwind.example";
            default -> "-";
        };
    }

    /** ONP-RECV-03 to ONP-RECV-09; ONP-RECV-10: the Partner; ONP-RECV-11: a device is GRANTED or EXTERNALLY_SECURED. */
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        // session, fact, outside, AuthAs, AuthMechanism, Organization headers kept
        "ANONYMOUS, ONP-RECV-03, " + NO_RELAY + ", ANONYMOUS, -, false",
        "GRANTED, ONP-RECV-05, " + OK + ", ANONYMOUS, -, false",
        "EXTERNALLY_SECURED, ONP-RECV-06, " + OK + ", INTERNAL, 10, false",
        "USER, ONP-RECV-07, " + OK + ", INTERNAL, -, false",
        "EXCHANGE_SERVER, ONP-RECV-08, " + OK + ", INTERNAL, 04, true",
        "CLOUD_HALF, ONP-RECV-09, " + OK + ", ANONYMOUS, -, false",
        "FOREIGN_CLOUD, ONP-RECV-03, " + NO_RELAY + ", ANONYMOUS, -, false",
        "CLOUD_WITHOUT_XOORG, ONP-RECV-03, " + NO_RELAY + ", ANONYMOUS, -, false",
        "LOGGED_ON_WITHOUT_THE_GROUP, ONP-RECV-03, " + NO_RELAY + ", ANONYMOUS, -, false",
        "PARTNER, ONP-RECV-03, " + NO_RELAY + ", PARTNER, -, false",
    })
    void every_session_may_reach_accepted_domains_and_some_may_relay(
            Session session, String fact, String outside, AuthAs authAs, String mechanism, boolean headersKept) {
        var exchange = exchange(session);
        var peer = peer(exchange, session);
        var sender = session == Session.PARTNER ? "fred@partner.example" : "bert@contoso.com";
        var empty = Exchange.envelope(sender, xoorg(session));
        assertThat(exchange.sender(peer, empty).reply().toString()).isEqualTo("250 2.1.0 Sender OK");
        var inside = exchange.recipient(peer, empty, "bert@contoso.com").verdict();
        assertThat(inside.reply().toString()).isEqualTo(OK);
        var relay = exchange.recipient(peer, empty, "joe@fabrikam.example").verdict();
        assertThat(relay.reply().toString()).isEqualTo(outside);
        assertThat(relay.because().fact()).isEqualTo(fact);

        var kept = exchange.kept(
                peer,
                Exchange.envelope(sender, xoorg(session), "bert@contoso.com"),
                Exchange.message(
                        "X-MS-Exchange-Organization-AuthAs: Internal",
                        "X-MS-Exchange-Organization-AuthMechanism: 04",
                        "X-MS-Exchange-Organization-Note: from the wire",
                        "X-MS-Exchange-Forest-Note: from the wire"));
        var headers = kept.message().headers();
        assertThat(kept.attribution().authAs()).isEqualTo(authAs);
        assertThat(headers.first("X-MS-Exchange-Organization-AuthMechanism").orElse("-"))
                .isEqualTo(mechanism);
        assertThat(headers.has("X-MS-Exchange-Organization-Note"))
                .as("ONP-RECV-67")
                .isEqualTo(headersKept);
        assertThat(headers.has("X-MS-Exchange-Forest-Note")).as("ONP-RECV-67").isEqualTo(headersKept);
    }

    /** ONP-RECV-04, ONP-RECV-13: refused at MAIL; the relay text and this one have an older form (ONP-RECV-03). */
    @ParameterizedTest(name = "{0}, {1}")
    @CsvSource({
        "ExchangeServers, anonymousMailText=5.7.57, 530 5.7.57 Client was not authenticated to send anonymous mail"
                + " during MAIL FROM",
        "ExchangeUsers, anonymousMailText=5.7.57, 530 5.7.57 Client not authenticated to send mail",
        "ExchangeUsers, anonymousMailText=5.7.1, 530 5.7.1 Client was not authenticated",
    })
    void without_AnonymousUsers_strangers_end_at_mail(String group, String assumption, String reply) {
        var exchange = device(Lab.fresh(), "PermissionGroups", List.of(group))
                .assuming(assumption)
                .exchange();
        var verdict = exchange.sender(exchange.peer(DEVICE, "none"), Exchange.envelope("bert@contoso.com", "-"));
        assertThat(verdict).isInstanceOf(Verdict.Reject.class);
        assertThat(verdict.reply().toString()).isEqualTo(reply);
        assertThat(verdict.because().configured()).isPresent();
    }

    @Test
    void the_older_words_of_a_relay_refusal_can_be_had() {
        var exchange = Lab.fresh().assuming("anonymousRelayText=5.7.1").exchange();
        var verdict = exchange.recipient(
                        exchange.peer(Exchange.OUTSIDE_IP, "plain"),
                        Exchange.envelope("fred@fabrikam.example", "-"),
                        "joe@partner.example")
                .verdict();
        assertThat(verdict.reply().toString()).isEqualTo("550 5.7.1 Unable to relay");
    }

    /** ONP-RECV-07. */
    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "bert@contoso.com, 250 2.1.0 Sender OK",
        "Bert.Alias@contoso.com, 250 2.1.0 Sender OK",
        "<>, 250 2.1.0 Sender OK",
        "carl@contoso.com, 550 5.7.60 SMTP; Client does not have permissions to send as this sender",
        "fred@fabrikam.example, 550 5.7.60 SMTP; Client does not have permissions to send as this sender",
    })
    void a_user_sends_as_himself_only(String sender, String reply) {
        var exchange = Lab.bare()
                .certificate("mail.contoso.com")
                .server("EX01", "198.18.10.25")
                .add(Lab.ONPREM, "recipients", "Mailbox", "carl@contoso.com")
                .add(
                        Lab.ONPREM,
                        "recipients",
                        "Mailbox",
                        "berta@contoso.com",
                        "EmailAddresses",
                        List.of("bert.alias@contoso.com"))
                .exchange();
        var user = sender.startsWith("Bert.Alias") ? "berta@contoso.com" : "bert@contoso.com";
        var peer = Exchange.plain(DEVICE, 587).withIdentity(user);
        assertThat(exchange.sender(peer, Exchange.envelope(sender, "-")).reply().toString())
                .isEqualTo(reply);
    }

    /** ONP-RECV-16, SMTP-30; LAB-03: whose password it is. */
    @ParameterizedTest(name = "port {0}, {1}: {2}")
    @CsvSource({
        "25, accepted, 235 2.7.0 Authentication successful",
        "25, refused, 535 5.7.3 Authentication unsuccessful",
        "587, refused, 235 2.7.0 Authentication successful",
        "465, refused, 235 2.7.0 Authentication successful",
        "717, refused, 535 5.7.3 Authentication unsuccessful",
        "587, another password, 535 5.7.3 Authentication unsuccessful",
    })
    void what_auth_answers_where_users_have_no_rights_is_a_switch(int port, String rule, String reply) {
        var exchange = Lab.fresh().assuming("logonWithoutRights=" + rule).exchange();
        var password = rule.equals("another password") ? "secret" : "hybridlab";
        var verdict = exchange.policy()
                .authenticate(Exchange.plain(DEVICE, port), new Credentials("LOGIN", "bert@contoso.com", password));
        assertThat(verdict.reply()).hasToString(reply);
    }

    /** ONP-RECV-17. */
    @ParameterizedTest(name = "DomainSecureEnabled {0}, list {1}, {2}, {3}: partner {4}")
    @CsvSource({
        "true, partner.example, mx.partner.example, domain-secure, true",
        "true, other.example, mx.partner.example, domain-secure, false",
        "false, partner.example, mx.partner.example, domain-secure, false",
        "true, partner.example, none, domain-secure, false",
        "true, partner.example, self-made, domain-secure, false",
        "false, other.example, none, any-client, true",
    })
    void a_partner_proves_a_secure_domain(
            boolean secure, String list, String certificate, String rule, boolean partner) {
        var exchange = device(Lab.fresh(), "PermissionGroups", List.of("Partners"), "DomainSecureEnabled", secure)
                .certificate("mx.partner.example")
                .certificate("self-made", "names", List.of("mx.partner.example"), "issuedBy", "Private CA")
                .add(
                        Lab.ONPREM,
                        "transportConfig",
                        "TransportConfig",
                        "transportConfig",
                        "TLSReceiveDomainSecureList",
                        List.of(list))
                .assuming("partnerStanding=" + rule)
                .exchange();
        var verdict =
                exchange.sender(exchange.peer(DEVICE, certificate), Exchange.envelope("fred@partner.example", "-"));
        assertThat(verdict instanceof Verdict.Accept).isEqualTo(partner);
        if (partner) {
            assertThat(verdict.because().assumed()).containsExactly("ONP-RECV-17");
        }
    }

    /** ONP-RECV-18, ONP-RECV-64. */
    @ParameterizedTest(name = "{0} from {1}: {2}")
    @CsvSource({
        "refused, fred@partner.example, true",
        "refused, bert@contoso.com, false",
        "accepted, bert@contoso.com, true",
    })
    void a_partner_may_not_write_as_one_of_us(String rule, String sender, boolean taken) {
        var exchange = device(Lab.fresh(), "PermissionGroups", List.of("Partners"))
                .assuming("partnerStanding=any-client", "partnerAsOwnDomain=" + rule)
                .exchange();
        var verdict = exchange.sender(exchange.peer(DEVICE, "none"), Exchange.envelope(sender, "-"));
        assertThat(verdict instanceof Verdict.Accept).isEqualTo(taken);
    }

    /** ONP-RECV-08, ONP-RECV-23: the group, the mechanism and the port make a server of the organization. */
    @ParameterizedTest(name = "{0} = {1}: {2}")
    @CsvSource({
        "PermissionGroups, ExchangeServers, 250 2.1.0 Sender OK",
        "PermissionGroups, ExchangeUsers, 530 5.7.57 Client not authenticated to send mail",
        "AuthMechanism, Tls ExchangeServer, 250 2.1.0 Sender OK",
        "AuthMechanism, Tls Integrated, 530 5.7.57 Client not authenticated to send mail",
    })
    void a_sibling_needs_group_and_mechanism(String property, String words, String reply) {
        var exchange = Lab.fresh()
                .receive("EX01\\Default EX01", property, List.of(words.split(" ", -1)))
                .exchange();
        var verdict = exchange.sender(Exchange.plain("198.18.10.26", 2525), Exchange.envelope("bert@contoso.com", "-"));
        assertThat(verdict.reply()).hasToString(reply);
    }

    /** ONP-RECV-69. */
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({"198.18.10.26, true", "198.18.10.99, false"})
    void servers_of_the_organization_bypass_the_size_limit(String address, boolean bypasses) {
        var exchange = Lab.fresh()
                .receive(
                        "EX01\\Default EX01",
                        "MaxMessageSize",
                        "1 KB",
                        "PermissionGroups",
                        List.of("ExchangeServers", "AnonymousUsers"))
                .exchange();
        var peer = Exchange.plain(address, 2525);
        var mail = new dev.hybridlab.mailflow.message.Envelope(
                Exchange.envelope("bert@contoso.com", "-").sender(),
                dev.hybridlab.mailflow.message.EsmtpParameters.of("SIZE", "2000"),
                List.of());
        assertThat(exchange.sender(peer, mail) instanceof Verdict.Accept).isEqualTo(bypasses);
        assertThat(exchange.policy().greet(peer).limits().maxMessageSize()).isEqualTo(bypasses ? 0 : 1024);
    }

    /** ONP-RCPT-16. */
    @ParameterizedTest(name = "{0}, {1}: {2}")
    @CsvSource({
        "off, nobody@contoso.com, 250 2.1.5 Recipient OK",
        "on, nobody@contoso.com, 550 5.1.1 User unknown",
        "on, bert@contoso.com, 250 2.1.5 Recipient OK",
    })
    void a_recipient_filter_ends_unknown_recipients_at_rcpt(String filter, String recipient, String reply) {
        var exchange =
                Lab.fresh().assuming("onPremisesRecipientFilter=" + filter).exchange();
        var verdict = exchange.recipient(
                        exchange.peer(Exchange.OUTSIDE_IP, "plain"),
                        Exchange.envelope("fred@fabrikam.example", "-"),
                        recipient)
                .verdict();
        assertThat(verdict.reply()).hasToString(reply);
    }

    /** ONP-RECV-12, ONP-RECV-96. */
    @ParameterizedTest(name = "{0}, SIZE={1}: {2}")
    @CsvSource({
        "plain, 10, 451 5.7.3 Must issue a STARTTLS command first",
        "none, 10, 250 2.1.0 Sender OK",
        "none, 1048576, 250 2.1.0 Sender OK",
        "none, 1048577, 552 5.3.4 Message size exceeds fixed maximum message size",
    })
    void mail_may_want_tls_and_a_small_message(String certificate, String size, String reply) {
        var exchange = Lab.fresh()
                .receive(Lab.FRONTEND, "RequireTLS", true, "MaxMessageSize", "1 MB")
                .exchange();
        var envelope = Exchange.envelope("fred@fabrikam.example", "-");
        var sized = new dev.hybridlab.mailflow.message.Envelope(
                envelope.sender(), envelope.parameters().plus("SIZE", size), List.of());
        assertThat(exchange.sender(exchange.peer(Exchange.OUTSIDE_IP, certificate), sized)
                        .reply()
                        .toString())
                .isEqualTo(reply);
    }

    /** HDR-34: which names of XOORG are ours. */
    @ParameterizedTest(name = "{0} with {1}: {2}")
    @CsvSource({
        "contoso.com, accepted-or-trusted-remote, true",
        "contoso.onmicrosoft.com, accepted-or-trusted-remote, true",
        "untrusted.example, accepted-or-trusted-remote, false",
        "northwind.example, accepted-or-trusted-remote, false",
        "contoso.com, trusted-remote only, false",
        "contoso.onmicrosoft.com, trusted-remote only, true",
        "contoso.com, accepted only, true",
        "contoso.onmicrosoft.com, accepted only, false",
    })
    void the_originating_organization_must_be_ours(String organization, String rule, boolean relays) {
        var exchange = Lab.hybrid()
                .assuming("xoorgAccepts=" + rule)
                .add(
                        Lab.ONPREM,
                        "remoteDomains",
                        "RemoteDomain",
                        "Hybrid",
                        "DomainName",
                        "contoso.onmicrosoft.com",
                        "TrustedMailInboundEnabled",
                        true)
                .add(Lab.ONPREM, "remoteDomains", "RemoteDomain", "Other", "DomainName", "untrusted.example")
                .exchange();
        var verdict = exchange.recipient(
                        exchange.peer(Exchange.CLOUD_IP, CLOUD),
                        Exchange.envelope("anna@contoso.com", organization),
                        "joe@fabrikam.example")
                .verdict();
        assertThat(verdict instanceof Verdict.Accept).isEqualTo(relays);
    }

    /** ONP-RECV-27, TLS-39. */
    @ParameterizedTest(name = "{0} and {1}: {2}")
    @CsvSource({
        "mail.protection.outlook.com:AcceptCloudServicesMail, cloud, true",
        "mail.protection.outlook.com:AcceptOorgProtocol, cloud, true",
        "mail.protection.outlook.com:AcceptSomething, cloud, false",
        "<I>CN=Old CA<S>CN=mail.protection.outlook.com:AcceptCloudServicesMail, cloud, false",
        "<I>CN=Lab Public CA<S>CN=mail.protection.outlook.com:AcceptCloudServicesMail, cloud, true",
        "<I>CN=Lab Public CA<S>CN=mail.protection.outlook.com:AcceptCloudServicesMail, fake cloud, false",
        "mail.protection.outlook.com:AcceptCloudServicesMail, fake cloud, false",
        "mail.protection.outlook.com:AcceptCloudServicesMail, expired cloud, false",
        "other.example:AcceptCloudServicesMail, cloud, false",
    })
    void only_a_believable_certificate_of_that_name_has_the_capability(
            String capability, String certificate, boolean capable) {
        var names = List.of(CLOUD);
        var exchange = Lab.fresh()
                .capable(capability)
                .certificate("cloud", "names", names)
                .certificate("fake cloud", "names", names, "issuedBy", "Private CA")
                .certificate("expired cloud", "names", names, "notAfter", "2026-03-01T00:00:00Z")
                .exchange();
        var peer = exchange.peer(Exchange.CLOUD_IP, certificate);
        var verdict = exchange.recipient(
                        peer, Exchange.envelope("anna@contoso.com", "contoso.com"), "joe@fabrikam.example")
                .verdict();
        assertThat(verdict instanceof Verdict.Accept).isEqualTo(capable);
        assertThat(exchange.policy().greet(peer).offers("XOORG")).as("HDR-31").isEqualTo(capable);
    }

    /** ONP-RECV-14. */
    @Test
    void a_relay_connector_that_catches_the_cloud_takes_its_trust_away() {
        var exchange = Lab.hybrid()
                .receive(
                        "EX01\\Relay",
                        "Server",
                        "EX01",
                        "Bindings",
                        List.of("0.0.0.0:25"),
                        "RemoteIPRanges",
                        List.of("198.18.20.0/24"),
                        "PermissionGroups",
                        List.of("AnonymousUsers"))
                .exchange();
        var answer = exchange.recipient(
                exchange.peer(Exchange.CLOUD_IP, CLOUD),
                Exchange.envelope("anna@contoso.com", "contoso.com"),
                "joe@fabrikam.example");
        assertThat(answer.verdict().reply().toString()).isEqualTo(NO_RELAY);
        assertThat(answer.attribution().connector()).hasValue("EX01\\Relay");
    }
}
