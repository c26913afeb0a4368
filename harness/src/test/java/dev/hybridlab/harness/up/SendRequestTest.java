package dev.hybridlab.harness.up;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hybridlab.mailflow.address.EmailAddress;
import dev.hybridlab.mailflow.address.IpAddress;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What POST /messages takes, and its answer to what is none. */
class SendRequestTest {
    private static final IpAddress VISITOR = IpAddress.of("198.18.99.1");

    @Test
    void the_least_that_is_a_message() throws IOException {
        var send = SendRequest.read(new ObjectMapper().readTree("{\"to\": [\"b@b.example\"]}"), "send-1", VISITOR);

        assertThat(send.from()).isEmpty();
        assertThat(send.to()).containsExactly(EmailAddress.of("b@b.example"));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        null                                   | the body: an object with 'to' is expected, not nothing
        []                                     | the body: an object with 'to' is expected, not a list
        "x"                                    | the body: an object with 'to' is expected, not a text
        {}                                     | 'to' is missing: a list of addresses, ["anna@contoso.com"]
        {"to": []}                             | 'to': a message has a recipient, ["anna@contoso.com"]
        {"to": "b@b.example"}                  | 'to': a list is expected, not a text
        {"to": {"a": "b@b.example"}}           | 'to': a list is expected, not an object
        {"to": ["b@b.example", 7]}             | 'to[1]': a text is expected, not a number
        {"to": ["b@b.example", "b"]}           | 'to[1]': 'b' is no address: local@domain
        {"to": ["b@b.example"], "from": null}  | 'from': a text is expected, not nothing
        {"to": ["b@b.example"], "from": "b"}   | 'from': 'b' is no address: local@domain
        {"to": ["b@b.example"], "body": true}  | 'body': a text is expected, not true or false
        {"to": ["b@b.example"], "headers": []} | 'headers': an object is expected, not a list
        {"to": ["b@b.example"], "headers": {"A": 1}} | 'headers.A': a text is expected, not a number
        {"to": ["b@b.example"], "eml": "!"}    | 'eml' holds base64
        {"to": ["b@b.example"], "cc": []}      | 'cc' is unknown: a message has from, to, headers, body, eml, enter, enterFrom
        {"to": ["b@b.example"], "enter": "EX01", "enterFrom": "x"} | 'enterFrom': *
        """)
    void what_is_no_message_is_answered_with_the_place(String request, String answer) throws IOException {
        var body = new ObjectMapper().readTree(request);

        var thrown = assertThatThrownBy(() -> SendRequest.read(body, "send-1", VISITOR))
                .isInstanceOf(IllegalArgumentException.class);
        if (answer.endsWith("*")) {
            thrown.hasMessageStartingWith(answer.substring(0, answer.length() - 1));
        } else {
            thrown.hasMessage(answer);
        }
    }
}
