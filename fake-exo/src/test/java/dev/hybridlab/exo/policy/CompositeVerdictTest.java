package dev.hybridlab.exo.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hybridlab.mailflow.address.IpAddress;
import dev.hybridlab.mailflow.authentication.ArcFinding;
import dev.hybridlab.mailflow.authentication.ArcResult;
import dev.hybridlab.mailflow.authentication.AuthenticationFindings;
import dev.hybridlab.mailflow.authentication.DmarcFinding;
import dev.hybridlab.mailflow.authentication.DmarcResult;
import dev.hybridlab.mailflow.authentication.SpfFinding;
import dev.hybridlab.mailflow.authentication.SpfResult;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** BRD-04: which of several grounds counts, a trusted seal (BRD-11) among them. */
class CompositeVerdictTest {
    @ParameterizedTest(name = "DMARC {0}, aligned {1}, trusted seal {2}, own {3}: {4}")
    @CsvSource({
        "PASS, true, true, false, compauth=pass reason=100",
        "NONE, true, false, false, compauth=pass reason=109",
        "NONE, true, true, false, compauth=pass reason=109",
        "NONE, false, true, false, compauth=pass reason=130",
        "NONE, false, false, false, compauth=fail reason=001",
        "NONE, false, false, true, compauth=fail reason=601",
        "TEMPERROR, false, false, false, compauth=none reason=300",
    })
    void the_strongest_ground_is_named(
            DmarcResult dmarc, boolean aligned, boolean sealed, boolean own, String expected) {
        var evidence = new SpfFinding.Evidence("", "", 0, 0, "");
        var findings = new AuthenticationFindings(
                new SpfFinding(SpfResult.NONE, "a.example", "", evidence),
                List.of(),
                new DmarcFinding(
                        dmarc, "a.example", new DmarcFinding.Aligned(false, aligned), Optional.empty(), "no record"),
                new ArcFinding(ArcResult.PASS, List.of(), 1, ""));
        var source = new SkipListing.Source(IpAddress.of("198.18.30.25"), "mx.a.example");
        var sealer = sealed ? Optional.of("microsoft.com") : Optional.<String>empty();

        assertThat(CompositeVerdict.of(new SenderCheck(source, false, findings, "a.example", own, sealer))
                        .text())
                .isEqualTo(expected);
    }
}
