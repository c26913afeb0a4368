package dev.hybridlab.harness.lab;

import dev.hybridlab.mailflow.trace.MessageRef;
import dev.hybridlab.record.run.SessionTranscript;
import dev.hybridlab.smtp.wire.Recorder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;

/** Every session of a lab as both of its ends saw it. */
final class Transcripts {
    private record Kept(MessageRef message, String end, List<SessionTranscript.Line> lines, String from, String to) {}

    private static final Comparator<Kept> ORDER =
            Comparator.comparing(Kept::message).thenComparing(Kept::end).thenComparing(Kept::to);

    private final List<Kept> kept = new ArrayList<>();
    private final Supplier<Instant> clock;

    Transcripts(Supplier<Instant> clock) {
        this.clock = clock;
    }

    /**
     * A recorder of one end.
     *
     * @param end {@code client} or {@code server}
     * @param message what the client came for
     */
    Recorder record(String end, MessageRef message, String from, String to) {
        var mine = new Kept(message, end, new ArrayList<>(), from, to);
        synchronized (kept) {
            kept.add(mine);
        }
        return new Recorder() {
            @Override
            public void line(char direction, boolean secured, String text) {
                synchronized (mine.lines()) {
                    mine.lines().add(new SessionTranscript.Line(clock.get(), String.valueOf(direction), secured, text));
                }
            }

            @Override
            public void closed() {}
        };
    }

    /** All of them, by message, the client's end first. */
    List<SessionTranscript> all() {
        synchronized (kept) {
            return kept.stream().sorted(ORDER).map(Transcripts::shown).toList();
        }
    }

    private static SessionTranscript shown(Kept each) {
        synchronized (each.lines()) {
            return new SessionTranscript(each.end(), each.message().toString(), each.from(), each.to(), each.lines());
        }
    }
}
