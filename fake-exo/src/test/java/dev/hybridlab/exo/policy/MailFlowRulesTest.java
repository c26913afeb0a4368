package dev.hybridlab.exo.policy;

import static dev.hybridlab.exo.policy.Tenants.CONTOSO;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hybridlab.mailflow.decision.HeldMessage;
import dev.hybridlab.mailflow.decision.RoutingDecision;
import dev.hybridlab.mailflow.decision.Ruling;
import dev.hybridlab.mailflow.message.Envelope;
import dev.hybridlab.mailflow.message.EsmtpParameters;
import dev.hybridlab.mailflow.message.Message;
import dev.hybridlab.mailflow.topology.LabSettings;
import dev.hybridlab.mailflow.trace.Attribution;
import dev.hybridlab.mailflow.trace.Attribution.AuthAs;
import dev.hybridlab.mailflow.trace.Attribution.Direction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a tenant's mail flow rules ask and do (RULE facts, LOOP-10). */
final class MailFlowRulesTest {
    private static final String ID = "00000000-0000-4000-8000-000000000001";

    private static Message message(String... fields) {
        var head = "From: Anna <anna@contoso.com>\r\nSubject: final report\r\n" + String.join("", fields);
        return Message.parse((head + "\r\nhello\r\n").getBytes(StandardCharsets.ISO_8859_1));
    }

    private static HeldMessage held(AuthAs author, Message message, String... to) {
        var attribution = new Attribution(
                Direction.ORIGINATING,
                Optional.of("contoso.onmicrosoft.com"),
                Optional.empty(),
                false,
                false,
                author,
                0);
        return Edge.held(attribution, Edge.envelope("anna@contoso.com", to), message);
    }

    private static Tenants rule(String name, Object... pairs) {
        return also(Tenants.two(), name, pairs);
    }

    private static Tenants also(Tenants tenants, String name, Object... pairs) {
        return tenants.add(CONTOSO, "transportRules", "TransportRule", name, pairs);
    }

    private static Ruling ruling(Tenants tenants, HeldMessage held) {
        return tenants.edge().policy().rules(held, LabSettings.DEFAULT_START);
    }

    private static List<String> recipients(Ruling.Copy copy) {
        return copy.held().envelope().recipients().stream()
                .map(each -> each.address().local())
                .toList();
    }

    private static boolean marked(Ruling.Copy copy) {
        return copy.held().message().headers().has("X-Rule");
    }

    private static Ruling.Copy only(Ruling ruling) {
        assertThat(ruling.copies()).hasSize(1);
        return ruling.copies().getFirst();
    }

    private static Object value(String property, String text) {
        if (property.equals("SCLOver")) {
            return Long.parseLong(text);
        }
        return text.contains("+") ? Arrays.asList(text.split("\\+")) : text;
    }

    /** RULE-04, RULE-08, RULE-09, RULE-10, RULE-12. */
    @ParameterizedTest(name = "{0} {1}: {2}")
    @CsvSource({
        "FromScope, InOrganization, true",
        "FromScope, NotInOrganization, false",
        "From, anna@contoso.com, true",
        "From, dora@contoso.com, false",
        "SenderDomainIs, contoso.com, true",
        "SenderDomainIs, toso.com, false",
        "FromAddressContainsWords, contoso, true",
        "FromAddressContainsWords, toso, false",
        "FromAddressMatchesPatterns, ^a.*o\\.com$, true",
        "SubjectContainsWords, budget+report, true",
        "SubjectContainsWords, repo, false",
        "SubjectMatchesPatterns, repo, true",
        "MessageSizeOver, 10 B, true",
        "MessageSizeOver, 10 KB, false",
        "SCLOver, 5, true",
        "SCLOver, 7, false",
        "SentTo, anna@contoso.com, true",
        "SentTo, bert@contoso.com, false",
        "SentToScope, InOrganization, true",
        "SentToScope, NotInOrganization, false",
        "RecipientDomainIs, contoso.com, true",
        "RecipientDomainIs, northwind.example, false",
        "RecipientAddressContainsWords, anna, true",
        "RecipientAddressMatchesPatterns, ^nn, false",
        "AnyOfRecipientAddressContainsWords, anna, true",
        "AnyOfRecipientAddressMatchesPatterns, nora, false"
    })
    void a_condition_lets_a_rule_act_and_as_an_exception_keeps_it_from_acting(
            String property, String text, boolean holds) {
        var held = held(AuthAs.INTERNAL, message("X-MS-Exchange-Organization-SCL: 6\r\n"), "anna@contoso.com");
        var acting = rule("R", property, value(property, text), "SetHeaderName", "X-Rule", "SetHeaderValue", "yes");
        var except = rule(
                "R", "ExceptIf" + property, value(property, text), "SetHeaderName", "X-Rule", "SetHeaderValue", "yes");

        assertThat(marked(only(ruling(acting, held)))).isEqualTo(holds);
        assertThat(marked(only(ruling(except, held)))).isEqualTo(!holds);
    }

