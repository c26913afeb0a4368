package dev.hybridlab.mailflow.journal;

import dev.hybridlab.mailflow.address.EmailAddress;
import dev.hybridlab.mailflow.decision.Aftermath;
import dev.hybridlab.mailflow.decision.HeldMessage;
import dev.hybridlab.mailflow.exchange.HeaderFamily;
import dev.hybridlab.mailflow.message.Body;
import dev.hybridlab.mailflow.message.Envelope;
import dev.hybridlab.mailflow.message.EnvelopeRecipient;
import dev.hybridlab.mailflow.message.EsmtpParameters;
import dev.hybridlab.mailflow.message.HeaderField;
import dev.hybridlab.mailflow.message.Headers;
import dev.hybridlab.mailflow.message.Message;
import dev.hybridlab.mailflow.topology.Hash;
import dev.hybridlab.mailflow.trace.Reason;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Writes a journal report: null sender, the original behind a short text (JRN-02).
 *
 * @param agent whose report
 * @param held the original
 * @param now virtual time
 */
record JournalReport(JournalAgent agent, HeldMessage held, Instant now) {
    /** Names the agent that wrote a message (LOOP-15). */
    static final String SOURCE = "X-MS-Exchange-Generated-Message-Source";

    /** Exchange Online's own mark of a report (LOOP-15). */
    static final String CLOUD_REPORT = "X-MS-Gcc-Journal-Report";

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern(
                    "EEE, d MMM yyyy HH:mm:ss xxxx", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    /** Nobody sent it, and a field says that a journal made it (JRN-04). */
    static boolean is(HeldMessage held) {
        var headers = held.message().headers();
        var byAgent = headers.first(SOURCE).filter(JournalAgent.AGENT::equalsIgnoreCase);
        return held.sender().isEmpty() && (byAgent.isPresent() || headers.has(CLOUD_REPORT));
    }

    Aftermath.Sends to(EmailAddress journal, Reason because) {
        var id = Hash.of(
                        agent.settings().seed(),
                        "journal",
                        held.ref().lineage(),
                        held.ref().hop(),
                        agent.writer().host(),
                        journal)
                .substring(0, 32);
        var body = body("=_journal_" + id.substring(0, 24));
        var fields = new ArrayList<>(List.of(
                HeaderField.of("From", "<" + agent.writer().author() + ">"),
                HeaderField.of("To", "<" + journal + ">"),
                HeaderField.of("Subject", subject()),
                HeaderField.of("Date", DATE.format(now)),
                HeaderField.of("Message-ID", "<" + id + "@" + agent.writer().host() + ">"),
                HeaderField.of("MIME-Version", "1.0"),
                HeaderField.of("Content-Type", "multipart/mixed; boundary=\"=_journal_" + id.substring(0, 24) + "\""),
                HeaderField.of("Content-Transfer-Encoding", ascii(body) ? "7bit" : "8bit"),
                HeaderField.of(SOURCE, JournalAgent.AGENT)));
        if (agent.writer().cloud()) {
            fields.add(HeaderField.of(CLOUD_REPORT, "")); // JRN-05
        }
        var parameters =
                ascii(body) ? EsmtpParameters.NONE : EsmtpParameters.NONE.plus("BODY", "8BITMIME"); // RFC 6152 §2
        var envelope = new Envelope(Optional.empty(), parameters, List.of(EnvelopeRecipient.of(journal)));
        var octets = Body.of(body.getBytes(StandardCharsets.ISO_8859_1));
        return new Aftermath.Sends("journal", envelope, new Message(new Headers(fields), octets), because);
    }

    private String subject() {
        return held.message().headers().first("Subject").orElse("");
    }

    /** One character an octet. */
    private String body(String boundary) {
        var text = new StringBuilder("--" + boundary + "\r\nContent-Type: text/plain; charset=\"utf-8\"\r\n"
                + "Content-Transfer-Encoding: 8bit\r\n\r\n");
        line(text, "Sender: " + octets(held.envelope().senderText()));
        line(text, "Subject: " + subject());
        line(text, "Message-Id: " + held.message().headers().first("Message-ID").orElse(""));
        held.envelope()
                .recipients()
                .forEach(
                        each -> line(text, "Recipient: " + octets(each.address().toString())));
        var original = new Message(
                new Headers(held.message().headers().fields().stream()
                        .filter(field -> !HeaderFamily.ORGANIZATION.has(field) && !HeaderFamily.FOREST.has(field))
                        .toList()),
                held.message().body());
        return text.append("\r\n--" + boundary + "\r\nContent-Type: message/rfc822\r\n\r\n")
                .append(new String(original.octets(), StandardCharsets.ISO_8859_1))
                .append("\r\n--" + boundary + "--\r\n")
                .toString();
    }

    private static void line(StringBuilder text, String line) {
        text.append(line).append("\r\n");
    }

    private static String octets(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    private static boolean ascii(String text) {
        return text.chars().allMatch(each -> each < 0x80);
    }
}
