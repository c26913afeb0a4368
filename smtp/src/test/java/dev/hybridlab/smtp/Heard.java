package dev.hybridlab.smtp;

import dev.hybridlab.smtp.wire.Recorder;
import java.util.ArrayList;
import java.util.List;

/** Keeps what one end of a session records: {@code > EHLO a.example}, with {@code s} behind the sign inside TLS. */
final class Heard implements Recorder {
    private final List<String> lines = new ArrayList<>();

    @Override
    public synchronized void line(char direction, boolean secured, String text) {
        lines.add(direction + (secured ? "s " : " ") + text);
    }

    @Override
    public synchronized void closed() {
        lines.add("(closed)");
    }

    synchronized List<String> lines() {
        return List.copyOf(lines);
    }
}
