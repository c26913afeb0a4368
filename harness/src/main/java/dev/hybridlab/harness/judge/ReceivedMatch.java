package dev.hybridlab.harness.judge;

import dev.hybridlab.harness.judge.Miss.Aspect;
import dev.hybridlab.harness.scenario.ReceivedExpectation;
import dev.hybridlab.mailflow.exchange.ReceivedLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The Received lines of a delivered message, newest first, against those expected: as many, in this order. */
final class ReceivedMatch {
    private final List<String> lines;

    /** @param lines unfolded values, newest first */
    ReceivedMatch(List<String> lines) {
        this.lines = List.copyOf(lines);
    }

    List<Miss> misses(List<ReceivedExpectation> expected) {
        var misses = new ArrayList<Miss>();
        if (expected.isEmpty()) {
            return misses;
        }
        for (var i = 0; i < Math.min(lines.size(), expected.size()); i++) {
            if (!matches(lines.get(i), expected.get(i))) {
                misses.add(new Miss(
                        Aspect.RECEIVED,
                        Integer.toString(i + 1),
                        "delivered with Received line " + (i + 1) + ": " + lines.get(i),
                        Words.received(expected.get(i))));
            }
        }
        if (lines.size() != expected.size()) {
            misses.add(new Miss(
                    Aspect.RECEIVED,
                    "",
                    "delivered with " + lines.size() + " Received lines",
                    Integer.toString(expected.size())));
        }
        return misses;
    }

    private static boolean matches(String line, ReceivedExpectation expected) {
        var parts = ReceivedLine.read(line);
        return expected.by().map(by -> host(by, parts.by())).orElse(true)
                && expected.with().map(with -> said(with, given(parts.with()))).orElse(true)
                && expected.via().map(via -> said(via, parts.via())).orElse(true)
                && expected.tls().map(tls -> said(tls, parts.tls())).orElse(true);
    }

    private static boolean host(String wanted, String found) {
        return wanted.startsWith("*")
                ? found.toLowerCase(Locale.ROOT).endsWith(wanted.substring(1).toLowerCase(Locale.ROOT))
                : wanted.equalsIgnoreCase(found);
    }

    private static Optional<String> given(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }

    private static boolean said(String wanted, Optional<String> found) {
        return found.map(wanted::equalsIgnoreCase).orElseGet(() -> wanted.equalsIgnoreCase("none"));
    }
}
