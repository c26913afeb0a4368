package dev.hybridlab.mailflow.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hybridlab.mailflow.catalogue.ObjectType.Place;
import dev.hybridlab.mailflow.configuration.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CatalogueTest {
    @Test
    void every_fact_that_a_property_cites_is_a_row_of_the_facts() throws IOException {
        var known = factIds();
        var unknown = new ArrayList<String>();
        for (var type : Catalogue.types()) {
            for (var property : type.properties()) {
                property.facts().stream()
                        .filter(id -> !known.contains(id))
                        .forEach(id -> unknown.add(type.name() + "." + property.name() + " cites " + id));
            }
        }
        assertThat(unknown).isEmpty();
    }

    @Test
    void every_default_is_a_value_of_its_type() {
        var wrong = new ArrayList<String>();
        for (var type : Catalogue.types()) {
            for (var property : type.properties()) {
                if (!fits(property.type(), property.byDefault())) {
                    wrong.add(type.name() + "." + property.name() + " = " + property.byDefault());
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    /** DOM-29, DOM-30: what a remote domain is where nobody set it, and what is read and bears on no flow. */
    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({
        "DOM-29, TNEFEnabled, -, NO_EFFECT",
        "DOM-29, ContentType, MimeHtmlText, NO_EFFECT",
        "DOM-30, NDRDiagnosticInfoEnabled, true, MODELLED",
        "DOM-30, LineWrapSize, Unlimited, NO_EFFECT",
        "DOM-30, MessageCountThreshold, 2147483647, NO_EFFECT",
    })
    void a_remote_domain_as_made(String fact, String name, String byDefault, String status) {
        var property =
                Catalogue.type("RemoteDomain").orElseThrow().property(name).orElseThrow();
        assertThat(property.facts()).contains(fact);
        assertThat(property.byDefault().toString()).isEqualTo(byDefault.equals("-") ? "$null" : byDefault);
        assertThat(property.status()).hasToString(status);
    }

    @Test
    void names_are_unique_and_the_identity_is_a_property_or_the_object_is_single() {
        assertThat(Catalogue.types()).extracting(ObjectType::name).doesNotHaveDuplicates();
        for (var type : Catalogue.types()) {
            assertThat(type.properties())
                    .extracting(property -> property.name().toLowerCase(java.util.Locale.ROOT))
                    .as(type.name())
                    .doesNotHaveDuplicates();
            assertThat(type.single() || type.property(type.identity()).isPresent())
                    .as(type.name())
                    .isTrue();
        }
    }

    @Test
    void only_recipients_share_a_section() {
        for (var place : Place.values()) {
            for (var section : Catalogue.sections(place)) {
                var kinds = Catalogue.inSection(place, section);
                assertThat(kinds.size() == 1 || section.equals("recipients"))
                        .as(place + " " + section)
                        .isTrue();
            }
        }
        assertThat(Catalogue.inSection(Place.EXO, "recipients"))
                .extracting(ObjectType::name)
                .containsExactly(
                        "Mailbox",
                        "MailUser",
                        "MailContact",
                        "MailPublicFolder",
                        "DistributionGroup",
                        "DynamicDistributionGroup");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ADDRESS | anna@contoso.com | true",
                "ADDRESS | smtp:anna@contoso.com | true",
                "ADDRESS | anna | false",
                "DOMAIN | contoso.com | true",
                "DOMAIN | *.contoso.com | false",
                "DOMAIN_PATTERN | *.contoso.com | true",
                "DOMAIN_PATTERN | mail.*.com | false",
                "HOST_OR_ADDRESS | [198.18.10.25] | true",
                "HOST_OR_ADDRESS | mail contoso | false",
                "IP_RANGE | 198.18.10.0/24 | true",
                "IP_RANGE | 198.18.10.0/40 | false",
                "ADDRESS_SPACE | SMTP:*;1 | true",
                "ADDRESS_SPACE | SMTP:*;0 | false",
                "BINDING | [::]:25 | true",
                "BINDING | 25 | false",
                "DURATION | 2.00:00:00 | true",
                "DURATION | soon | false",
                "SIZE | 35 MB | true",
                "SIZE | big | false",
                "INSTANT | 2026-03-02T09:00:00Z | true",
                "INSTANT | yesterday | false",
                "CERTIFICATE | <I>CN=CA<S>CN=mail.contoso.com | true",
                "CERTIFICATE | <S>CN=mail.contoso.com | false",
                "TLS_CAPABILITY | mail.protection.outlook.com:AcceptCloudServicesMail | true",
                "TLS_CAPABILITY | mail.protection.outlook.com | false",
                "REDIRECT_URI | http://localhost | true",
                "REDIRECT_URI | https://app.example:8443/answer?a=b | true",
                "REDIRECT_URI | https://[::1]/ | true",
                "REDIRECT_URI | msal4b0d://auth | true",
                "REDIRECT_URI | urn:ietf:wg:oauth:2.0:oob | true",
                "REDIRECT_URI | app.example/answer | false",
                "REDIRECT_URI | /answer | false",
                "REDIRECT_URI | https:///answer | false",
                "REDIRECT_URI | https:answer | false",
                "REDIRECT_URI | http://app.example/a b | false",
                "REDIRECT_URI | http://app.example/#a | false",
                "REDIRECT_URI | http://app.example/\"><b> | false",
                "REDIRECT_URI | 'http://app.example/\r\nSet-Cookie: a' | false",
            })
    void forms_tell_right_from_wrong(PropertyType.Form form, String text, boolean right) {
        assertThat(FormCheck.mistake(form, text).isEmpty()).isEqualTo(right);
    }

    /** What may be written, and nothing else: words and ranges that the documents list. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ONP-RECV-22 | ReceiveConnector | TransportRole | FrontendTransport, HubTransport",
                "ONP-RECV-23 | ReceiveConnector | AuthMechanism | list of None, Tls, Integrated, BasicAuth,"
                        + " BasicAuthRequireTLS, ExchangeServer, ExternalAuthoritative",
                "ONP-RECV-24 | ReceiveConnector | PermissionGroups | list of None, AnonymousUsers, ExchangeUsers,"
                        + " ExchangeServers, ExchangeLegacyServers, Partners, Custom",
                "ONP-RECV-29 | ReceiveConnector | MaxHopCount | 1 to 500",
                "ONP-RECV-30 | ReceiveConnector | MaxLocalHopCount | 0 to 50",
                "ONP-SEND-23 | SendConnector | SmartHostAuthMechanism | None, BasicAuth, BasicAuthRequireTLS,"
                        + " ExchangeServer, ExternalAuthoritative",
                "ONP-SEND-27 | SendConnector | TlsAuthLevel | EncryptionOnly, CertificateValidation, DomainValidation",
                "ONP-SEND-38 | SendConnector | ConnectorType | Default, XPremises",
                "HYB-07 | HybridConfiguration | Features | list of FreeBusy, MoveMailbox, Mailtips, MessageTracking,"
                        + " OwaRedirection, OnlineArchive, SecureMail, CentralizedTransport, Photos",
            })
    void words_and_ranges_are_those_of_the_documents(String fact, String type, String property, String expected) {
        var known = Catalogue.type(type).orElseThrow().property(property).orElseThrow();
        assertThat(written(known.type())).as(fact).isEqualTo(expected);
    }

    private static String written(PropertyType type) {
        return switch (type) {
            case PropertyType.Flag flag -> "true or false";
            case PropertyType.Whole(var least, var most) -> least + " to " + most;
            case PropertyType.Text(var form) -> form.toString();
            case PropertyType.Word(var words) -> String.join(", ", words);
            case PropertyType.Many(var of) -> "list of " + written(of);
        };
    }

    private static boolean fits(PropertyType type, Value value) {
        return value.equals(Value.NOTHING)
                || switch (type) {
                    case PropertyType.Flag flag -> value instanceof Value.Flag;
                    case PropertyType.Whole(var least, var most) ->
                        value instanceof Value.Number(var number) && number >= least && number <= most;
                    case PropertyType.Text(var form) ->
                        value instanceof Value.Text(var text)
                                && FormCheck.mistake(form, text).isEmpty();
                    case PropertyType.Word(var words) -> value instanceof Value.Text(var text) && words.contains(text);
                    case PropertyType.Many(var of) ->
                        value instanceof Value.Items(var items)
                                && items.stream().allMatch(item -> fits(of, item));
                };
    }

    private static Set<String> factIds() throws IOException {
        var row = Pattern.compile("(?m)^\\| ([A-Z][A-Z-]*-\\d+) \\|");
        try (var files = Files.list(Path.of("..", "docs", "facts"))) {
            List<Path> pages =
                    files.filter(file -> file.toString().endsWith(".md")).toList();
            var all = new ArrayList<String>();
            for (var page : pages) {
                row.matcher(Files.readString(page)).results().forEach(match -> all.add(match.group(1)));
            }
            return all.stream().collect(Collectors.toSet());
        }
    }
}
