package dev.hybridlab.authentication.dmarc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hybridlab.authentication.Published;
import dev.hybridlab.mailflow.authentication.DkimFinding;
import dev.hybridlab.mailflow.authentication.DkimReason;
import dev.hybridlab.mailflow.authentication.DmarcFinding;
import dev.hybridlab.mailflow.authentication.DmarcPolicy.Request;
import dev.hybridlab.mailflow.authentication.SpfFinding;
import dev.hybridlab.mailflow.authentication.SpfResult;
import dev.hybridlab.mailflow.zone.ZoneLookup;
import dev.hybridlab.mailflow.zone.Zones;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** DMARC, rule by rule (RFC 7489). */
final class DmarcEvaluationTest {
    private static final SpfFinding NO_SPF = spf(SpfResult.FAIL, "elsewhere.example");

    private static SpfFinding spf(SpfResult result, String domain) {
        return new SpfFinding(result, domain, "", new SpfFinding.Evidence("", "", 0, 0, ""));
    }

    private static DkimFinding dkim(DkimReason reason, String domain) {
        return new DkimFinding(reason, domain, "s", "");
    }

    private static DmarcFinding of(Published published, SpfFinding spf, DkimFinding dkim, String... headers) {
        return new DmarcEvaluation(spf, List.of(dkim), new ZoneLookup(published.zones(), ""), Published.NOW)
                .of(Published.message(headers).headers());
    }

    @ParameterizedTest(name = "From {0}, SPF for {1}, DKIM for {2}, {3}: {4}")
    @CsvSource({
        // DOMA-08, RFC 7489 §3.1: relaxed is of one organisational domain
        "a.example, a.example, -, v=DMARC1; p=reject, pass",
        "a.example, mail.a.example, -, v=DMARC1; p=reject, pass",
        "a.example, b.example, -, v=DMARC1; p=reject, fail",
        "a.example, -, a.example, v=DMARC1; p=reject, pass",
        "a.example, -, deep.below.a.example, v=DMARC1; p=reject, pass",
        "a.example, mail.a.example, -, v=DMARC1; p=reject; aspf=s, fail",
        "a.example, a.example, -, v=DMARC1; p=reject; aspf=s, pass",
        "a.example, -, mail.a.example, v=DMARC1; p=reject; adkim=s, fail",
        "a.example, mail.a.example, -, v=DMARC1; p=reject; adkim=s, pass",
        // §3.2: two customers of one public suffix are strangers
        "a.co.uk, b.co.uk, -, v=DMARC1; p=reject, fail",
        "a.co.uk, mail.a.co.uk, -, v=DMARC1; p=reject, pass",
        // §6.3: what is no policy
        "a.example, a.example, -, v=DMARC1, permerror",
        "a.example, a.example, -, v=DMARC1; p=maybe, permerror",
        "a.example, a.example, -, v=DMARC1; p=none; sp=maybe, permerror",
        "a.example, b.example, -, v=DMARC1; p=maybe; rua=mailto:x@a.example, fail",
        "a.example, a.example, -, v=DMARC1; p=none; p=none, permerror",
        "a.example, a.example, -, v=DMARC2; p=none, none",
        "a.example, a.example, -, V=DMARC1; p=none, none",
        "a.example, a.example, -, v=DMARC1; p=none; unknown=1; pct=many;, pass",
    })
    void a_domain_passes_by_what_is_aligned_with_it(
            String from, String spf, String dkim, String record, String result) {
        var published = new Published().txt("_dmarc." + from, record);

        var finding = of(
                published,
                spf.equals("-") ? NO_SPF : spf(SpfResult.PASS, spf),
                dkim.equals("-") ? dkim(DkimReason.SIGNATURE, from) : dkim(DkimReason.VERIFIED, dkim),
                "From: x@" + from,
                "");

        assertThat(finding.result().word()).as(finding.detail()).isEqualTo(result);
    }

    /** DOMA-02, RFC 7489 §6.3 and §6.6.3. */
    @ParameterizedTest(name = "From {0} of a.example, {1}: {2}")
    @CsvSource({
        "a.example, v=DMARC1; p=reject; sp=none; pct=20, REJECT, 20",
        "b.a.example, v=DMARC1; p=reject; sp=none; pct=20, NONE, 20",
        "b.a.example, v=DMARC1; p=quarantine, QUARANTINE, 100",
        "c.b.a.example, v=DMARC1; p=Reject; pct=101, REJECT, 100",
    })
    void a_domain_below_inherits(String from, String record, Request request, int percent) {
        var published = new Published().txt("_dmarc.a.example", record);

        var policy = of(published, NO_SPF, dkim(DkimReason.NOT_SIGNED, ""), "From: x@" + from, "")
                .policy()
                .orElseThrow();

        assertThat(policy.foundAt()).isEqualTo("a.example");
        assertThat(policy.request()).isEqualTo(request);
        assertThat(policy.percent()).isEqualTo(percent);
    }

