package dev.hybridlab.onprem.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hybridlab.mailflow.decision.HeldMessage;
import dev.hybridlab.mailflow.decision.Ruling;
import dev.hybridlab.mailflow.message.Message;
import dev.hybridlab.mailflow.topology.LabSettings;
import dev.hybridlab.mailflow.trace.Attribution;
import dev.hybridlab.mailflow.trace.Attribution.AuthAs;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an organization's transport rules ask and do, and where they differ from those of the cloud. */
final class TransportRulesTest {
    private static final Object[] MARKS = {"SetHeaderName", "X-Rule", "SetHeaderValue", "yes"};

    private static Lab rule(Object... pairs) {
        return Lab.fresh().add(Lab.ONPREM, "transportRules", "TransportRule", "R", pairs);
    }

    private static Message message() {
        return Message.parse("From: bert@contoso.com\r\nTo: carla@contoso.com\r\nSubject: offer\r\n\r\nhello\r\n"
                .getBytes(StandardCharsets.US_ASCII));
    }

    private static Ruling ruling(Lab lab, AuthAs author, String sender, String from, String... to) {
        var exchange = lab.exchange();
        var held = exchange.held(Exchange.envelope(sender, "-", to), message());
        var handed = new HeldMessage(
                held.ref(),
                held.message(),
                held.envelope(),
                Attribution.NONE.with(author),
                held.since(),
                from.isEmpty() ? Optional.empty() : Optional.of(from),
                Optional.empty());
        return exchange.policy().rules(handed, LabSettings.DEFAULT_START);
    }

    private static Ruling.Copy only(Lab lab, String... to) {
        var ruling = ruling(lab, AuthAs.INTERNAL, "bert@contoso.com", "", to);
        assertThat(ruling.copies()).hasSize(1);
        return ruling.copies().getFirst();
    }

    private static List<String> recipients(Ruling.Copy copy) {
        return copy.held().envelope().recipients().stream()
                .map(each -> each.address().local())
                .toList();
    }

    /** RULE-01: a sibling's rules have looked already; an application of the same network is nobody's sibling. */
    @ParameterizedTest(name = "from {0}: {1}")
    @CsvSource({"'', true", "mx.fabrikam.example, true", "ex02.corp.contoso.com, false", "EX02.corp.contoso.com, false"
    })
    void only_the_first_mailbox_server_looks(String from, boolean looks) {
        var ruling = ruling(rule(MARKS), AuthAs.INTERNAL, "bert@contoso.com", from, "carla@contoso.com");
        assertThat(ruling.copies().isEmpty()).isEqualTo(!looks);
    }

    /** RULE-23. */
    @ParameterizedTest(name = "{0}, from {1}: {2}")
    @CsvSource({"<>, '', false", "<>, mx.fabrikam.example, true", "bert@contoso.com, '', true"})
    void own_notices_are_not_looked_at(String sender, String from, boolean looks) {
        var ruling = ruling(rule(MARKS), AuthAs.INTERNAL, sender, from, "carla@contoso.com");
        assertThat(ruling.copies().isEmpty()).isEqualTo(!looks);
    }

    /** RULE-07: with broken trust the author is no colleague. */
    @ParameterizedTest(name = "{0} from {1}: {2}")
    @CsvSource({
        "INTERNAL, bert@contoso.com, true",
        "ANONYMOUS, bert@contoso.com, false",
        "EXTERNAL, bert@contoso.com, false",
        "PARTNER, bert@contoso.com, false"
    })
    void inside_is_who_counts_as_internal(AuthAs author, String sender, boolean acts) {
        var lab = Lab.fresh()
                .add(
                        Lab.ONPREM,
                        "transportRules",
                        "TransportRule",
                        "R",
                        "FromScope",
                        "InOrganization",
                        "SetHeaderName",
                        "X-Rule",
                        "SetHeaderValue",
                        "yes");
        var copy = ruling(lab, author, sender, "", "carla@contoso.com").copies().getFirst();
        assertThat(copy.held().message().headers().has("X-Rule")).isEqualTo(acts);
    }

