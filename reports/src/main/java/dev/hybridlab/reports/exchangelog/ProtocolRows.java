package dev.hybridlab.reports.exchangelog;

import dev.hybridlab.mailflow.topology.Hash;
import dev.hybridlab.mailflow.trace.CertificateFacts;
import dev.hybridlab.mailflow.trace.MessageRef;
import dev.hybridlab.mailflow.trace.Step;
import dev.hybridlab.mailflow.trace.TlsFacts;
import dev.hybridlab.record.run.SessionTranscript;
import dev.hybridlab.record.run.SessionTranscript.Line;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** One session as rows of a protocol log, from Exchange's point of view (LOG-02 to LOG-04). One session long. */
final class ProtocolRows {
    private final Story story;
    private final SessionTranscript session;
    private final Endpoints ends;
    private final boolean receives;
    private final String connector;
    private final String sessionId;
    private final List<List<String>> rows = new ArrayList<>();
    private final List<String> reply = new ArrayList<>();
    private boolean inContent;

    ProtocolRows(Story story, SessionTranscript session, Endpoints ends) {
        this.story = story;
        this.session = session;
        this.ends = ends;
        this.receives = session.end().equals("server");
        this.connector = connector();
        this.sessionId = sessionId();
    }

    /** LOG-08. */
    boolean silent(String owner) {
        return story.host(owner)
                .filter(host -> host.logs().silent().contains(connector))
                .isPresent();
    }

    List<List<String>> all() {
        var first = session.lines().getFirst().at();
        if (!receives) {
            row(first, "*", "", "attempting to connect");
        }
        row(first, "+", "", "");
        if (receives) {
            Refs.rights(story, session.message(), ends.serverHost())
                    .ifPresent(rights -> row(first, "*", rights, "Set Session Permissions"));
        }
        session.lines().forEach(this::line);
        var last = session.lines().getLast();
        row(last.at(), "-", "", last.text().startsWith("221 ") || !receives ? "Local" : "Remote");
        return rows;
    }

    private void line(Line line) {
        switch (line.direction()) {
            case "*" -> about(line);
            case "<" -> replied(line);
            default -> said(line);
        }
    }

    /** What the client said; the lines of a message are not logged. */
    private void said(Line line) {
        if (inContent) {
            return;
        }
        var text = line.text();
        var verb = text.toUpperCase(Locale.ROOT);
        if (!receives && (verb.startsWith("BDAT ") || verb.equals("DATA"))) {
            row(line.at(), "*", "", sending());
        }
        row(line.at(), receives ? "<" : ">", text, "");
        inContent = verb.startsWith("BDAT ");
    }

    /** LOG-04. */
    private String sending() {
        var id = story.letter(ref())
                .flatMap(letter -> letter.message().headers().first("Message-ID"))
                .orElse("");
        return "sending message with RecordId " + record() + " and InternetMessageId " + id;
    }

    private long record() {
        return 5_000_000_000_000L + Hash.number(1_000_000_000, "record", session.message());
    }

    private MessageRef ref() {
        return Refs.of(session.message());
    }

    /** A reply of several lines is one row: the code, two blanks, then the texts with a blank between them (LOG-09). */
    private void replied(Line line) {
        inContent = false;
        var text = line.text();
        if (text.length() > 3 && text.charAt(3) == '-') {
            reply.add(text.substring(4));
            return;
        }
        var whole = text;
        if (!reply.isEmpty()) {
            reply.add(text.length() > 4 ? text.substring(4) : "");
            whole = text.substring(0, 3) + "  " + String.join(" ", reply);
            reply.clear();
        }
        row(line.at(), receives ? ">" : "<", whole, "");
        inContent = whole.startsWith("354 ");
    }

    private void about(Line line) {
        if (line.text().startsWith("(")) {
            inContent = false; // the body's size: the message is over
        } else if (line.text().startsWith("TLS1_")) {
            shown().ifPresent(facts -> certificates(line.at(), facts));
        } else {
            row(line.at(), "*", "", line.text());
        }
    }

    /** The handshake of this session, as the client wrote it down. */
    private Optional<TlsFacts> shown() {
        return story.phase().steps().stream()
                .filter(step -> step instanceof Step.TlsEstablished
                        && step.where().message().toString().equals(session.message()))
                .map(step -> ((Step.TlsEstablished) step).shown())
                .findFirst();
    }

    private void certificates(Instant at, TlsFacts facts) {
        var own = receives ? Optional.of(facts.server()) : facts.client();
        var theirs = receives ? facts.client() : Optional.of(facts.server());
        own.ifPresent(each -> certificate(at, "Sending certificate", each));
        theirs.ifPresent(each -> certificate(at, "Received certificate", each));
    }

    private void certificate(Instant at, String what, CertificateFacts facts) {
        var identity = facts.identity();
        row(at, "*", "", what);
        row(at, "*", identity.subject(), "Certificate subject");
        row(at, "*", identity.issuer(), "Certificate issuer name");
        row(at, "*", identity.serial(), "Certificate serial number");
        row(at, "*", identity.thumbprint(), "Certificate thumbprint");
        row(at, "*", String.join(";", facts.names()), "Certificate alternate names");
    }

    private void row(Instant at, String event, String data, String context) {
        rows.add(List.of(
                Csv.time(at),
                connector,
                sessionId,
                Integer.toString(rows.size()),
                receives ? ends.server() : ends.client(),
                receives ? ends.client() : ends.server(),
                event,
                data,
                context));
    }

    /** The receive connector that greeted, or the send connector that the message was routed to. */
    private String connector() {
        return receives
                ? Refs.greeted(story, session.message(), ends.serverHost()).orElse("")
                : Refs.routed(story, ref(), ends.clientHost()).orElse("");
    }

    /** 16 hex digits, the same for every row of the session (LOG-02). */
    private String sessionId() {
        return "08D"
                + Hash.of("log-session", session.end(), session.message(), session.to())
                        .substring(0, 13)
                        .toUpperCase(Locale.ROOT);
    }
}
