package dev.hybridlab.harness.judge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hybridlab.harness.scenario.BodyExpectation;
import dev.hybridlab.mailflow.message.Message;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a delivered body is looked at for. */
class BodyMatchTest {
    private static final String MIXED =
            "Content-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\nContent-Type: text/plain;"
                    + " charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\nR3LDvMOfZQ0KYXVzIEJlcm4=\r\n--x\r\n"
                    + "Content-Type: text/html\r\n\r\n<p>x</p>\r\n--x\r\nContent-Type: text/plain\r\n"
                    + "Content-Disposition: attachment\r\n\r\nhidden\r\n--x--\r\n";

    private static List<Miss> misses(String contains, String lacks) {
        var expected = new BodyExpectation(
                contains == null ? List.of() : List.of(contains), lacks == null ? List.of() : List.of(lacks));
        return new BodyMatch(Message.parse(MIXED.getBytes(StandardCharsets.US_ASCII))).misses(expected);
    }

    @ParameterizedTest(name = "contains {0}, lacks {1}: {2} misses")
    @CsvSource({
        "Gr\u00fc\u00dfe aus Bern, , 0",
        "Gr\u00fc\u00dfe aus Bern <p>x</p>, , 0",
        "hidden, , 1",
        ", hidden, 0",
        ", aus   Bern, 1",
        "gr\u00fc\u00dfe, , 1"
    })
    void texts_are_decoded_and_attachments_left_out(String contains, String lacks, int misses) {
        assertThat(misses(contains, lacks)).hasSize(misses);
    }
}