    /** RULE-11. */
    @ParameterizedTest(name = "{0}: {1}, {2}")
    @CsvSource({"X-Signed, yes, false", "X-Signed, no, true", "X-Other, yes, true"})
    void a_header_condition_looks_at_every_field_of_that_name(String name, String word, boolean acts) {
        var held = held(AuthAs.INTERNAL, message("X-Signed: maybe\r\n", "X-Signed: yes\r\n"), "anna@contoso.com");
        for (var kind : List.of("Contains Words", "Matches Patterns")) {
            var stem = "ExceptIfHeader" + kind.split(" ")[0];
            var tenants = rule(
                    "R",
                    stem + "MessageHeader",
                    name,
                    stem + kind.split(" ")[1],
                    word,
                    "SetHeaderName",
                    "X-Rule",
                    "SetHeaderValue",
                    "yes");
            assertThat(marked(only(ruling(tenants, held)))).as(kind).isEqualTo(acts);
        }
    }

    @Test
    void an_anonymous_author_is_not_in_the_organization_whatever_the_address_says() {
        var tenants = rule("R", "FromScope", "InOrganization", "SetHeaderName", "X-Rule", "SetHeaderValue", "yes");
        var copy = only(ruling(tenants, held(AuthAs.ANONYMOUS, message(), "anna@contoso.com")));

        assertThat(marked(copy)).isFalse();
        assertThat(copy.story().considered().getFirst().because().toString())
                .contains("FromScope InOrganization")
                .contains("Anonymous")
                .contains("RULE-07");
    }

    /** RULE-13. */
    @Test
    void the_address_that_handed_it_over_stands_in_the_own_received_line() {
        var names = new Names("1");
        var line = "Received: from mx.gateway.example (198.18.40.25) by " + names.edge() + " (10.1.1.1) with X\r\n";
        var held = held(AuthAs.ANONYMOUS, message(line), "anna@contoso.com");
        var handed = new HeldMessage(
                held.ref(),
                held.message(),
                held.envelope(),
                held.attribution(),
                held.since(),
                Optional.of("mx"),
                Optional.empty());
        var tenants = rule(
                "R",
                "ExceptIfSenderIpRanges",
                List.of("198.18.40.0/24"),
                "SetHeaderName",
                "X-Rule",
                "SetHeaderValue",
                "yes");

        assertThat(marked(only(ruling(tenants, handed)))).isFalse();
        assertThat(marked(only(ruling(tenants, held)))).isTrue();
    }

    /** RULE-34. */
    @ParameterizedTest
    @CsvSource({"^(a|b)*$", "^(.*a){15}$"})
    @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void a_rule_whose_expression_comes_to_no_end_is_passed_over(String pattern) {
        var tenants = rule(
                "R",
                "HeaderMatchesMessageHeader",
                "X-Long",
                "HeaderMatchesPatterns",
                List.of(pattern),
                "SetHeaderName",
                "X-Rule",
                "SetHeaderValue",
                "yes");
        var message = message("X-Long: " + "a".repeat(20_000) + "!\r\n");
        var copy = only(ruling(tenants, held(AuthAs.INTERNAL, message, "anna@contoso.com")));

        assertThat(marked(copy)).isFalse();
        assertThat(copy.story().considered())
                .extracting(each -> each.because().fact())
                .containsExactly("RULE-34");
    }

    /** RULE-06. */
    @Test
    void a_condition_about_recipients_splits_the_message_unless_switched() {
        var held = held(AuthAs.INTERNAL, message(), "anna@contoso.com", "nora@northwind.example");
        Object[] outside = {"SentToScope", "NotInOrganization", "SetHeaderName", "X-Rule", "SetHeaderValue", "yes"};

        var copies = ruling(rule("R", outside), held).copies();
        assertThat(copies).extracting(MailFlowRulesTest::recipients).containsExactly(List.of("nora"), List.of("anna"));
        assertThat(copies).extracting(MailFlowRulesTest::marked).containsExactly(true, false);

        var whole = rule("R", outside).assuming("ruleRecipientScope=whole-message");
        assertThat(recipients(only(ruling(whole, held)))).containsExactly("anna", "nora");
    }

