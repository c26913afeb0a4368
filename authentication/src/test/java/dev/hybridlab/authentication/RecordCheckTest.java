package dev.hybridlab.authentication;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hybridlab.mailflow.zone.ZoneLookup;
import dev.hybridlab.mailflow.zone.Zones;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is wrong for good with what domains publish (DOMA-01, DOMA-11). */
class RecordCheckTest {
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "v=spf1 ip4:192.0.2.1 -all, ''",
        "v=spf1 include:other.example ~all, ''",
        "v=spf1 include:none.example -all, none.example has no SPF record",
        "v=spf1 ip4:192.0.2.999 -all, Invalid Address: 192.0.2.999",
        "v=spf1 inlcude:other.example -all, inlcude",
        "v=spf1 a:x.example a:y.example a:z.example -all, more than 2 look-ups without an answer",
        "v=spf1 include:silent.example -all, ''", // an error for a while is none of the record
    })
    void an_spf_record_is_walked_to_its_end(String text, String wrong) {
        var zones = new Published()
                .txt("a.example", text)
                .txt("other.example", "v=spf1 ip4:192.0.2.2 -all")
                .fault("silent.example", Zones.Fault.TIMEOUT)
                .zones();

        var found = RecordCheck.spf("a.example", new ZoneLookup(zones, ""));

        assertThat(found.isPresent()).as(found.toString()).isEqualTo(!wrong.isEmpty());
        assertThat(found.orElse("")).contains(wrong);
    }

    @Test
    void eleven_questions_are_too_many_wherever_mail_comes_from() {
        var zones = new Published().txt("all.example", "v=spf1" + " include:one.example".repeat(11) + " -all");
        zones.txt("one.example", "v=spf1 ip4:192.0.2.2 -all");

        assertThat(RecordCheck.spf("all.example", new ZoneLookup(zones.zones(), "")))
                .hasValue("more than 10 look-ups");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "v=DMARC1; p=none, ''",
        "v=DMARC1; p=reject; sp=none; pct=20, ''",
        "v=DMARC1; p=block, 'p= and sp= are none, quarantine or reject'",
        "v=DMARC1; pct=50, the tag p= is missing",
        "v=DMARC2; p=none, it does not begin with v=DMARC1",
        "p=reject, it does not begin with v=DMARC1",
        "v=DMARC1; p=none; p=reject, the tag p= twice",
    })
    void a_policy_is_read(String text, String wrong) {
        assertThat(RecordCheck.dmarc(text).orElse("")).isEqualTo(wrong);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "v=DKIM1; k=rsa; p=, ''", // revoked
        "v=DKIM1; k=rsa; p=aGk=, p= is no rsa key",
        "v=DKIM1; k=rsa, the tag p= is missing",
        "p=!, p= is not base64",
    })
    void a_key_is_read(String text, String wrong) {
        assertThat(RecordCheck.key(text).orElse("")).isEqualTo(wrong);
    }
}
