package dev.hybridlab.harness.run;

import dev.hybridlab.harness.scenario.MessageSource;
import dev.hybridlab.harness.scenario.ScenarioStep.Send;
import dev.hybridlab.mailflow.address.EmailAddress;
import dev.hybridlab.mailflow.message.HeaderField;
import dev.hybridlab.mailflow.message.Headers;
import dev.hybridlab.mailflow.message.Message;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The message that a {@code send} means: an .eml file's own octets, or one that is written here, always the same for the
 * same step, instant and seed (RFC 5322 §3.6).
 */
record Letter(Send send, String subject, Instant now, String messageId) {
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern(
                    "EEE, d MMM yyyy HH:mm:ss xxxx", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);
    /** Nobody wrote it, but RFC 5322 §3.6.2 wants an author. */
    private static final String NOBODY = "MAILER-DAEMON@hybridlab.example";

    Message message() {
        return switch (send.message()) {
            case MessageSource.File(var name, var octets) -> Message.parse(octets.octets());
            case MessageSource.Written(var headers, var body) -> Message.parse(written(headers, body));
        };
    }

    private byte[] written(java.util.SequencedMap<String, String> own, String body) {
        var fields = new LinkedHashMap<String, String>();
        fields.put("From", send.from().map(EmailAddress::toString).orElse(NOBODY));
        fields.put("To", send.to().stream().map(EmailAddress::toString).collect(Collectors.joining(", ")));
        fields.put("Subject", subject);
        fields.put("Date", DATE.format(now));
        fields.put("Message-ID", messageId);
        fields.put("MIME-Version", "1.0");
        fields.put("Content-Type", "text/plain; charset=utf-8");
        own.keySet().forEach(name -> fields.keySet().removeIf(name::equalsIgnoreCase));
        fields.putAll(own);
        var all = new ArrayList<HeaderField>();
        fields.forEach((name, value) -> all.add(HeaderField.of(name, raw(value))));
        return join(new Headers(List.copyOf(all)), body);
    }

    /** Header text is kept one character an octet. */
    private static String raw(String value) {
        return new String(value.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    private static byte[] join(Headers headers, String body) {
        var octets = new ByteArrayOutputStream();
        for (var field : headers.fields()) {
            octets.writeBytes(crlf(field.raw()).getBytes(StandardCharsets.ISO_8859_1));
            octets.writeBytes(new byte[] {'\r', '\n'});
        }
        octets.writeBytes(new byte[] {'\r', '\n'});
        octets.writeBytes(crlf(body.endsWith("\n") ? body : body + "\n").getBytes(StandardCharsets.UTF_8));
        return octets.toByteArray();
    }

    /** RFC 5321 §2.3.8: lines end with CR LF. */
    private static String crlf(String text) {
        return text.replaceAll("\r\n|\r|\n", "\r\n");
    }
}