    /** RULE-02, RULE-05. */
    @Test
    void rules_run_by_priority_and_one_may_stop_the_rest() {
        var tenants = rule("Later", "PrependSubject", "[later] ");
        also(tenants, "Second", "Priority", 1L, "PrependSubject", "[second] ");
        also(tenants, "First", "Priority", 0L, "PrependSubject", "[first] ", "StopRuleProcessing", true);
        var stopped = only(ruling(tenants, held(AuthAs.INTERNAL, message(), "anna@contoso.com")));

        assertThat(stopped.held().message().headers().first("Subject")).contains("[first] final report");
        assertThat(stopped.story().considered())
                .extracting(each -> each.candidate() + " " + each.because().fact())
                .containsExactly("First RULE-04", "Second RULE-05", "Later RULE-05");
    }

    /** RULE-03, RULE-30. */
    @ParameterizedTest
    @CsvSource({
        "State, Disabled",
        "Enabled, false",
        "Mode, Audit",
        "ActivationDate, 2026-03-03T00:00:00Z",
        "ExpiryDate, 2026-03-02T09:00:00Z"
    })
    void a_rule_that_is_off_does_nothing(String property, String text) {
        var setting = text.equals("false") ? (Object) false : text;
        var tenants = rule("R", property, setting, "SetHeaderName", "X-Rule", "SetHeaderValue", "yes");
        assertThat(marked(only(ruling(tenants, held(AuthAs.INTERNAL, message(), "anna@contoso.com")))))
                .isFalse();
    }

    /** RULE-17, RULE-18. */
    @Test
    void redirection_takes_the_place_of_the_recipients_and_a_blind_copy_joins_them() {
        var held = held(AuthAs.INTERNAL, message(), "nora@northwind.example");
        var redirected = rule("R", "RedirectMessageTo", List.of("anna@contoso.com"));
        var copied = rule("R", "BlindCopyTo", List.of("anna@contoso.com"));

        assertThat(recipients(only(ruling(redirected, held)))).containsExactly("anna");
        assertThat(recipients(only(ruling(copied, held)))).containsExactly("nora", "anna");
    }

    /** RULE-24. */
    @Test
    void a_rule_that_meets_its_own_mark_again_ends_the_message() {
        var tenants = rule("R", "BlindCopyTo", List.of("anna@contoso.com"));
        var held = held(AuthAs.INTERNAL, message(), "nora@northwind.example");
        var first = only(ruling(tenants, held));
        var mark = first.held()
                .message()
                .headers()
                .first("X-MS-Exchange-Transport-Rules-Loop")
                .orElseThrow();

        var second = only(ruling(tenants, first.held()));
        assertThat(second.fate())
                .isInstanceOfSatisfying(
                        Ruling.Fate.Refuse.class,
                        refuse -> assertThat(refuse.diagnostic().toString())
                                .isEqualTo("550 5.7.128 TRANSPORT.RULES.RejectMessage; Transport rules loop count"
                                        + " exceeded and message rejected"));
        assertThat(mark).isNotEqualTo(ID).hasSize(ID.length());
    }

    @ParameterizedTest(name = "{0}: own action {1}, foreign mark {2}")
    @CsvSource({
        "ruleLoopCounts=rerouting, false, false",
        "ruleLoopCounts=any-action, true, false",
        "ruleLoopOwner=own, false, false",
        "ruleLoopOwner=anybody, false, true"
    })
    void what_counts_as_a_loop_can_be_switched(String assumption, boolean header, boolean foreign) {
        Object[] sets = {"SetHeaderName", "X-Rule", "SetHeaderValue", "yes"};
        var held = held(AuthAs.INTERNAL, message(), "anna@contoso.com");
        var first = only(ruling(rule("R", sets).assuming(assumption), held)).held();
        assertThat(refused(ruling(rule("R", sets).assuming(assumption), first))).isEqualTo(header);

        var strange = message("X-MS-Exchange-Transport-Rules-Loop: " + ID + "\r\n");
        var copies = rule("R", "BlindCopyTo", List.of("anna@contoso.com")).assuming(assumption);
        assertThat(refused(ruling(copies, held(AuthAs.INTERNAL, strange, "nora@northwind.example"))))
                .isEqualTo(foreign);
    }

