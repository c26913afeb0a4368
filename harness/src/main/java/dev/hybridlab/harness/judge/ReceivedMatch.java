package dev.hybridlab.harness.judge;

import dev.hybridlab.harness.judge.Miss.Aspect;
import dev.hybridlab.harness.scenario.ReceivedExpectation;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** The Received lines of a delivered message, newest first, against those expected: as many, in this order. */
final class ReceivedMatch {
    // The shapes of HDR-81 to HDR-89, unfolded.
    private static final Pattern BY = Pattern.compile("\\bby (\\S+)");
    private static final Pattern WITH = Pattern.compile("\\bwith (.+?)(?= \\(| id |;|$| via )");
    private static final Pattern VIA = Pattern.compile("\\bvia ([^;]+)");
    private static final Pattern VERSION = Pattern.compile("\\(version=([^,)]+)");

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
        return expected.by().map(by -> host(by, first(BY, line))).orElse(true)
                && expected.with()
                        .map(with -> with.equalsIgnoreCase(first(WITH, line)))
                        .orElse(true)
                && expected.via().map(via -> said(via, first(VIA, line))).orElse(true)
                && expected.tls().map(tls -> said(tls, first(VERSION, line))).orElse(true);
    }

    private static boolean host(String wanted, String found) {
        return wanted.startsWith("*")
                ? found.toLowerCase(Locale.ROOT).endsWith(wanted.substring(1).toLowerCase(Locale.ROOT))
                : wanted.equalsIgnoreCase(found);
    }

    private static boolean said(String wanted, String found) {
        return wanted.equalsIgnoreCase(found) || wanted.equalsIgnoreCase("none") && found.isEmpty();
    }

    private static String first(Pattern pattern, String line) {
        var found = pattern.matcher(line);
        return found.find() ? found.group(1) : "";
    }
}
