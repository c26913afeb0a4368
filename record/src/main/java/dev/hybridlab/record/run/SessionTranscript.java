package dev.hybridlab.record.run;

import java.time.Instant;
import java.util.List;

/**
 * One SMTP session as one of its ends recorded it. Secrets of AUTH are masked before they get here.
 *
 * @param end {@code client} or {@code server}
 * @param message the message the client came for, {@code out/0/1}
 * @param from client host and logical address
 * @param to server host, logical address and port
 * @param lines in their order
 */
public record SessionTranscript(String end, String message, String from, String to, List<Line> lines) {
    /** @param direction {@code >} sent by the client, {@code <} sent by the server, {@code *} about the session */
    public record Line(Instant at, String direction, boolean secured, String text) {}

    public SessionTranscript {
        lines = List.copyOf(lines);
    }
}
