package dev.hybridlab.mailflow.mailbox;

import dev.hybridlab.mailflow.address.EmailAddress;
import dev.hybridlab.mailflow.decision.Aftermath;
import dev.hybridlab.mailflow.decision.HeldMessage;
import dev.hybridlab.mailflow.message.Body;
import dev.hybridlab.mailflow.message.Envelope;
import dev.hybridlab.mailflow.message.EnvelopeRecipient;
import dev.hybridlab.mailflow.message.EsmtpParameters;
import dev.hybridlab.mailflow.message.HeaderField;
import dev.hybridlab.mailflow.message.Headers;
import dev.hybridlab.mailflow.message.Message;
import dev.hybridlab.mailflow.topology.Hash;
import dev.hybridlab.mailflow.topology.Recipient;
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
 * Writes what a mailbox sends by itself: a forward, an answer (DOM-52).
 *
 * @param side the mailbox's side
 * @param mailbox whose letters these are
 * @param held the message that came
 * @param now virtual time
 */
record MailboxLetters(MailboxActions side, Recipient mailbox, HeldMessage held, Instant now) {
    static final String RULES_LOOP = "X-MS-Exchange-Inbox-Rules-Loop";
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern(
                    "EEE, d MMM yyyy HH:mm:ss xxxx", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    /** By rule, as a new message of the mailbox; the loop fields go along (LOOP-09), and so does a null sender (DOM-55). */
    Aftermath forward(EmailAddress to, Reason because) {
        var fields = new ArrayList<HeaderField>();
        head(fields, to, "FW: " + subject(), "forward");
        held.message().headers().fields().stream()
                .filter(field -> field.is("Content-Type") || field.is("Content-Transfer-Encoding"))
                .forEach(fields::add);
        held.message().headers().fields().stream()
                .filter(field -> field.is(RULES_LOOP))
                .forEach(fields::add);
        fields.add(HeaderField.of(RULES_LOOP, mailbox.primary().toString()));
        var message = new Message(new Headers(fields), held.message().body());
        var report = held.sender().isEmpty();
        var sender = report ? Optional.<EmailAddress>empty() : Optional.of(mailbox.primary());
        return new Aftermath.Sends(
                "forward by rule", envelope(sender, to), message, report ? because.alsoAssuming("DOM-55") : because);
    }

    /**
     * With the null sender, so that nothing answers it (FLOW-16).
     *
     * @param what {@code answer} or {@code answer by rule}
     */
    Aftermath answer(EmailAddress to, String what, String text, Reason because) {
        var fields = new ArrayList<HeaderField>();
        head(fields, to, "Automatic reply: " + subject(), what);
        fields.add(HeaderField.of("Content-Type", "text/plain; charset=utf-8"));
        fields.add(HeaderField.of("Auto-Submitted", "auto-generated"));
        fields.add(HeaderField.of("X-Auto-Response-Suppress", "All"));
        held.message().headers().first("Message-ID").ifPresent(id -> fields.add(HeaderField.of("In-Reply-To", id)));
        var body = Body.of((text.replace("\n", "\r\n") + "\r\n").getBytes(StandardCharsets.UTF_8));
        return new Aftermath.Sends(
                what, envelope(Optional.empty(), to), new Message(new Headers(fields), body), because);
    }

    private static Envelope envelope(Optional<EmailAddress> sender, EmailAddress to) {
        return new Envelope(sender, EsmtpParameters.NONE, List.of(EnvelopeRecipient.of(to)));
    }

    private void head(List<HeaderField> fields, EmailAddress to, String subject, String what) {
        var id = Hash.of(
                        side.settings().seed(),
                        what,
                        held.ref().lineage(),
                        held.ref().hop(),
                        mailbox.primary(),
                        to)
                .substring(0, 32);
        fields.add(HeaderField.of("From", mailbox.primary().toString()));
        fields.add(HeaderField.of("To", to.toString()));
        fields.add(HeaderField.of("Subject", subject));
        fields.add(HeaderField.of("Date", DATE.format(now)));
        fields.add(HeaderField.of("Message-ID", "<" + id + "@" + side.host() + ">"));
        fields.add(HeaderField.of("MIME-Version", "1.0"));
    }

    private String subject() {
        return held.message().headers().first("Subject").orElse("");
    }

    /** Whether the message wants no answer: nobody sent it, or a machine wrote it (RFC 3834 §2). */
    boolean isAutomatic() {
        var headers = held.message().headers();
        var automatic = headers.first("Auto-Submitted").filter(value -> !value.equalsIgnoreCase("no"));
        var suppressed = headers.first("X-Auto-Response-Suppress")
                .map(value -> value.toLowerCase(Locale.ROOT))
                .filter(value -> value.contains("all") || value.contains("oof") || value.contains("autoreply"));
        return held.sender().isEmpty() || automatic.isPresent() || suppressed.isPresent();
    }
}
