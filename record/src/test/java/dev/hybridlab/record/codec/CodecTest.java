package dev.hybridlab.record.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hybridlab.mailflow.address.EmailAddress;
import dev.hybridlab.mailflow.address.IpAddress;
import dev.hybridlab.mailflow.decision.Hop;
import dev.hybridlab.mailflow.message.EsmtpParameters;
import dev.hybridlab.mailflow.message.Message;
import dev.hybridlab.mailflow.reply.SmtpReply;
import dev.hybridlab.mailflow.trace.HeaderChange;
import dev.hybridlab.mailflow.trace.MessageRef;
import dev.hybridlab.mailflow.trace.Origin;
import dev.hybridlab.mailflow.trace.Reason;
import dev.hybridlab.mailflow.trace.SourceLine;
import dev.hybridlab.mailflow.trace.Step;
import dev.hybridlab.mailflow.trace.Turn;
import dev.hybridlab.mailflow.trace.Whereabouts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CodecTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final Whereabouts HERE = new Whereabouts(
            Instant.parse("2026-03-02T09:00:00.5Z"), "EX01", new MessageRef("out.2", 1, 3), new Turn(4, 1, 0));

    private static final Reason WHY = Reason.assuming(
                    "EXO-ATTR-03", "{} wants {}", "Inbound", Reason.of("TLS-01", "{} of {}", 1, "two"))
            .configuredAt(Origin.file(new SourceLine("a.yaml", 3, 5)));

    static Stream<Object> values() {
        var octets = "Subject: caf\u00e9\r\n folded\r\nX: \r\n\r\n\u0000\u00ff\n".getBytes(StandardCharsets.ISO_8859_1);
        return Stream.of(
                new Step.Delivered(HERE, address("a@b.example"), address("\"x y\"@b.example"), Message.parse(octets)),
                new Step.HeadersChanged(
                        HERE, "content", List.of(new HeaderChange(HeaderChange.Kind.STAMPED, "X", "y", WHY))),
                new Step.Refused(HERE, "RCPT", SmtpReply.of("550 5.7.64 no"), Optional.empty(), WHY),
                new Hop.TlsDemand.Opportunistic(true),
                EsmtpParameters.of("SIZE", "12").plus("BODY", "8BITMIME"),
                IpAddress.of("2001:db8::1"));
    }

    private static EmailAddress address(String text) {
        return EmailAddress.of(text);
    }

    /** What comes over a socket is text: nothing may live in the tree alone. */
    private static JsonNode sent(Object value) throws IOException {
        return JSON.readTree(JSON.writeValueAsBytes(Codec.write(value)));
    }

    @ParameterizedTest
    @MethodSource("values")
    void a_value_comes_back_equal(Object value) throws IOException {
        assertThat(Codec.read(sent(value), value.getClass())).isEqualTo(value);
    }

    @Test
    void an_element_of_a_list_tells_which_of_several_types_it_is() {
        var steps =
                List.of(new Step.Intervened(HERE, "down EX01"), new Step.Resolved(HERE, "b.example MX", "NXDOMAIN"));

        assertThat(Codec.readAll(Codec.writeAll(steps, Step.class), Step.class)).isEqualTo(steps);
    }

    @Test
    void a_reason_says_the_same_afterwards() throws IOException {
        var back = Codec.read(sent(WHY), Reason.class);

        assertThat(back.toString()).isEqualTo(WHY.toString());
        assertThat(back.configured()).isEqualTo(WHY.configured());
    }

    @Test
    void only_what_the_declared_type_permits_comes_out() {
        var foreign = (ObjectNode) Codec.writeAll(List.of(new Step.Intervened(HERE, "x")), Step.class)
                .get(0);
        foreign.put("@", "String");

        assertThatThrownBy(() -> Codec.read(foreign, Step.class))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Step: no Step is called 'String'");
    }

    @Test
    void what_does_not_fit_is_answered_with_its_place() throws IOException {
        var json = (ObjectNode) sent(HERE);
        json.put("at", "yesterday");

        assertThatThrownBy(() -> Codec.read(json, Whereabouts.class))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Whereabouts.at: no Instant: \"yesterday\"");
    }
}
