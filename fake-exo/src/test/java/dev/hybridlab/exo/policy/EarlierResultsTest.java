package dev.hybridlab.exo.policy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** BRD-10: what a set repeats of the one before. */
class EarlierResultsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "mx.microsoft.com 1; spf=pass smtp.mailfrom=a.example; dmarc=pass action=none header.from=a.example;"
                        + " dkim=pass header.d=a.example; arc=none|' spf=[1,1,smtp.mailfrom=a.example]"
                        + " dkim=[1,1,header.d=a.example] dmarc=[1,1,header.from=a.example]'",
                "mx.microsoft.com 1; spf=pass (sender ip is 198.18.30.25) smtp.rcpttodomain=b.example"
                        + " smtp.mailfrom=a.example; dmarc=fail (p=none sp=none pct=100) action=none"
                        + " header.from=c.example; dkim=fail (body hash did not verify) header.d=c.example; dkim=pass"
                        + " header.d=d.example|' spf=[1,1,smtp.mailfrom=a.example] dkim=[1,1,header.d=d.example]'",
                "gateway.example; SPF=Pass smtp.mailfrom=a.example|' spf=[1,1,smtp.mailfrom=a.example]'",
                "gateway.example; spf=pass; dkim=passed header.d=;;|''",
                "''|''",
            })
    void what_passed_is_repeated(String results, String expected) {
        assertThat(EarlierResults.of(results)).isEqualTo(expected);
    }
}
