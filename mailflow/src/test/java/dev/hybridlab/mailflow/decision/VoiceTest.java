package dev.hybridlab.mailflow.decision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hybridlab.mailflow.reply.SmtpReply;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who words what the wire refuses how (SMTP-32, SMTP-33, SMTP-36, LAB-04). */
final class VoiceTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        500 5.3.3 Unrecognized command 'FOO'            | 500 5.3.3 Unrecognized command | 500 5.3.3 Unrecognized command 'FOO' [T]            | 500 5.5.1 Command unrecognized
        501 5.5.4 Invalid domain name                   | 501 5.5.4 Invalid domain name  | 501 5.5.4 Invalid domain name [T]                   | 501 5.5.4 Syntax error in arguments
        504 5.7.4 Unrecognized authentication type      | 504 5.7.4 Unrecognized authentication type | 504 5.7.4 Unrecognized authentication type [T] | 504 5.5.4 Parameter not implemented
        504 5.7.4 Unrecognized authentication type [T]  | 504 5.7.4 Unrecognized authentication type [T] | 504 5.7.4 Unrecognized authentication type [T] | 504 5.5.4 Parameter not implemented
        503 5.5.2 Send hello first                      | 503 5.5.2 Send hello first     | 503 5.5.2 Send hello first                          | 503 5.5.1 Bad sequence of commands
        220 2.0.0 SMTP server ready                     | 220 2.0.0 SMTP server ready    | 220 2.0.0 SMTP server ready                         | 220 2.0.0 Ready to start TLS
        252 2.1.5 Cannot VRFY user                      | 252 2.1.5 Cannot VRFY user     | 252 2.1.5 Cannot VRFY user                          | 252 2.5.2 Send some mail and see
        550 5.1.1 nobody                                | 550 5.1.1 nobody               | 550 5.1.1 nobody                                    | 550 5.1.1 nobody
        """)
    void each_system_has_its_words(String reply, String exchange, String online, String plain) {
        var said = SmtpReply.of(reply);
        assertThat(Voice.EXCHANGE.in(said).toString()).isEqualTo(exchange);
        assertThat(Voice.exchangeOnline(" [T]").in(said).toString()).isEqualTo(online);
        assertThat(Voice.PLAIN.in(said).toString()).isEqualTo(plain);
    }
}