    @Test
    void the_own_policy_goes_before_that_of_the_organisation() {
        var published = new Published()
                .txt("_dmarc.a.example", "v=DMARC1; p=reject")
                .txt("_dmarc.b.a.example", "v=DMARC1; p=none");

        assertThat(of(published, NO_SPF, dkim(DkimReason.NOT_SIGNED, ""), "From: x@b.a.example", "")
                        .policy())
                .hasValueSatisfying(policy -> assertThat(policy.request()).isEqualTo(Request.NONE));
    }

    /** DOMA-07, RFC 7489 §6.6.3: with none, or with more than one, DMARC does not apply. */
    @Test
    void without_a_policy_what_would_pass_is_a_guess() {
        var passing = spf(SpfResult.PASS, "a.example");
        var twice = new Published()
                .txt("_dmarc.a.example", "v=DMARC1; p=none")
                .txt("_dmarc.a.example", "v=DMARC1; p=reject");
        var unsigned = dkim(DkimReason.NOT_SIGNED, "");

        assertThat(of(new Published(), passing, unsigned, "From: x@a.example", "")
                        .exchangeWord())
                .isEqualTo("bestguesspass");
        assertThat(of(new Published(), NO_SPF, unsigned, "From: x@a.example", "")
                        .exchangeWord())
                .isEqualTo("none");
        assertThat(of(twice, passing, unsigned, "From: x@a.example", "")
                        .result()
                        .word())
                .isEqualTo("none");
    }

    /** RFC 7489 §6.6.2. */
    @Test
    void what_did_not_answer_decides_nothing() {
        var policy = new Published().txt("_dmarc.a.example", "v=DMARC1; p=reject");
        var unsigned = dkim(DkimReason.NOT_SIGNED, "");

        assertThat(of(policy, spf(SpfResult.TEMPERROR, "a.example"), unsigned, "From: x@a.example", "")
                        .result()
                        .word())
                .isEqualTo("temperror");
        assertThat(of(policy, spf(SpfResult.TEMPERROR, "b.example"), unsigned, "From: x@a.example", "")
                        .result()
                        .word())
                .isEqualTo("fail");
        assertThat(of(policy, NO_SPF, dkim(DkimReason.KEY_TIMEOUT, "a.example"), "From: x@a.example", "")
                        .result()
                        .word())
                .isEqualTo("temperror");
        for (var fault : new Zones.Fault[] {Zones.Fault.TIMEOUT, Zones.Fault.SERVFAIL}) {
            var gone = new Published().fault("_dmarc.a.example", fault);
            assertThat(of(gone, NO_SPF, unsigned, "From: x@a.example", "")
                            .result()
                            .word())
                    .isEqualTo("temperror");
        }
    }

    /** RFC 7489 §6.6.1, RFC 5322 §3.4 and §3.6.2. */
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "From: x@a.example | a.example",
                "From: <x@A.Example> | a.example",
                "From: \"b@b.example\" <x@a.example> | a.example",
                "From: b@b.example <x@a.example> | a.example",
                "From: (c@c.example) x@a.example (d) | a.example",
                "From: \"a, \\\" b\" <x@a.example>, y@a.example | a.example",
                "From: group: x@a.example, y@a.example; | a.example",
                "From: x@a.example, y@b.example | ''",
                "From: nobody | ''",
                "From: <> | ''",
                "From: | ''",
                "To: x@a.example | ''",
                "From: x@a.example/From: x@a.example | ''",
                "From: (((( | ''",
                "From: \"\\ | ''",
            })
    void the_author_is_of_exactly_one_domain(String lines, String domain) {
        var headers = (lines.strip() + "/").split("/", -1);

        var finding = of(new Published(), NO_SPF, dkim(DkimReason.NOT_SIGNED, ""), headers);

        assertThat(finding.domain()).as(finding.detail()).isEqualTo(domain);
        assertThat(finding.result().word()).isEqualTo(domain.isEmpty() ? "permerror" : "none");
    }

    @ParameterizedTest
    @CsvSource({
        "a.example, a.example",
        "c.b.a.example, a.example",
        "example, example",
        "www.bbc.co.uk, bbc.co.uk",
        "co.uk, co.uk",
        "_x.b.com, b.com",
        "x.y.test, y.test",
    })
    void an_organisational_domain_is_one_label_more_than_its_suffix(String domain, String organisation) {
        assertThat(OrganisationalDomain.of(domain)).isEqualTo(organisation);
    }
}
