package dev.hybridlab.harness.judge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hybridlab.mailflow.trace.Considered;
import dev.hybridlab.mailflow.trace.Reason;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LosersTest {
    private static Considered loser(String name, String fact, String says) {
        return new Considered(name, false, Reason.of(fact, says));
    }

    @Test
    void who_could_have_matched_comes_first_and_who_did_not_even_listen_shares_a_line() {
        var losers = Losers.of(List.of(
                loser("Client Frontend", "ONP-RECV-21", "does not listen on port 25"),
                loser("Relay", "ONP-RECV-01", "its RemoteIPRanges do not hold 198.18.10.60"),
                loser("Default", "ONP-RECV-21", "does not listen on port 25"),
                loser("Proxy", "ONP-RECV-21", "does not listen on port 25")));

        assertThat(losers.words())
                .containsExactly(
                        "'Relay' its RemoteIPRanges do not hold 198.18.10.60",
                        "'Client Frontend' and 2 more: does not listen on port 25");
        assertThat(losers.near()).extracting(Considered::candidate).containsExactly("Relay");
    }

    @Test
    void the_rest_of_very_many_is_counted() {
        var many = IntStream.rangeClosed(1, 9)
                .mapToObj(i -> loser("C" + i, "EXO-ATTR-03", "'C" + i + "' wants another"))
                .toList();

        assertThat(Losers.of(many).words())
                .hasSize(7)
                .startsWith("'C1' wants another")
                .endsWith("and 3 more");
    }

    @Test
    void none_lost_none_told() {
        assertThat(Losers.of(List.of()).words()).isEmpty();
    }
}
