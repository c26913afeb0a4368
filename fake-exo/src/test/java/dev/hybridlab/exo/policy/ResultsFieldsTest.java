package dev.hybridlab.exo.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hybridlab.mailflow.decision.Arrival;
import dev.hybridlab.mailflow.decision.ContentVerdict;
import dev.hybridlab.mailflow.trace.HeaderChange;
import dev.hybridlab.mailflow.zone.NameAnswer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Words that nobody has shown are switches, and traces say that they are assumed (DOMA-12, DOMA-13); what judges asks the host's own names. */
final class ResultsFieldsTest {
    private static final String SIGNATURE =
            "DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/relaxed; d=a.example; s=s1;" + " h=From; bh=aGk=; b=aGk=";

    private static ContentVerdict.Keep kept(Tenants tenants, String signature) {
        var edge = tenants.add("", "dns", "DnsRecord", "a.example", "TXT", List.of("v=spf1 ?all"))
                .add("", "dns", "DnsRecord", "s1._domainkey.a.example", "fault", "TIMEOUT")
                .edge();
        return edge.kept(
                edge.peer("198.18.99.1", "none"),
                "x@a.example",
                "anna@contoso.com",
                Edge.message("From: x@a.example", signature));
    }

    private static String field(ContentVerdict.Keep keep, String name) {
        return keep.message().headers().first(name).orElseThrow();
    }

    private static HeaderChange change(ContentVerdict.Keep keep, String name) {
        return keep.changes().stream()
                .filter(each -> each.name().equals(name))
                .reduce((first, second) -> second)
                .orElseThrow();
    }

    /** DOMA-12. */
    @ParameterizedTest(name = "{0} of {1}: {2}")
    @CsvSource({
        "by-cause, d=, timeout (key query timeout)",
        "fail, d=, fail (key query timeout)",
        "by-cause, x=1; d=, fail (signature expired)",
        "by-cause, t=99999999999; d=, fail (signature timestamp in the future)",
        "by-cause, e=, permerror (signature syntax error)",
        "fail, e=, fail (signature syntax error)",
    })
    void a_cause_that_nobody_has_shown_is_worded_by_a_switch(String words, String domain, String result) {
        var keep = kept(Tenants.two().assuming("dkimWords=" + words), SIGNATURE.replace("d=", domain));

        assertThat(field(keep, "Authentication-Results")).contains("dkim=" + result);
        assertThat(change(keep, "Authentication-Results").because().assumed()).contains("DOMA-12");
    }

    @Test
    void a_cause_that_was_seen_is_not_assumed() {
        var keep = kept(Tenants.two(), "X-Signature: none");

        assertThat(field(keep, "Authentication-Results")).contains("dkim=none (message not signed)");
        assertThat(change(keep, "Authentication-Results").because().assumed()).doesNotContain("DOMA-12");
    }

    /** DOMA-13. */
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "as-remembered, 'Neutral (protection.outlook.com: 198.18.99.1 is neither permitted nor denied by domain of"
                + " a.example)'",
        "none, Neutral (protection.outlook.com) receiver=protection.outlook.com;",
    })
    void a_comment_that_nobody_has_shown_is_a_switch(String comments, String starts) {
        var keep = kept(Tenants.two().assuming("spfComments=" + comments), "X-Signature: none");

        assertThat(field(keep, "Received-SPF")).startsWith(starts);
        assertThat(change(keep, "Received-SPF").because().assumed()).contains("DOMA-13");
    }

    /** BRD-01, BRD-03: a word of the sender is no result of the border. */
    @Test
    void what_a_client_calls_itself_adds_no_result() {
        var edge = Tenants.two().edge();
        var peer = edge.peer("198.18.99.1", "none").withHelo("a;dmarc=pass");
        var fromNobody = edge.kept(peer, "<>", "anna@contoso.com", Edge.message("Subject: a"));
        var literal = edge.kept(peer, "x@[b;dmarc=pass]", "anna@contoso.com", Edge.message("From: x@[c;dkim=pass]"));

        assertThat(field(fromNobody, "Authentication-Results")).contains("smtp.mailfrom=a; dkim=none");
        assertThat(field(fromNobody, "Received-SPF")).contains("helo=a; pr=C").doesNotContain("dmarc");
        assertThat(field(literal, "ARC-Authentication-Results")).doesNotContain("dmarc=pass", "dkim=pass");
        assertThat(field(literal, "Authentication-Results"))
                .contains("smtp.mailfrom=[b; dkim=none", "header.from=[c;compauth=");
    }

    /** BRD-01: whoever reads the trace sees how the results came about. */
    @Test
    void the_trace_tells_how_the_results_came_about() {
        assertThat(change(kept(Tenants.two(), SIGNATURE), "Authentication-Results")
                        .because()
                        .text())
                .isEqualTo(
                        "judged where it enters; SPF: '?all' matches; DKIM: s1._domainkey.a.example: no answer in time;"
                                + " DMARC: neither a.example nor its organisational domain has a policy");
    }

    /** HDX-14: in a live lab over the wire. */
    @Test
    void records_are_asked_for_where_the_host_asks_for_names() {
        var edge = Tenants.two().edge();
        var peer = edge.peer("198.18.99.1", "none");
        var envelope = Edge.envelope("x@a.example", "anna@contoso.com");
        var attribution =
                edge.recipient(peer, "x@a.example", "anna@contoso.com").attribution();
        var asked = new ArrayList<String>();

        var verdict = edge.policy()
                .content(
                        new Arrival(Edge.REF, peer, envelope, attribution, (name, type, now) -> {
                            asked.add(name + " " + type);
                            return new NameAnswer.TimedOut();
                        }),
                        Edge.message("From: x@a.example", SIGNATURE));

        assertThat(asked).containsExactly("a.example TXT", "s1._domainkey.a.example TXT", "_dmarc.a.example TXT");
        assertThat(field((ContentVerdict.Keep) verdict, "Authentication-Results"))
                .contains("spf=temperror", "dkim=timeout", "dmarc=none action=temperror", "compauth=none reason=300");
    }
}
