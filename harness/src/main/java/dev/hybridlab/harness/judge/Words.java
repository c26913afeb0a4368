package dev.hybridlab.harness.judge;

import dev.hybridlab.harness.scenario.Expectation;
import dev.hybridlab.harness.scenario.HeaderExpectation;
import dev.hybridlab.harness.scenario.ReceivedExpectation;
import dev.hybridlab.harness.scenario.ReplyExpectation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Expectations in the words that outcomes are told in. */
final class Words {
    private Words() {}

    static String of(Expectation expectation) {
        return switch (expectation) {
            case Expectation.Delivered delivered -> delivered(delivered);
            case Expectation.Refused refused ->
                "refused by " + refused.by()
                        + refused.stage().map(stage -> " at " + stage).orElse("") + colon(reply(refused.reply()));
            case Expectation.Ndr ndr ->
                "ndr" + (ndr.kind().equals("failed") ? "" : " (" + ndr.kind() + ")") + " made by " + ndr.madeBy()
                        + ndr.to().map(to -> " to " + to).orElse("")
                        + colon(Stream.concat(ndr.status().stream(), ndr.text().stream())
                                .collect(Collectors.joining(" ")));
            case Expectation.Deferred deferred -> "deferred at " + deferred.side() + colon(reply(deferred.reply()));
            case Expectation.Discarded discarded ->
                "discarded at " + discarded.side() + colon(discarded.text().orElse(""));
            case Expectation.Undecided undecided ->
                "undecided at " + undecided.side() + colon(undecided.text().orElse(""));
            case Expectation.LeftTopology left ->
                "left the topology at " + left.side()
                        + left.to().map(to -> " to " + to).orElse("");
            case Expectation.Loop loop -> loop(loop);
            case Expectation.Mismatch mismatch ->
                "mismatch " + mismatch.kind()
                        + mismatch.side().map(side -> " at " + side).orElse("")
                        + mismatch.connector().map(name -> " by '" + name + "'").orElse("")
                        + mismatch.wanted().map(wanted -> ", wanted " + wanted).orElse("")
                        + mismatch.shown().map(shown -> ", shown " + shown).orElse("");
        };
    }

    private static String delivered(Expectation.Delivered delivered) {
        var where = delivered.where();
        var words = new ArrayList<String>();
        words.add("delivered" + where.to().map(to -> " to " + to).orElse("") + " at " + where.side());
        if (!where.path().isEmpty()) {
            words.add("path " + path(where.path()));
        }
        delivered.headers().forEach((name, value) -> words.add(name + ": " + header(value)));
        if (!delivered.received().isEmpty()) {
            words.add(delivered.received().size() + " Received lines");
        }
        delivered.body().contains().forEach(text -> words.add("a body with '" + text + "'"));
        delivered.body().lacks().forEach(text -> words.add("a body without '" + text + "'"));
        delivered.within().ifPresent(within -> words.add("within " + duration(within)));
        if (delivered.times() != 1) {
            words.add(delivered.times() + " times");
        }
        return String.join(", ", words);
    }

    private static String loop(Expectation.Loop loop) {
        return "loop" + loop.detectedBy().map(by -> " detected by " + by).orElse("")
                + loop.passes().map(passes -> " after " + passes + " passes").orElse("")
                + (loop.cycle().isEmpty() ? "" : ", cycle " + path(loop.cycle()))
                + loop.authAs().map(each -> ", always AuthAs " + each).orElse("")
                + loop.counters()
                        .received()
                        .map(lines -> ", at " + lines + " Received lines")
                        .orElse("")
                + loop.counters()
                        .tenantPass()
                        .map(pass -> ", the tenant's counter at " + pass)
                        .orElse("")
                + colon(reply(loop.reply()));
    }

    private static String colon(String rest) {
        return rest.isEmpty() ? "" : ": " + rest;
    }

    static String path(List<String> sides) {
        return String.join(" > ", sides);
    }

    static String reply(ReplyExpectation reply) {
        return Stream.concat(reply.reply().stream(), reply.text().stream()).collect(Collectors.joining(" "));
    }

    static String header(HeaderExpectation expected) {
        return switch (expected) {
            case HeaderExpectation.Exactly(var value) -> value;
            case HeaderExpectation.Absent absent -> "absent";
            case HeaderExpectation.Present present -> "present";
            case HeaderExpectation.Contains(var piece) -> "..." + piece + "...";
        };
    }

    static String received(ReceivedExpectation line) {
        return Stream.of(
                        line.by().map(by -> "by " + by),
                        line.with().map(with -> "with " + with),
                        line.via().map(via -> "via " + via),
                        line.tls().map(tls -> "tls " + tls))
                .flatMap(Optional::stream)
                .collect(Collectors.joining(" "));
    }

    /** {@code 2d 4h}, {@code 15m}, {@code 0s}. */
    static String duration(Duration duration) {
        var words = new ArrayList<String>();
        add(words, duration.toDays(), "d");
        add(words, duration.toHoursPart(), "h");
        add(words, duration.toMinutesPart(), "m");
        add(words, duration.toSecondsPart(), "s");
        return words.isEmpty() ? "0s" : String.join(" ", words);
    }

    private static void add(List<String> words, long amount, String unit) {
        if (amount > 0) {
            words.add(amount + unit);
        }
    }
}
