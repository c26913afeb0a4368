package dev.hybridlab.exo.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.hybridlab.mailflow.address.IpAddress;
import dev.hybridlab.mailflow.decision.Allowance;
import dev.hybridlab.mailflow.decision.Arrival;
import dev.hybridlab.mailflow.decision.ContentVerdict;
import dev.hybridlab.mailflow.decision.Peer;
import dev.hybridlab.mailflow.topology.ExchangeOnline;
import dev.hybridlab.mailflow.trace.Attribution;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a mailbox may send by the submission host. */
final class SubmissionLimitsTest {
    private static final String ANNA = "anna@contoso.com";

    private final Edge edge = Tenants.two().edge();

    /** AUTH-40, AUTH-41: counted for the mailbox, by messages in a minute and by recipients in a day. */
    @Test
    void a_message_counts_once_a_minute_and_each_recipient_a_day() {
        var allowances = edge.policy().allowances(arrival(List.of()));

        assertThat(allowances)
                .extracting(
                        Allowance::whose,
                        Allowance::amount,
                        each -> each.limit().most(),
                        each -> each.limit().within().toString())
                .containsExactly(tuple(ANNA + " day", 2L, 10_000L, "PT24H"), tuple(ANNA + " minute", 1L, 30L, "PT1M"));
        assertThat(allowances.getFirst().beyond())
                .isInstanceOfSatisfying(
                        Allowance.Refuse.class,
                        no -> assertThat(no.reply().toString())
                                .startsWith("554 5.2.0 STOREDRV.Submission.Exception:SubmissionQuotaExceededException"
                                        + " [Hostname="));
        assertThat(allowances.getLast().beyond()).isInstanceOf(Allowance.Wait.class);
    }

    /** AUTH-42: sessions of the mailbox count, whatever others do. */
    @ParameterizedTest
    @CsvSource({"0,9,250 2.0.0 OK", "2,9,250 2.0.0 OK", "3,0,432 4.3.2 Concurrent connections limit exceeded. Visit"})
    void three_sessions_of_a_mailbox_may_send_at_a_time(int own, int others, String reply) {
        var held = IntStream.range(0, own + others)
                .mapToObj(number -> new Peer.Held(
                        "(client submission)",
                        IpAddress.of("203.0.113.9"),
                        Optional.of(number < own ? ANNA : "dora@contoso.com")))
                .toList();
        assertThat(content(arrival(held)).reply().toString()).startsWith(reply);
    }

    /** AUTH-43: known when the mailbox has logged on. */
    @Test
    void five_hundred_recipients_of_a_message() {
        assertThat(edge.policy().greet(peer()).limits().recipients())
                .hasValueSatisfying(each -> assertThat(each.most()).isEqualTo(500))
                .hasValueSatisfying(each ->
                        assertThat(each.beyond().reply().toString()).isEqualTo("452 4.5.3 Too many recipients"));
        assertThat(edge.policy().greet(Edge.plain("203.0.113.9")).limits().recipients())
                .isEmpty();
    }

    /** AUTH-02: told, not waited for. */
    @Test
    void a_failed_logon_is_told_after_five_seconds() {
        assertThat(edge.policy().greet(peer()).limits().session().after("AUTH"))
                .hasValueSatisfying(late -> assertThat(late.toSeconds()).isEqualTo(5));
        assertThat(edge.policy().greet(peer()).limits().session().after("MAIL")).isEmpty();
    }

    private ContentVerdict content(Arrival arrival) {
        return edge.policy().content(arrival, Edge.message("From: " + ANNA));
    }

    private Arrival arrival(List<Peer.Held> others) {
        return new Arrival(
                Edge.REF,
                peer().beside(others),
                Edge.envelope(ANNA, "dora@contoso.com", "bert@fabrikam.example"),
                Attribution.NONE,
                edge.names());
    }

    private Peer peer() {
        var plain = Edge.plain("203.0.113.9");
        var there = new Peer.Local(IpAddress.of(ExchangeOnline.SUBMISSION_ADDRESS), 587);
        return new Peer(
                        plain.session(),
                        plain.address(),
                        there,
                        plain.helo(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty())
                .withTls(edge.peer("203.0.113.9", "none").tls().orElseThrow())
                .withIdentity(ANNA);
    }
}
