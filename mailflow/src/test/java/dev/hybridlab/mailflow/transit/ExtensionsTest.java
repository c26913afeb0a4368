package dev.hybridlab.mailflow.transit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hybridlab.mailflow.address.EmailAddress;
import dev.hybridlab.mailflow.decision.HeldMessage;
import dev.hybridlab.mailflow.decision.Hop;
import dev.hybridlab.mailflow.message.Envelope;
import dev.hybridlab.mailflow.message.EnvelopeRecipient;
import dev.hybridlab.mailflow.message.EsmtpParameters;
import dev.hybridlab.mailflow.message.Message;
import dev.hybridlab.mailflow.reply.SmtpReply;
import dev.hybridlab.mailflow.topology.NextHop;
import dev.hybridlab.mailflow.trace.Attribution;
import dev.hybridlab.mailflow.trace.MessageRef;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What goes on to the next server, by what it lists (RFC 3030 §3, RFC 6531 §3.4); no host converts: LAB-40. */
class ExtensionsTest {
    private static final Message MESSAGE = Message.parse("A: b\r\n\r\nx\r\n".getBytes(StandardCharsets.US_ASCII));
    private static final Hop HOP = new Hop(
            "to b",
            new NextHop.MxLookup(),
            "b.example",
            25,
            new Hop.Manner(
                    "a.example",
                    new Hop.TlsDemand.Opportunistic(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.of("contoso.com"),
                    Hop.Proof.NONE),
            false,
            Hop.Guise.NONE);

    private static HeldMessage held(String sender, String parameters) {
        var given = EsmtpParameters.NONE;
        for (var each : parameters.split(" ")) {
            var parts = each.split("=", 2);
            given = each.isEmpty() ? given : given.plus(parts[0], parts.length > 1 ? parts[1] : "");
        }
        var envelope = new Envelope(
                Optional.of(EmailAddress.of(sender)),
                given,
                List.of(EnvelopeRecipient.of(EmailAddress.of("b@b.example"))));
        return new HeldMessage(
                new MessageRef("m", 0, 1),
                MESSAGE,
                envelope,
                Attribution.NONE,
                Instant.EPOCH,
                Optional.empty(),
                Optional.empty());
    }

    private static Dialogue.Hello listing(String keywords) {
        return new Dialogue.Hello(SmtpReply.of("250 hello"), List.of(keywords.split(" ")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        a@a.example    | ''                            | 8BITMIME                     | ''
        a@a.example    | BODY=8BITMIME                 | 8BITMIME                     | ' BODY=8BITMIME'
        a@a.example    | BODY=8BITMIME                 | CHUNKING                     | ''
        a@a.example    | BODY=BINARYMIME               | BINARYMIME CHUNKING          | ' BODY=BINARYMIME'
        a@a.example    | SMTPUTF8                      | SMTPUTF8                     | ' SMTPUTF8'
        j\u00f6rg@a.example | ''                       | SMTPUTF8                     | ' SMTPUTF8'
        a@a.example    | RET=HDRS ENVID=x              | DSN                          | ' RET=HDRS ENVID=x'
        a@a.example    | RET=HDRS ENVID=x              | XOORG                        | ' XOORG=contoso.com'
        """)
    void what_is_listed_goes_on(String sender, String had, String lists, String sent) {
        var held = held(sender, had);

        assertThat(Extensions.missing(held, MESSAGE, listing(lists))).isEmpty();
        assertThat(Extensions.parameters(held, HOP, MESSAGE, listing(lists))).hasToString(sent);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        a@a.example    | BODY=BINARYMIME               | 8BITMIME CHUNKING            | 554 5.6.3
        a@a.example    | BODY=BINARYMIME               | BINARYMIME                   | 554 5.6.3
        j\u00f6rg@a.example | ''                       | 8BITMIME                     | 550 5.6.7
        """)
    void what_is_needed_and_not_listed_ends_in_a_notice(String sender, String had, String lists, String reply) {
        assertThat(Extensions.missing(held(sender, had), MESSAGE, listing(lists)))
                .hasValueSatisfying(answer -> assertThat(answer.toString()).startsWith(reply));
    }
}
