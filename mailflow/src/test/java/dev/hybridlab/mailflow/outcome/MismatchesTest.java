package dev.hybridlab.mailflow.outcome;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hybridlab.mailflow.address.EmailAddress;
import dev.hybridlab.mailflow.outcome.Mismatch.Kind;
import dev.hybridlab.mailflow.reply.SmtpReply;
import dev.hybridlab.mailflow.trace.Attribution;
import dev.hybridlab.mailflow.trace.CertificateFacts;
import dev.hybridlab.mailflow.trace.CertificateFacts.Chain;
import dev.hybridlab.mailflow.trace.Considered;
import dev.hybridlab.mailflow.trace.MessageRef;
import dev.hybridlab.mailflow.trace.Reason;
import dev.hybridlab.mailflow.trace.Step;
import dev.hybridlab.mailflow.trace.TlsFacts;
import dev.hybridlab.mailflow.trace.Turn;
import dev.hybridlab.mailflow.trace.Whereabouts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Findings from steps that were written by hand: nothing else is looked at. */
class MismatchesTest {
    private static final Map<String, String> SIDES = Map.of("EX01", "onprem", "exo", "exo", "mx.example", "internet");
    private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");
    private static final EmailAddress ANNA = EmailAddress.of("anna@contoso.com");

    private final List<Step> steps = new ArrayList<>();

    private Whereabouts at(String host) {
        return new Whereabouts(NOW, host, new MessageRef("m", 0, 1), new Turn(steps.size(), 0, 0));
    }

    private static CertificateFacts certificate(String name, Chain chain, Instant until) {
        var identity = new CertificateFacts.Identity(Optional.of(name), "CN=" + name, "CN=CA", "01", "02");
        return new CertificateFacts(identity, List.of(name), NOW.minusSeconds(99), until, chain, true);
    }

    private static TlsFacts shown(Chain chain, Instant until) {
        return new TlsFacts(
                "TLS1_3",
                "X",
                certificate("server.example", chain, until),
                Optional.of(certificate("mail.contoso.net", Chain.TRUSTED, NOW.plusSeconds(99))));
    }

    private void hop(String from, String to, boolean accepted, TlsFacts shown) {
        var because = Reason.of("TLS-31", "wants {}", "mail.contoso.com");
        steps.add(new Step.Routed(at(from), ANNA, "relay", Optional.of("Way out"), to, because, List.of()));
        steps.add(new Step.Connected(at(from), from + " 198.18.10.25", to + " 198.18.20.25:25"));
        steps.add(new Step.TlsEstablished(at(from), shown, accepted, because));
    }

    private void attributed(String host, Attribution attribution, String fact) {
        var loser = new Considered("Inbound", false, Reason.of(fact, "wants *.contoso.com"));
        steps.add(new Step.Attributed(at(host), ANNA, attribution, List.of(loser)));
    }

    @ParameterizedTest
    @CsvSource({
        "TRUSTED,              99, SUBJECT_MISMATCH",
        "TRUSTED,              -9, EXPIRED",
        "SELF_SIGNED,          99, SELF_SIGNED",
        "UNTRUSTED_ROOT,       -9, UNTRUSTED_ROOT",
        "MISSING_INTERMEDIATE, 99, MISSING_INTERMEDIATE",
    })
    void a_server_that_its_caller_left_shows_what_was_wrong(Chain chain, int seconds, Kind kind) {
        hop("exo", "EX01", false, shown(chain, NOW.plusSeconds(seconds)));

        assertThat(Mismatches.find(SIDES, steps)).singleElement().satisfies(found -> {
            assertThat(found.kind()).isEqualTo(kind);
            assertThat(found.message()).isEqualTo("m");
            assertThat(found.connector()).contains("Way out");
            assertThat(found.judge()).isEqualTo("exo");
            assertThat(found.parties()).isEqualTo(new Mismatch.Parties("exo", "EX01"));
            assertThat(found.certificate().map(facts -> facts.identity().subject()))
                    .contains("CN=server.example");
        });
    }

