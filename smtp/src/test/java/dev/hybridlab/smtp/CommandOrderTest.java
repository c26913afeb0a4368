package dev.hybridlab.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Commands, their order and their words (RFC 5321 §4.1.4; texts as in docs/facts/replies.md). */
class CommandOrderTest {
    /** SMTP-27, SMTP-28, SMTP-29, SMTP-31, SMTP-32, SMTP-33. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        MAIL FROM:<a@a.example>             | 503 5.5.2 Send hello first
        EHLO                                | 501 5.5.4 Invalid domain name
        EHLO laptop.                        | 501 5.5.4 Invalid domain name
        EHLO a;dmarc=pass                   | 501 5.5.4 Invalid domain name
        HELO a.example (b)                  | 501 5.5.4 Invalid domain name
        HELO [198.18.0.1]                   | 250 echo.example Hello [198.18.0.1]
        HELO a.example                      | 250 echo.example Hello [198.18.0.1]
        NOOP                                | 250 2.0.0 OK
        RSET                                | 250 2.0.0 Resetting
        VRFY b                              | 252 2.1.5 Cannot VRFY user
        EXPN b                              | 502 5.3.3 Command not implemented
        HELP                                | 214-This server supports the following commands: 214 HELO EHLO STARTTLS RCPT DATA RSET MAIL QUIT HELP AUTH BDAT
        QUIT                                | 221 2.0.0 Service closing transmission channel
        quit                                | 221 2.0.0 Service closing transmission channel
        TURN                                | 500 5.3.3 Unrecognized command 'TURN'
        AUTH LOGIN                          | 503 5.5.2 Send hello first
        X-EXPS GSSAPI                       | 500 5.3.3 Unrecognized command 'X-EXPS'
        """)
    void a_fresh_session_answers(String command, String reply) throws IOException {
        try (var server = EchoServer.start();
                var raw = server.raw()) {
            assertThat(raw.ask(command)).isEqualTo(reply);
        }
    }

    /** SMTP-22, SMTP-34, SMTP-35. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        RCPT TO:<b@b.example>                              | 503 5.5.2 Need mail command
        DATA                                               | 503 5.5.2 Need mail command
        MAIL FROM:a@a.example                              | 550 5.1.7 Invalid address
        MAIL FROM:<a@a.example                             | 550 5.1.7 Invalid address
        MAIL a@a.example                                   | 550 5.1.7 Invalid address
        MAIL FROM:<>                                       | 250 2.1.0 Sender OK
        MAIL FROM: <a@a.example>                           | 250 2.1.0 Sender OK
        MAIL FROM:<@x.example,@y.example:a@a.example>      | 250 2.1.0 Sender OK
        mail from:<"a >b"@a.example>                       | 250 2.1.0 Sender OK
        MAIL FROM:<a@a.example> SIZE=100 BODY=8BITMIME RET=HDRS ENVID=x+2By AUTH=<> XOORG=contoso.com | 250 2.1.0 Sender OK
        MAIL FROM:<a@a.example> BODY=9BIT                  | 501 5.5.4 Invalid arguments
        MAIL FROM:<a@a.example> SIZE=-1                    | 501 5.5.4 Invalid arguments
        MAIL FROM:<a@a.example> SIZE                       | 501 5.5.4 Invalid arguments
        MAIL FROM:<a@a.example> RET=ALL                    | 501 5.5.4 Invalid arguments
        MAIL FROM:<a@a.example> ENVID=a=b                  | 501 5.5.4 Invalid arguments
        MAIL FROM:<a@a.example> SMTPUTF8=yes               | 501 5.5.4 Invalid arguments
        MAIL FROM:<a@a.example> SIZE=1 SIZE=2              | 501 5.5.4 Invalid arguments
        MAIL FROM:<a@a.example> COLOUR=red                 | 555 5.5.4 Unrecognized parameter 'COLOUR'
        MAIL FROM:<a@a.example> NOTIFY=NEVER               | 555 5.5.4 Unrecognized parameter 'NOTIFY'
        """)
    void behind_EHLO_it_answers(String command, String reply) throws IOException {
        try (var server = EchoServer.start();
                var raw = server.greeted()) {
            assertThat(raw.ask(command)).isEqualTo(reply);
        }
    }

    /** SMTP-35. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        MAIL FROM:<c@a.example>                            | 503 5.5.2 Sender already specified
        DATA                                               | 503 5.5.2 Need rcpt command
        AUTH LOGIN                                         | 503 5.5.1 Not inside a mail transaction
        RCPT TO:<>                                         | 501 5.1.3 Invalid address
        RCPT TO:b                                          | 501 5.1.3 Invalid address
        RCPT TO:<b@b.example> NOTIFY=SUCCESS,DELAY ORCPT=rfc822;c@b.example | 250 2.1.5 Recipient OK
        RCPT TO:<b@b.example> NOTIFY=NEVER,DELAY           | 501 5.5.4 Invalid arguments
        RCPT TO:<b@b.example> NOTIFY=                      | 501 5.5.4 Invalid arguments
        RCPT TO:<b@b.example> NOTIFY=NEVER NOTIFY=NEVER    | 501 5.5.4 Invalid arguments
        RCPT TO:<b@b.example> ORCPT=c@b.example            | 501 5.5.4 Invalid arguments
        RCPT TO:<b@b.example> SIZE=1                       | 555 5.5.4 Unrecognized parameter 'SIZE'
        """)
    void behind_MAIL_it_answers(String command, String reply) throws IOException {
        try (var server = EchoServer.start();
                var raw = server.greeted()) {
            raw.ask("MAIL FROM:<a@a.example>");
            assertThat(raw.ask(command)).isEqualTo(reply);
        }
    }

    @Test
    void every_parameter_reaches_the_mail_system() throws IOException {
        try (var server = EchoServer.start();
                var raw = server.greeted()) {
            raw.ask("MAIL FROM:<a@a.example> SIZE=9 BODY=7bit RET=FULL ENVID=e AUTH=a+40b XOORG=contoso.com XSHADOW=q");
            raw.ask("RCPT TO:<b@b.example> NOTIFY=FAILURE ORCPT=rfc822;c@c.example");

            assertThat(server.session.events)
                    .contains(
                            "mail Optional[a@a.example] SIZE=9 BODY=7bit RET=FULL ENVID=e AUTH=a+40b XOORG=contoso.com"
                                    + " XSHADOW=q",
                            "rcpt b@b.example NOTIFY=FAILURE ORCPT=rfc822;c@c.example");
        }
    }

    /** SMTP-23. */
    @Test
    void a_batch_is_answered_in_its_order_and_a_session_takes_several_messages() throws IOException {
        try (var server = EchoServer.start();
                var raw = server.greeted()) {
            for (var i = 0; i < 2; i++) {
                raw.send("MAIL FROM:<a@a.example>\r\nRCPT TO:<b@b.example>\r\nRCPT TO:b\r\nDATA\r\n");
                assertThat(raw.reply()).isEqualTo("250 2.1.0 Sender OK");
                assertThat(raw.reply()).isEqualTo("250 2.1.5 Recipient OK");
                assertThat(raw.reply()).isEqualTo("501 5.1.3 Invalid address");
                assertThat(raw.reply()).isEqualTo("354 Start mail input; end with <CRLF>.<CRLF>");
                raw.send("A: b\r\n\r\n.\r\nRSET\r\nNOOP\r\n");
                assertThat(raw.reply()).isEqualTo("250 2.6.0 Queued mail for delivery");
                assertThat(raw.reply()).isEqualTo("250 2.0.0 Resetting");
                assertThat(raw.reply()).isEqualTo("250 2.0.0 OK");
            }
            assertThat(server.session.messages).hasSize(2);
        }
    }

    @Test
    void a_new_EHLO_forgets_the_envelope() throws IOException {
        try (var server = EchoServer.start();
                var raw = server.addressed()) {
            raw.ask("EHLO b.example");

            assertThat(raw.ask("DATA")).isEqualTo("503 5.5.2 Need mail command");
        }
    }

    @Test
    void an_address_beyond_ASCII_needs_SMTPUTF8() throws IOException {
        try (var server = EchoServer.start();
                var raw = server.greeted()) {
            assertThat(raw.ask("MAIL FROM:<j\u00c3\u00b6rg@a.example>")).startsWith("553 5.6.7");
            raw.ask("MAIL FROM:<a@a.example>");
            assertThat(raw.ask("RCPT TO:<j\u00c3\u00b6rg@b.example>")).startsWith("553 5.6.7");
            raw.ask("RSET");
            assertThat(raw.ask("MAIL FROM:<j\u00c3\u00b6rg@a.example> SMTPUTF8"))
                    .startsWith("250");
            assertThat(raw.ask("RCPT TO:<j\u00c3\u00b6rg@b.example>")).startsWith("250");
        }
    }
}
