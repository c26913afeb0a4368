package dev.hybridlab.mailflow.transit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hybridlab.mailflow.decision.Allowance;
import dev.hybridlab.mailflow.reply.SmtpReply;
import dev.hybridlab.mailflow.trace.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** So much within so long, of each for himself: what is too much is refused (ONP-RECV-93, AUTH-41) or waits (AUTH-40). */
final class TallyTest {
    private static final Instant START = Instant.parse("2026-03-02T09:00:00Z");
    private static final Reason ANY = Reason.of("AUTH-40", "too much");

    private final Tally tally = new Tally();

    @Test
    void a_minute_holds_so_many_and_then_forgets() {
        assertThat(refuses("a", 0)).isFalse();
        assertThat(refuses("a", 30)).isFalse();
        assertThat(refuses("a", 59)).isTrue();
        assertThat(refuses("b", 59)).isFalse();
        assertThat(refuses("a", 60)).isFalse();
        assertThat(refuses("a", 61)).isTrue();
    }

    private boolean refuses(String whose, int second) {
        var allowance = Allowance.aMinute(2, whose, new Allowance.Refuse(SmtpReply.of("421 4.4.2 No"), ANY));
        return tally.take(List.of(allowance), START.plusSeconds(second)) instanceof Tally.Refused;
    }

    /** Two a minute, seven at once: the third goes on after a minute, the fifth after two, the seventh after three. */
    @Test
    void what_is_too_much_for_this_minute_is_carried_over_to_the_next_ones() {
        var seconds = new ArrayList<Long>();
        for (var message = 0; message < 7; message++) {
            seconds.add(waits(0, 0));
        }
        assertThat(seconds).containsExactly(0L, 0L, 60L, 60L, 120L, 120L, 180L);
        assertThat(waits(0, 170)).isEqualTo(10);
        assertThat(waits(0, 400)).isZero();
    }

    @Test
    void what_was_sent_before_the_start_counts_for_a_minute() {
        assertThat(waits(2, 10)).isEqualTo(50);
        assertThat(waits(2, 61)).isZero();
    }

    private long waits(int before, int second) {
        var now = START.plusSeconds(second);
        var allowance = new Allowance(
                "a",
                1,
                new Allowance.Limit(2, Duration.ofMinutes(1)),
                new Allowance.Before(START, before),
                new Allowance.Wait(SmtpReply.of("400 Later"), ANY));
        var taken = (Tally.Taken) tally.take(List.of(allowance), now);
        return taken.held()
                .map(held -> Duration.between(now, held.until()).toSeconds())
                .orElse(0L);
    }

    /** What is refused counts against nothing, not even against the limits that would have let it pass. */
    @Test
    void recipients_of_a_day_are_counted_by_what_was_taken() {
        assertThat(day(6, 0)).isTrue();
        assertThat(day(5, 1)).isFalse();
        assertThat(day(4, 2)).isTrue();
        assertThat(day(1, 24)).isTrue();
        assertThat(day(6, 24)).isFalse();
    }

    private boolean day(int recipients, int hour) {
        var allowance = new Allowance(
                "a",
                recipients,
                new Allowance.Limit(10, Duration.ofDays(1)),
                new Allowance.Before(START, 0),
                new Allowance.Refuse(SmtpReply.of("554 5.2.0 No"), ANY));
        return tally.take(List.of(allowance), START.plus(Duration.ofHours(hour))) instanceof Tally.Taken;
    }
}
