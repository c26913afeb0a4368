package dev.hybridlab.mailflow.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hybridlab.mailflow.exchange.ReceivedLine.Software;
import dev.hybridlab.mailflow.exchange.ReceivedLine.Station;
import dev.hybridlab.mailflow.exchange.ReceivedLine.Way;
import dev.hybridlab.mailflow.exchange.ReceivedLine.When;
import dev.hybridlab.mailflow.message.HeaderField;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** How Received lines are folded and read again (HDR-81 to HDR-91). */
final class ReceivedLineTest {
    private static final Instant AT = Instant.parse("2026-03-02T09:00:00Z");
    private static final Station A = new Station("mail.x.example", "203.0.113.7");
    private static final Station B = new Station("EX01.contoso.local", "10.0.0.5");

    private static String smtp(ZoneOffset offset) {
        return ReceivedLine.smtp(
                new Way(A, B),
                Optional.empty(),
                new Software("15.1.2507.39", "Frontend Transport"),
                new When(AT, offset));
    }

    @Test
    void a_line_is_folded_at_three_places() {
        assertThat(smtp(ZoneOffset.ofHours(-4)).split("\r\n", -1))
                .containsExactly(
                        "from mail.x.example (203.0.113.7) by",
                        " EX01.contoso.local (10.0.0.5) with Microsoft SMTP Server",
                        " id 15.1.2507.39 via Frontend Transport;",
                        " Mon, 2 Mar 2026 05:00:00 -0400");
    }

    @Test
    void a_mailbox_s_lines_are_folded_as_well() {
        assertThat(ReceivedLine.mapi(new Station("S", "fe80::1"), "15.1.2507.39", When.utc(AT)))
                .isEqualTo("from S ([fe80::1]) by\r\n S ([fe80::1%4]) with mapi\r\n id 15.01.2507.039;\r\n"
                        + " Mon, 2 Mar 2026 09:00:00 +0000");
        assertThat(ReceivedLine.https("P", "X", When.utc(AT)))
                .isEqualTo("from P by\r\n X with HTTPS;\r\n Mon, 2 Mar 2026 09:00:00 +0000");
    }

    @Test
    void folded_and_unfolded_lines_say_the_same() {
        var folded = smtp(ZoneOffset.UTC);
        var parts = ReceivedLine.read(folded);
        assertThat(parts.by()).isEqualTo("EX01.contoso.local");
        assertThat(parts.with()).isEqualTo("Microsoft SMTP Server");
        assertThat(parts.via()).hasValue("Frontend Transport");
        assertThat(ReceivedLine.read(HeaderField.of("Received", folded).value()))
                .isEqualTo(parts);
    }
}
