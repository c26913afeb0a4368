package dev.hybridlab.mailflow.transit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hybridlab.mailflow.address.IpAddress;
import dev.hybridlab.mailflow.decision.HostIdentity;
import dev.hybridlab.mailflow.topology.Network;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** LAB-10, LAB-11, LAB-12 and LAB-13, row by row. */
final class AddressTranslationTest {
    private static HostIdentity host(String address, Network network) {
        return new HostIdentity(
                "h" + address,
                "onprem",
                "onprem",
                "h.example",
                List.of(IpAddress.of(address)),
                List.of(25),
                List.of("TLS1_3"),
                network);
    }

    private static Network network(String name, String shown, String egress, String mask) {
        return new Network(name.equals("-") ? "" : name, all(shown), one(egress), one(mask));
    }

    private static List<IpAddress> all(String text) {
        return one(text).stream().toList();
    }

    private static Optional<IpAddress> one(String text) {
        return text.equals("-") ? Optional.empty() : Optional.of(IpAddress.of(text));
    }

    /** The called host is 10.0.0.5 of network home, the caller 10.0.0.9. */
    @ParameterizedTest(
            name = "caller in {0} leaving by {1}; called: public {2}, source NAT {3}; dials {4}: sees {5} at {6}")
    @CsvSource({
        "home, -,           -,           -,        10.0.0.5,    10.0.0.9,    10.0.0.5",
        "-,    -,           -,           -,        10.0.0.5,    10.0.0.9,    10.0.0.5",
        "-,    203.0.113.9, -,           -,        10.0.0.5,    203.0.113.9, 10.0.0.5",
        "home, 203.0.113.9, -,           -,        10.0.0.5,    10.0.0.9,    10.0.0.5",
        "-,    203.0.113.9, 203.0.113.5, -,        203.0.113.5, 203.0.113.9, 10.0.0.5",
        "-,    -,           203.0.113.5, -,        10.0.0.5,    -,           -",
        "home, -,           203.0.113.5, -,        10.0.0.5,    10.0.0.9,    10.0.0.5",
        "home, 203.0.113.9, 203.0.113.5, -,        203.0.113.5, 203.0.113.9, 10.0.0.5",
        "-,    203.0.113.9, 203.0.113.5, 10.0.0.1, 203.0.113.5, 10.0.0.1,    10.0.0.5",
        "-,    -,           -,           10.0.0.1, 10.0.0.5,    10.0.0.1,    10.0.0.5",
        "home, -,           -,           10.0.0.1, 10.0.0.5,    10.0.0.9,    10.0.0.5",
    })
    void what_a_called_host_sees(
            String caller, String egress, String shown, String mask, String dialled, String source, String local) {
        var from = host("10.0.0.9", network(caller, "-", egress, "-"));
        var to = host("10.0.0.5", network("home", shown, "-", mask));
        var seen = AddressTranslation.of(from, to, IpAddress.of(dialled));
        assertThat(seen.map(each -> each.source().toString()).orElse("-")).isEqualTo(source);
        assertThat(seen.map(each -> each.local().toString()).orElse("-")).isEqualTo(local);
    }
}
