package dev.hybridlab.mailflow.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a transport rule may not ask or do here, with a reason that says what to do instead (RULE-26, RULE-27). */
final class RefusedRulesTest {
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "ModerateMessageByUser, RULE-26, no moderator would answer",
        "GenerateIncidentReport, RULE-26, use BlindCopyTo or RejectMessageReasonText",
        "ApplyOME, RULE-26, SetHeaderName shows that the rule acted",
        "Quarantine, RULE-26, use DeleteMessage or SetSCL",
        "RouteMessageOutboundRequireTls, RULE-26, set TlsSettings on the outbound connector",
        "Disconnect, RULE-26, write the rule for the organization",
        "SenderADAttributeContainsWords, RULE-27, ask for the address instead",
        "ExceptIfSubjectOrBodyContainsWords, RULE-27, ask for a header instead",
        "AttachmentSizeOver, RULE-27, ask for a header instead",
        "AnyOfToHeader, RULE-27, 'use SentTo, SentToMemberOf or AnyOfRecipientAddress...'",
        "HasClassification, RULE-27, not part of the lab"
    })
    void a_refusal_says_what_to_do_instead(String property, String fact, String hint) {
        var found = Catalogue.type("TransportRule").orElseThrow().properties().stream()
                .filter(each -> each.name().equals(property))
                .findFirst()
                .orElseThrow();
        assertThat(found.status()).isEqualTo(Property.Status.REFUSED);
        assertThat(found.effect()).contains(hint);
        assertThat(found.facts()).contains(fact);
    }
}
