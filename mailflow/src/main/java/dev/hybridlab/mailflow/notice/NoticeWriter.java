package dev.hybridlab.mailflow.notice;

import dev.hybridlab.mailflow.decision.NoticeManner;
import dev.hybridlab.mailflow.message.Body;
import dev.hybridlab.mailflow.message.Envelope;
import dev.hybridlab.mailflow.message.EnvelopeRecipient;
import dev.hybridlab.mailflow.message.EsmtpParameters;
import dev.hybridlab.mailflow.message.HeaderField;
import dev.hybridlab.mailflow.message.Headers;
import dev.hybridlab.mailflow.message.Message;
import dev.hybridlab.mailflow.topology.Hash;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Puts the parts of a report together (RFC 3462 §2, RFC 3464 §2; NDR-03, NDR-10). */
final class NoticeWriter {
    private final NoticeManner manner;
    private final NoticeKind kind;
    private final Incident incident;
    private final String id;

    private NoticeWriter(NoticeManner manner, NoticeKind kind, Incident incident, String seed) {
        this.manner = manner;
        this.kind = kind;
        this.incident = incident;
        this.id = Hash.guid(
                seed,
                "notice",
                manner.reportingMta(),
                incident.about().ref(),
                incident.recipient().address(),
                kind,
                incident.at());
    }

    static Notice write(NoticeManner manner, NoticeKind kind, Incident incident, String seed) {
        var sender = incident.about()
                .sender()
                .orElseThrow(
                        () -> new IllegalArgumentException("a message with a null sender gets no notice (NDR-02)"));
        var writer = new NoticeWriter(manner, kind, incident, seed);
        var message = writer.message(sender.toString());
        var parameters = EsmtpParameters.NONE;
        if (!Octets.ascii(new String(message.octets(), StandardCharsets.ISO_8859_1))) {
            parameters = parameters.plus("BODY", "8BITMIME"); // RFC 6152 §2
        }
        if (!Octets.ascii(sender + manner.from().toString()) || DeliveryStatus.international(incident)) {
            parameters = parameters.plus("SMTPUTF8", ""); // RFC 6531 §3.4
        }
        var envelope = new Envelope(Optional.empty(), parameters, List.of(EnvelopeRecipient.of(sender)));
        return new Notice(kind, incident.diagnostic(), message, envelope);
    }

    private Message message(String to) {
        var original = ReturnedOriginal.of(manner, kind, incident);
        var body = body(original);
        var encoding = original.encoding().equals("7bit") && !Octets.ascii(body) ? "8bit" : original.encoding();
        return new Message(headers(to, encoding), Body.of(body.getBytes(StandardCharsets.ISO_8859_1)));
    }

    private Headers headers(String to, String encoding) {
        var fields = new ArrayList<HeaderField>();
        var from = manner.displayName().isEmpty() ? manner.from().toString() : display() + " <" + manner.from() + ">";
        add(fields, "MIME-Version", "1.0");
        add(fields, "From", Octets.of(from));
        add(fields, "To", "<" + Octets.of(to) + ">");
        add(fields, "Date", DeliveryStatus.date(incident.at()));
        add(
                fields,
                "Content-Type",
                "multipart/report; report-type=delivery-status;\r\n\tboundary=\"" + boundary("report") + "\"");
        if (!encoding.equals("7bit")) {
            add(fields, "Content-Transfer-Encoding", encoding); // RFC 2045 §6.4: a multipart is what its parts are
        }
        if (!manner.stage().equals("plain")) {
            add(fields, "X-MS-Exchange-Message-Is-Ndr", "");
            add(fields, "Content-Language", "en-US");
        }
        add(fields, "Message-ID", "<" + id + "@" + manner.reportingMta() + ">");
        incident.about()
                .message()
                .headers()
                .first("Message-ID")
                .filter(Octets::ascii)
                .ifPresent(of -> {
                    add(fields, "In-Reply-To", of);
                    add(fields, "References", of);
                });
        fields.add(new HeaderField(Octets.folded("Subject: " + Octets.headerValue(subject()))));
        add(fields, "Auto-Submitted", "auto-replied");
        return new Headers(fields);
    }

    private String display() {
        return Octets.ascii(manner.displayName())
                ? manner.displayName()
                : Octets.headerValue(Octets.of(manner.displayName()));
    }

    /** NDR-07, NDR-08; octets of the original subject behind it. */
    private String subject() {
        var original = NoticeText.subject(incident);
        if (manner.stage().equals("plain")) {
            return switch (kind) {
                case FAILED -> "Undelivered Mail Returned to Sender";
                case DELAYED -> "Delayed Mail (still being retried)";
                case RELAYED, DELIVERED -> "Successful Mail Delivery Report";
            };
        }
        return switch (kind) {
            case FAILED -> "Undeliverable: " + original;
            case DELAYED -> "Delivery delayed: " + original;
            case RELAYED -> "Relayed: " + original;
            case DELIVERED -> "Delivered: " + original;
        };
    }

    private String body(ReturnedOriginal original) {
        var report = boundary("report");
        var out = new StringBuilder();
        part(out, report, readable());
        var status = DeliveryStatus.of(manner, kind, incident);
        var type =
                DeliveryStatus.international(incident) ? "message/global-delivery-status" : "message/delivery-status";
        part(
                out,
                report,
                "Content-Type: " + type + "\r\n" + encodingLine(Octets.ascii(status) ? "7bit" : "8bit") + "\r\n"
                        + status);
        part(
                out,
                report,
                "Content-Type: " + original.contentType() + "\r\n" + encodingLine(original.encoding()) + "\r\n"
                        + original.octets());
        return out.append("\r\n--").append(report).append("--\r\n").toString();
    }

    /** The first part: text and HTML side by side, text alone from hosts that are not Exchange. */
    private String readable() {
        var text = new NoticeText(manner, kind, incident);
        var plain = "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
                + Octets.quotedPrintable(text.plain());
        if (manner.stage().equals("plain")) {
            return plain;
        }
        var inner = boundary("text");
        var out = new StringBuilder(
                "Content-Type: multipart/alternative; differences=Content-Type;\r\n\tboundary=\"" + inner + "\"\r\n");
        part(out, inner, plain);
        part(
                out,
                inner,
                "Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
                        + Octets.quotedPrintable(text.html()));
        return out.append("\r\n--").append(inner).append("--\r\n").toString();
    }

    private static void part(StringBuilder out, String boundary, String content) {
        out.append("\r\n--").append(boundary).append("\r\n").append(content);
    }

    private static String encodingLine(String encoding) {
        return encoding.equals("7bit") ? "" : "Content-Transfer-Encoding: " + encoding + "\r\n";
    }

    private String boundary(String purpose) {
        return "_" + Hash.of(id, purpose).substring(0, 24) + "_";
    }

    private static void add(List<HeaderField> fields, String name, String value) {
        fields.add(HeaderField.of(name, value));
    }
}
