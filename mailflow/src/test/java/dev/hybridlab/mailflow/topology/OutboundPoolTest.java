package dev.hybridlab.mailflow.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hybridlab.mailflow.address.IpAddress;
import dev.hybridlab.mailflow.address.IpRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** EXO-OUT-64, EXO-OUT-68, LAB-06. */
final class OutboundPoolTest {
    @ParameterizedTest
    @CsvSource({
        "198.18.20.25, NormalPool, true",
        "40.95.0.25, RelayPool, false",
        "198.18.20.26, HighRiskPool, true",
        "198.18.10.25, NormalPool, false",
    })
    void an_address_tells_the_pool_and_the_relay_pool_is_in_no_spf_record(String source, String label, boolean inSpf) {
        var address = IpAddress.of(source);
        var record = ExchangeOnline.SPF.replaceAll("v=spf1 ip4:| -all", "");

        assertThat(OutboundPool.of(address).label()).isEqualTo(label);
        assertThat(IpRange.of(record).contains(address)).isEqualTo(inSpf);
        assertThat(IpRange.of("40.95.0.0/16").contains(OutboundPool.RELAY.address()))
                .isTrue();
    }
}