    @Test
    void a_server_that_was_accepted_is_no_finding_whatever_it_showed() {
        hop("exo", "EX01", true, shown(Chain.SELF_SIGNED, NOW.minusSeconds(9)));

        assertThat(Mismatches.find(SIDES, steps)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "EXO-ATTR-03, CERTIFICATE_NOT_MATCHED",
        "EXO-ATTR-05, CERTIFICATE_NOT_ACCEPTED",
        "EXO-ATTR-22, CERTIFICATE_NOT_TRUSTED",
        "EXO-ATTR-23, CERTIFICATE_EXPIRED",
        "TLS-39,      CAPABILITY_NOT_MATCHED",
    })
    void a_connector_that_did_not_take_a_server_of_ones_own_says_why(String fact, Kind kind) {
        hop("EX01", "exo", true, shown(Chain.TRUSTED, NOW.plusSeconds(99)));
        attributed("exo", Attribution.NONE, fact);

        assertThat(Mismatches.find(SIDES, steps)).singleElement().satisfies(found -> {
            assertThat(found.kind()).isEqualTo(kind);
            assertThat(found.connector()).contains("Inbound");
            assertThat(found.judge()).isEqualTo("exo");
            assertThat(found.certificate().map(facts -> facts.identity().subject()))
                    .contains("CN=mail.contoso.net");
        });
    }

    @Test
    void a_stranger_whose_certificate_nobody_waits_for_is_no_finding() {
        hop("mx.example", "exo", true, shown(Chain.TRUSTED, NOW.plusSeconds(99)));
        attributed("exo", Attribution.NONE, "EXO-ATTR-03");

        assertThat(Mismatches.find(SIDES, steps)).isEmpty();
    }

    @Test
    void a_loser_beside_a_connector_that_took_the_certificate_is_no_finding() {
        hop("EX01", "exo", true, shown(Chain.TRUSTED, NOW.plusSeconds(99)));
        var taken = new Attribution(
                Attribution.Direction.ORIGINATING,
                Optional.of("contoso"),
                Optional.of("Other"),
                true,
                true,
                Attribution.AuthAs.INTERNAL,
                0);
        attributed("exo", taken, "EXO-ATTR-03");

        assertThat(Mismatches.find(SIDES, steps)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "TLS-22,  PRIVATE_KEY_MISSING",
        "TLS-23,  NOT_ENABLED_FOR_SMTP",
        "TLS-41,  TLS_VERSION",
        "SMTP-66, NO_EXCHANGE_AUTH",
    })
    void a_hop_that_failed_for_a_reason_of_TLS_is_found_by_it(String fact, Kind kind) {
        steps.add(new Step.HopFailed(at("EX01"), "exo", SmtpReply.of("451 4.4.0 x"), Reason.of(fact, "it broke")));

        assertThat(Mismatches.find(SIDES, steps))
                .extracting(Mismatch::kind, Mismatch::judge)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(kind, "EX01"));
    }

    @Test
    void a_certificate_whose_time_has_not_come_is_not_expired() {
        var facts = certificate("mail.contoso.com", Chain.TRUSTED, NOW.plusSeconds(99));
        var later = new CertificateFacts(
                facts.identity(),
                facts.names(),
                NOW.plusSeconds(9),
                facts.notAfter(),
                facts.chain(),
                facts.clientAuth());
        hop("exo", "EX01", false, new TlsFacts("TLS1_3", "X", later, Optional.empty()));

        assertThat(Mismatches.find(SIDES, steps)).extracting(Mismatch::kind).containsExactly(Kind.NOT_YET_VALID);
    }

    @Test
    void a_server_without_STARTTLS_is_found_by_the_words_of_its_caller() {
        var reply = SmtpReply.of("450 4.4.317 [Message=451 5.7.3 STARTTLS is required to send mail]");
        steps.add(new Step.HopFailed(at("exo"), "EX01", reply, Reason.of("TLS-34", "no STARTTLS")));

        assertThat(Mismatches.find(SIDES, steps))
                .extracting(Mismatch::kind, Mismatch::judge)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(Kind.NO_START_TLS, "exo"));
    }
}