    /** RULE-17, RULE-18, RULE-33; with each of them the envelope sender stays. */
    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "RedirectMessageTo, audit, carla@contoso.com, -",
        "BlindCopyTo, carla+audit, carla@contoso.com, -",
        "AddToRecipients, carla+audit, 'carla@contoso.com, audit@contoso.com', -",
        "CopyTo, carla+audit, carla@contoso.com, audit@contoso.com"
    })
    void whom_else_a_rule_sends_it_to_and_which_header_says_so(String action, String all, String to, String cc) {
        var copy = only(rule(action, List.of("audit@contoso.com")), "carla@contoso.com");
        assertThat(recipients(copy)).containsExactly(all.split("\\+"));
        assertThat(copy.held().sender())
                .hasValueSatisfying(sender -> assertThat(sender).hasToString("bert@contoso.com"));
        var headers = copy.held().message().headers();
        assertThat(headers.all("To")).containsExactly(to);
        assertThat(headers.first("Cc").orElse("-")).isEqualTo(cc);
    }

    /** RULE-33: nobody is named twice, and one who is a recipient already gets one copy. */
    @Test
    void who_is_named_already_is_not_named_again() {
        var copy = only(rule("AddToRecipients", List.of("carla@contoso.com")), "carla@contoso.com");
        assertThat(recipients(copy)).containsExactly("carla");
        assertThat(copy.held().message().headers().all("To")).containsExactly("carla@contoso.com");
    }

    /** RULE-20, SMTP-67: without a text the product's own words; RULE-25: it is a fate after acceptance, not a reply. */
    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({
        "5.7.930, '', '550 5.7.930 Delivery not authorized, message refused'",
        "5.7.930, no, '550 5.7.930 TRANSPORT.RULES.RejectMessage; no'",
        "'', no, '550 5.7.1 TRANSPORT.RULES.RejectMessage; no'"
    })
    void a_rejection_without_words_sounds_as_the_server_does(String code, String text, String reply) {
        var pairs = new java.util.ArrayList<Object>();
        if (!code.isEmpty()) {
            pairs.addAll(List.of("RejectMessageEnhancedStatusCode", code));
        }
        if (!text.isEmpty()) {
            pairs.addAll(List.of("RejectMessageReasonText", text));
        }
        assertThat(only(rule(pairs.toArray()), "carla@contoso.com").fate())
                .isInstanceOfSatisfying(
                        Ruling.Fate.Refuse.class,
                        refuse -> assertThat(refuse.diagnostic()).hasToString(reply));
    }

    /** RULE-21, RULE-22. */
    @Test
    void deleting_tells_nobody_and_marking_changes_subject_and_score() {
        assertThat(only(rule("DeleteMessage", true), "carla@contoso.com").fate())
                .isInstanceOf(Ruling.Fate.Discard.class);
        var headers = only(rule("PrependSubject", "[x] ", "SetSCL", 6), "carla@contoso.com")
                .held()
                .message()
                .headers();
        assertThat(headers.first("Subject")).contains("[x] offer");
        assertThat(headers.first("X-MS-Exchange-Organization-SCL")).contains("6");
    }

    /** RULE-14: one field of that name is left, or none; the rule behind sees the change. */
    @Test
    void later_rules_see_what_earlier_ones_wrote() {
        var lab = rule(MARKS)
                .add(
                        Lab.ONPREM,
                        "transportRules",
                        "TransportRule",
                        "S",
                        "HeaderContainsMessageHeader",
                        "X-Rule",
                        "HeaderContainsWords",
                        "yes",
                        "RemoveHeader",
                        "Subject");
        var headers = only(lab, "carla@contoso.com").held().message().headers();
        assertThat(headers.all("X-Rule")).containsExactly("yes");
        assertThat(headers.has("Subject")).isFalse();
    }

    /** RULE-24, LOOP-10: no limit is known on-premises, so nothing is marked; a switch gives one. */
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({"none, false", "2, true"})
    void rules_leave_a_mark_only_where_a_limit_is_set(String limit, boolean marks) {
        var lab = rule("BlindCopyTo", List.of("audit@contoso.com")).assuming("onPremisesRuleLoopLimit=" + limit);
        var headers = only(lab, "carla@contoso.com").held().message().headers();
        assertThat(headers.has("X-MS-Exchange-Transport-Rules-Loop")).isEqualTo(marks);
    }

    /** RULE-31. */
    @Test
    void what_to_do_about_errors_and_audits_changes_nothing_here() {
        var plain = only(rule(MARKS), "carla@contoso.com");
        var more = only(
                rule(
                        "SetHeaderName",
                        "X-Rule",
                        "SetHeaderValue",
                        "yes",
                        "RuleErrorAction",
                        "Defer",
                        "SetAuditSeverity",
                        "High"),
                "carla@contoso.com");
        assertThat(more.held()).isEqualTo(plain.held());
        assertThat(more.fate()).isEqualTo(plain.fate());
    }
}
