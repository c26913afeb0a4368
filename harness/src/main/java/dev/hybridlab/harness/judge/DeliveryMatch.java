package dev.hybridlab.harness.judge;

import dev.hybridlab.harness.judge.Miss.Aspect;
import dev.hybridlab.harness.scenario.Expectation;
import dev.hybridlab.harness.scenario.HeaderExpectation;
import dev.hybridlab.mailflow.message.HeaderField;
import dev.hybridlab.mailflow.message.Headers;
import dev.hybridlab.mailflow.outcome.Outcome;
import dev.hybridlab.mailflow.trace.Step;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One delivery against what was expected of it. */
final class DeliveryMatch {
    private final Evidence evidence;
    private final Outcome.Delivered seen;
    private final Headers headers;
    private final List<Miss> misses = new ArrayList<>();

    DeliveryMatch(Evidence evidence, Outcome.Delivered seen) {
        this.evidence = evidence;
        this.seen = seen;
        this.headers = seen.step().message().headers();
    }

    List<Miss> misses(Expectation.Delivered expected) {
        side(expected.where().side());
        expected.where()
                .to()
                .filter(to -> !to.key().equals(seen.step().mailbox().key())
                        && !to.key().equals(seen.step().recipient().key()))
                .ifPresent(to ->
                        miss(Aspect.RECIPIENT, "delivered to " + seen.step().mailbox(), to.toString()));
        path(expected.where().path());
        expected.headers().forEach(this::header);
        misses.addAll(new ReceivedMatch(headers.all("Received")).misses(expected.received()));
        misses.addAll(new BodyMatch(seen.step().message()).misses(expected.body()));
        expected.within().ifPresent(this::within);
        return misses;
    }

    private void miss(Aspect aspect, String found, String expected) {
        misses.add(new Miss(aspect, "", found, expected));
    }

    private void side(String wanted) {
        var host = seen.step().where().host();
        if (!wanted.isEmpty() && !wanted.equalsIgnoreCase(seen.side()) && !wanted.equalsIgnoreCase(host)) {
            miss(Aspect.SIDE, "delivered at " + seen.side(), wanted);
        }
    }

    /** A side that hands on to itself (two servers, two tenants) may be written once or as often as it was. */
    private void path(List<String> wanted) {
        if (!wanted.isEmpty() && !wanted.equals(seen.path()) && !wanted.equals(once(seen.path()))) {
            miss(Aspect.PATH, "delivered by " + Words.path(seen.path()), Words.path(wanted));
        }
    }

    private static List<String> once(List<String> path) {
        var once = new ArrayList<String>();
        for (var side : path) {
            if (once.isEmpty() || !once.getLast().equals(side)) {
                once.add(side);
            }
        }
        return once;
    }

    private void header(String name, HeaderExpectation expected) {
        var fields = fields(name);
        var met = switch (expected) {
            case HeaderExpectation.Absent absent -> fields.isEmpty();
            case HeaderExpectation.Present present -> !fields.isEmpty();
            case HeaderExpectation.Exactly(var value) ->
                fields.stream().anyMatch(field -> field.value().equals(value));
            case HeaderExpectation.Contains(var piece) ->
                fields.stream().anyMatch(field -> field.value().contains(piece));
        };
        if (!met) {
            misses.add(new Miss(Aspect.HEADER, shownName(name, fields), found(name, fields), wanted(expected)));
        }
    }

    /** {@code X-MS-Exchange-Organization-*} stands for every field whose name begins so. */
    private List<HeaderField> fields(String name) {
        var family = name.endsWith("*");
        var prefix = family ? name.substring(0, name.length() - 1) : name;
        return headers.fields().stream()
                .filter(field -> family ? field.startsWith(prefix) : field.is(name))
                .toList();
    }

    private static String shownName(String name, List<HeaderField> fields) {
        return fields.isEmpty() ? name : fields.getFirst().name();
    }

    private static String found(String name, List<HeaderField> fields) {
        if (fields.isEmpty()) {
            return "delivered without " + name;
        }
        var field = fields.getFirst();
        var more = fields.size() > 1 ? " and " + (fields.size() - 1) + " more" : "";
        return isAuthAs(field.name())
                ? "delivered as " + field.value()
                : "delivered with " + field.name() + ": " + field.value() + more;
    }

    /** How far an author is trusted is what everybody asks for first (HDR-11). */
    private static boolean isAuthAs(String name) {
        return name.equalsIgnoreCase("X-MS-Exchange-Organization-AuthAs");
    }

    private static String wanted(HeaderExpectation expected) {
        return switch (expected) {
            case HeaderExpectation.Absent absent -> "none";
            case HeaderExpectation.Present present -> "one";
            case HeaderExpectation.Exactly(var value) -> value;
            case HeaderExpectation.Contains(var piece) -> "one with " + piece;
        };
    }

    private void within(Duration limit) {
        submitted().ifPresent(start -> {
            var took = Duration.between(start.where().at(), seen.step().where().at());
            if (took.compareTo(limit) > 0) {
                miss(Aspect.TIME, "delivered after " + Words.duration(took), "within " + Words.duration(limit));
            }
        });
    }

    private Optional<Step.Submitted> submitted() {
        return evidence.before(seen.step()).stream()
                .filter(Step.Submitted.class::isInstance)
                .map(Step.Submitted.class::cast)
                .findFirst();
    }
}
