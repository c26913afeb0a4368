package dev.hybridlab.neighbours;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hybridlab.smtp.session.MailSoftware;
import dev.hybridlab.smtp.session.SessionOpener;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whoever closes a host may start it again on its port at once. */
@Timeout(60)
final class PortsTest {
    private static final InetAddress HERE = InetAddress.getLoopbackAddress();
    private static final int ROUNDS = 200;

    private static Stream<MailSoftware> software() {
        return ServiceLoader.load(MailSoftware.class).stream().map(ServiceLoader.Provider::get);
    }

    @ParameterizedTest
    @MethodSource("software")
    void a_port_is_free_when_its_software_has_closed(MailSoftware software) throws IOException {
        var server = below(software, 20_000);
        var port = server.port();
        for (var round = 0; round < ROUNDS; round++) {
            server.close();
            server = listen(software, port);
        }
        server.close();
        assertThat(port).isGreaterThanOrEqualTo(20_000);
    }

    /** Below the ports that systems hand out by themselves, so that no other connection takes it between two rounds. */
    private static MailSoftware.Listening below(MailSoftware software, int from) {
        try {
            return listen(software, from);
        } catch (IOException taken) {
            return below(software, from + 1);
        }
    }

    private static MailSoftware.Listening listen(MailSoftware software, int port) throws IOException {
        SessionOpener nobodyCalls = client -> {
            throw new IllegalStateException("nobody calls");
        };
        return software.listen(
                new MailSoftware.Place(new InetSocketAddress(HERE, port), "mx.example", false, Instant::now),
                nobodyCalls);
    }
}
