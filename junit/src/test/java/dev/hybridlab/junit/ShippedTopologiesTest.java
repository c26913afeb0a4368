package dev.hybridlab.junit;

import static dev.hybridlab.assertj.HybridAssertions.assertThat;

import dev.hybridlab.harness.testkit.Lab;
import dev.hybridlab.harness.testkit.Topologies;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What this artifact brings is enough for every topology that hybridlab ships, whatever software its hosts run on. */
class ShippedTopologiesTest {
    static List<String> shipped() {
        return Topologies.SHIPPED;
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void a_shipped_topology_needs_no_further_artifact(String topology) {
        try (var lab = Lab.on(topology)) {
            var in = lab.send("outsider@fabrikam.example", "anna@contoso.com");
            var out = lab.send("anna@contoso.com", "outsider@fabrikam.example");

            assertThat(lab).delivered(in).to("anna@contoso.com");
            assertThat(lab).delivered(out).to("outsider@fabrikam.example");
        }
    }
}
