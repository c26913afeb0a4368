package dev.hybridlab.mailflow.transit;

import dev.hybridlab.mailflow.decision.Credentials;
import dev.hybridlab.mailflow.decision.MailCommand;
import dev.hybridlab.mailflow.message.EnvelopeRecipient;
import dev.hybridlab.mailflow.message.Message;
import dev.hybridlab.mailflow.reply.SmtpReply;
import dev.hybridlab.mailflow.trace.TlsFacts;
import java.util.List;
import java.util.Optional;

/** An SMTP session as its client uses it. Every method is one command and its answer, in lockstep. */
public interface Dialogue {
    /** What a client reads that waits for a handshake and gets a banner, as one of them words it. */
    String SPEAKS_FIRST = "first record does not look like a TLS handshake";

    /** The 220, or what came instead (RFC 5321 §4.3.1). */
    SmtpReply banner();

    /** EHLO. */
    Hello ehlo(String name);

    /** HELO. */
    SmtpReply helo(String name);

    /** STARTTLS and the handshake (RFC 3207), showing this certificate of the topology when the server asks for one. */
    Handshake startTls(Optional<String> clientCertificate);

    /**
     * The handshake before anything is said (RFC 8314 §3.3). No server of the lab waits for one: each speaks first, in clear
     * (SMTP-54).
     */
    default Handshake tlsFirst(Optional<String> clientCertificate) {
        return new Handshake.Broke(SPEAKS_FIRST);
    }

    /** STARTTLS, and the answer to it, by a client whose own TLS then cannot begin: {@code error} as its log words it. */
    SmtpReply startTlsInVain(String error);

    /** AUTH LOGIN with both its answers (AUTH-01); the last reply. */
    SmtpReply logon(Credentials credentials);

    SmtpReply mail(MailCommand command);

    SmtpReply rcpt(EnvelopeRecipient recipient);

    /**
     * BDAT where the server lists CHUNKING, else DATA, with the whole message; the last answer, or the negative one to DATA
     * itself.
     *
     * @throws IllegalArgumentException if the message has a lone LF or CR and the server lists no CHUNKING
     */
    SmtpReply content(Message message);

    /** QUIT and close; never fails. */
    void quit();

    /** Closes without a word, as Exchange Online does when it does not like a certificate. */
    void abandon();

    /** @param keywords the EHLO lines behind the first */
    record Hello(SmtpReply reply, List<String> keywords) {
        public Hello {
            keywords = List.copyOf(keywords);
        }

        /** Of an answer to EHLO: its first line is no keyword, and a refusal has none. */
        public static Hello of(SmtpReply reply) {
            return new Hello(
                    reply,
                    reply.positive() ? reply.lines().subList(1, reply.lines().size()) : List.of());
        }

        /** As a client sees it that does not know this keyword. */
        public Hello without(String unknown) {
            return new Hello(
                    reply,
                    keywords.stream()
                            .filter(each -> !each.equalsIgnoreCase(unknown))
                            .toList());
        }

        /** Whether this keyword (the first word of a line) was listed. */
        public boolean lists(String keyword) {
            return keywords.stream()
                    .anyMatch(each -> each.equalsIgnoreCase(keyword)
                            || each.regionMatches(true, 0, keyword + " ", 0, keyword.length() + 1));
        }
    }

    /** What STARTTLS came to. */
    sealed interface Handshake {
        record Stands(TlsFacts shown) implements Handshake {}

        /** The server did not answer 220. */
        record Declined(SmtpReply reply) implements Handshake {}

        record Broke(String why) implements Handshake {}
    }

    /** The connection ended where an answer was due. */
    final class Lost extends RuntimeException {
        private static final long serialVersionUID = 1;

        public Lost(String stage) {
            super(stage);
        }

        public Lost(String stage, Exception why) {
            super(stage, why);
        }
    }
}
