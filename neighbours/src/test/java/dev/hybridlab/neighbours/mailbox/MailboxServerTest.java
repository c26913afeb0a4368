package dev.hybridlab.neighbours.mailbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hybridlab.mailflow.address.EmailAddress;
import dev.hybridlab.mailflow.message.Message;
import jakarta.mail.Folder;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A mail program that is not ours reads what was delivered. */
@Timeout(60)
class MailboxServerTest {
    private static final EmailAddress BERT = EmailAddress.of("Bert@contoso.com");
    private static final String LETTER = """
        Received: from a.example\r
        \tby b.example; Mon, 2 Mar 2026 09:00:00 +0000\r
        X-Odd:no blank,   many   blanks \r
        subject: =?utf-8?q?gr=C3=BC=C3=9Fe?=\r
        Date: Mon, 2 Mar 2026 09:00:00 +0000\r
        Content-Type: text/plain; charset=iso-8859-1\r
        Content-Transfer-Encoding: 8bit\r
        \r
        .dot\r
        Gr\u00fc\u00dfe, \ttabs\r
        From the beginning\r
        no end of line\
        """;

    private static MailboxServer started() {
        return MailboxServer.start(InetAddress.getLoopbackAddress(), List.of(BERT));
    }

    private static List<String> read(String protocol, InetSocketAddress at, String user)
            throws MessagingException, IOException {
        var found = new ArrayList<String>();
        try (var store = Session.getInstance(new Properties()).getStore(protocol)) {
            store.connect(at.getAddress().getHostAddress(), at.getPort(), user, MailboxServer.PASSWORD);
            try (var inbox = store.getFolder("INBOX")) {
                inbox.open(Folder.READ_ONLY);
                for (var message : inbox.getMessages()) {
                    var octets = new ByteArrayOutputStream();
                    message.writeTo(octets);
                    found.add(octets.toString(StandardCharsets.ISO_8859_1));
                }
            }
        }
        return found;
    }

    @ParameterizedTest
    @CsvSource({"imap", "pop3"})
    void a_delivered_message_appears_octet_for_octet(String protocol) throws MessagingException, IOException {
        try (var server = started()) {
            server.keep(BERT, Message.parse(LETTER.getBytes(StandardCharsets.ISO_8859_1)));

            var at = protocol.equals("imap") ? server.imap() : server.pop3();
            var lastLine = protocol.equals("imap") ? "" : "\r\n"; // POP3 sends whole lines (RFC 1939 §3)
            assertThat(read(protocol, at, "bert@contoso.com")).containsExactly(LETTER + lastLine);
        }
    }

    @Test
    void a_mailbox_that_nobody_listed_comes_with_its_first_message() throws MessagingException, IOException {
        try (var server = started()) {
            assertThat(server.users()).containsExactly("bert@contoso.com");

            server.keep(
                    EmailAddress.of("new@fabrikam.example"),
                    Message.parse("Subject: hello\r\n\r\n".getBytes(StandardCharsets.US_ASCII)));

            assertThat(read("imap", server.imap(), "new@fabrikam.example")).hasSize(1);
            assertThat(read("imap", server.imap(), "bert@contoso.com")).isEmpty();
        }
    }
}