    private static boolean refused(Ruling ruling) {
        return only(ruling).fate() instanceof Ruling.Fate.Refuse;
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "-        | no | 550 5.7.1 TRANSPORT.RULES.RejectMessage; no",
                "5.7.912  | no | 550 5.7.912 TRANSPORT.RULES.RejectMessage; no",
                "5.7.912  | -  | 550 5.7.912 TRANSPORT.RULES.RejectMessage; the message was rejected by organization"
                        + " policy"
            })
    void a_rejection_says_the_rules_code_and_text(String code, String text, String reply) {
        var pairs = new ArrayList<Object>();
        if (code != null) {
            pairs.addAll(List.of("RejectMessageEnhancedStatusCode", code));
        }
        if (text != null) {
            pairs.addAll(List.of("RejectMessageReasonText", text));
        }
        var copy = only(ruling(rule("R", pairs.toArray()), held(AuthAs.INTERNAL, message(), "anna@contoso.com")));
        assertThat(copy.fate())
                .isInstanceOfSatisfying(
                        Ruling.Fate.Refuse.class,
                        refuse -> assertThat(refuse.diagnostic().toString()).isEqualTo(reply));
    }

    /** RULE-23. */
    @Test
    void own_notices_are_not_looked_at_unless_switched() {
        var sender = Optional.<dev.hybridlab.mailflow.address.EmailAddress>empty();
        var held = held(AuthAs.INTERNAL, message(), "anna@contoso.com");
        var notice = new HeldMessage(
                held.ref(),
                held.message(),
                new Envelope(sender, EsmtpParameters.NONE, held.envelope().recipients()),
                held.attribution(),
                held.since(),
                Optional.empty(),
                Optional.empty());

        assertThat(ruling(rule("R", "DeleteMessage", true), notice)).isEqualTo(Ruling.NONE);
        var applied = rule("R", "DeleteMessage", true).assuming("rulesOnNotices=applied");
        assertThat(only(ruling(applied, notice)).fate()).isInstanceOf(Ruling.Fate.Discard.class);
    }

    @ParameterizedTest(name = "{0}, ruleConnectorBeforeCmt {1}: {2}")
    @CsvSource({
        "nora@northwind.example, true, Signatures, assumed",
        "nora@northwind.example, false, Centralized, -",
        "anna@contoso.com, true, Signatures, assumed",
        "anna@contoso.com, false, Signatures, assumed"
    })
    void a_rules_connector_takes_every_recipient(String recipient, String before, String connector, String assumed) {
        var tenants = Tenants.two()
                .outbound(
                        "Centralized",
                        "RecipientDomains",
                        List.of("*"),
                        "RouteAllMessagesViaOnPremises",
                        true,
                        "UseMXRecord",
                        false,
                        "SmartHosts",
                        List.of("mail.contoso.com"))
                .outbound(
                        "Signatures",
                        "IsTransportRuleScoped",
                        true,
                        "UseMXRecord",
                        false,
                        "SmartHosts",
                        List.of("smtp.signatures.example"))
                .assuming("ruleConnectorBeforeCmt=" + before);
        also(tenants, "Sign", "FromScope", "InOrganization", "RouteMessageOutboundConnector", "Signatures");
        var edge = tenants.edge();
        var held = only(edge.policy().rules(held(AuthAs.INTERNAL, message(), recipient), LabSettings.DEFAULT_START))
                .held();
        var decision = edge.policy().route(held, Edge.to(recipient), LabSettings.DEFAULT_START);

        assertThat(decision).isInstanceOfSatisfying(RoutingDecision.Relay.class, relay -> {
            assertThat(relay.hop().connector()).isEqualTo(connector);
            assertThat(relay.because().assumed().contains("EXO-OUT-01")).isEqualTo(assumed.equals("assumed"));
        });
    }

    @Test
    void a_connector_that_cannot_be_used_so_is_passed_over() {
        var tenants = Tenants.two().outbound("Signatures", "IsTransportRuleScoped", true, "Enabled", false);
        also(tenants, "Sign", "RouteMessageOutboundConnector", "Signatures");
        var edge = tenants.edge();
        var held = only(edge.policy()
                        .rules(held(AuthAs.INTERNAL, message(), "nora@northwind.example"), LabSettings.DEFAULT_START))
                .held();
        var decision = edge.policy().route(held, Edge.to("nora@northwind.example"), LabSettings.DEFAULT_START);

        assertThat(decision)
                .isInstanceOfSatisfying(
                        RoutingDecision.Relay.class,
                        relay -> assertThat(Edge.why(relay.considered(), "Signatures"))
                                .isEqualTo("-RULE-19"));
    }
}
