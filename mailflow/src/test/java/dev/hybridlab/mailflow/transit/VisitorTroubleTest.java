package dev.hybridlab.mailflow.transit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hybridlab.mailflow.address.IpAddress;
import dev.hybridlab.mailflow.decision.Hop;
import dev.hybridlab.mailflow.decision.HopFailure;
import dev.hybridlab.mailflow.decision.HostIdentity;
import dev.hybridlab.mailflow.reply.SmtpReply;
import dev.hybridlab.mailflow.topology.Network;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a device's own log says when no server answered it (LAB-05), and which mistakes are known by name (SMTP-54, SMTP-55). */
final class VisitorTroubleTest {
    private static Visitor device(String address, int port, boolean first) {
        var manner = new Hop.Manner(
                "printer",
                first ? new Hop.TlsDemand.First() : new Hop.TlsDemand.Opportunistic(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Hop.Proof.NONE);
        var host = new HostIdentity(
                "visitor",
                "internet",
                "device",
                "printer",
                List.of(IpAddress.of("203.0.113.9")),
                List.of(),
                List.of("TLS1_3"),
                Network.NONE);
        return new Visitor(host, IpAddress.of(address), port, manner);
    }

    @ParameterizedTest(name = "{0} at {1}:{2}: {4}")
    @CsvSource({
        "handshake, 198.18.21.25, 587, true, SMTP-54",
        "handshake, 198.18.10.25, 465, true, SMTP-54",
        "handshake, 198.18.21.25, 587, false, LAB-05",
        "refused, 198.18.21.25, 465, true, SMTP-55",
        "refused, 198.18.21.25, 465, false, SMTP-55",
        "refused, 198.18.20.25, 465, true, LAB-05",
        "refused, 198.18.21.25, 26, true, LAB-05",
        "dropped, 198.18.21.25, 587, false, LAB-05",
    })
    void the_mistakes_that_everybody_makes_have_a_name(
            String failure, String address, int port, boolean first, String fact) {
        var end = address + ":" + port;
        var worded = VisitorTrouble.of(
                device(address, port, first),
                switch (failure) {
                    case "handshake" -> new HopFailure.HandshakeFailed(address, end, Dialogue.SPEAKS_FIRST);
                    case "refused" -> new HopFailure.ConnectionRefused(address, end);
                    default -> new HopFailure.Dropped(address, end, "MAIL");
                });

        assertThat(worded.because().fact()).isEqualTo(fact);
        assertThat(worded.lastError().toString()).startsWith("421 4.4.2 (client) ");
        assertThat(VisitorTrouble.isOwn(worded.lastError())).isTrue();
    }

    /** A server's word is no silence: nobody gives up on top of it. */
    @ParameterizedTest
    @CsvSource({
        "421 4.3.2 The maximum number of concurrent connections has exceeded a limit, 421 4.4.2 Connection dropped"
    })
    void what_a_server_said_stays_its_own(String first, String second) {
        for (var said : List.of(SmtpReply.of(first), SmtpReply.of(second))) {
            var failure = new HopFailure.TurnedAway("exo", "198.18.20.25:25", said);

            assertThat(VisitorTrouble.of(device("198.18.20.25", 25, false), failure)
                            .lastError())
                    .isEqualTo(said);
            assertThat(VisitorTrouble.isOwn(said)).isFalse();
        }
    }
}
