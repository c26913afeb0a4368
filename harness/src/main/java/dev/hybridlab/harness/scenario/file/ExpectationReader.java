package dev.hybridlab.harness.scenario.file;

import dev.hybridlab.harness.scenario.Expectation;
import dev.hybridlab.harness.scenario.ReplyExpectation;
import dev.hybridlab.harness.scenario.yaml.Node;
import dev.hybridlab.harness.scenario.yaml.Problems;
import dev.hybridlab.harness.scenario.yaml.Spelling;
import dev.hybridlab.mailflow.outcome.Mismatch;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/** Reads what must become of each message. */
final class ExpectationReader {
    private static final List<String> KINDS = List.of(
            "delivered", "refused", "ndr", "deferred", "discarded", "undecided", "leftTopology", "loop", "mismatch");
    private static final List<String> STAGES =
            List.of("connect", "EHLO", "STARTTLS", "AUTH", "MAIL", "RCPT", "DATA", "submission");
    private static final List<String> NOTICES = List.of("failed", "delayed", "relayed", "delivered");

    private static final List<String> AUTH_AS = List.of("Internal", "External", "Partner", "Anonymous");
    private static final List<String> MISMATCHES =
            Arrays.stream(Mismatch.Kind.values()).map(Mismatch.Kind::toString).toList();
    private static final String STATUS = "[245]\\.[0-9]{1,3}\\.[0-9]{1,3}"; // RFC 3463 §2
    private static final int MOST = 1000;

    private final Problems problems;
    private final DeliveryReader deliveries;
    private final Mentions mentions = new Mentions();

    ExpectationReader(Problems problems) {
        this.problems = problems;
        this.deliveries = new DeliveryReader(problems);
    }

    /** The names in what was read. */
    Mentions mentions() {
        return mentions;
    }

    SequencedMap<String, List<Expectation>> read(Node node) {
        var all = new LinkedHashMap<String, List<Expectation>>();
        if (!(node instanceof Node.Mapping mapping)) {
            problems.add(
                    node.place(),
                    "message ids and expectations are expected, not " + node.described(),
                    "write {id: [delivered: {at: exo}]}");
            return all;
        }
        for (var entry : mapping.entries()) {
            var expectations = new ArrayList<Expectation>();
            for (var item :
                    entry.value().isNothing() ? List.<Node>of() : entry.value().asList()) {
                if (item instanceof Node.Mapping one && one.entries().size() == 1) {
                    expectation(one.entries().getFirst()).ifPresent(expectations::add);
                } else {
                    problems.add(
                            item.place(),
                            "an expectation is one word with its block, not " + item.described(),
                            "it is one of " + Spelling.listed(KINDS));
                }
            }
            all.put(entry.name(), expectations);
        }
        return all;
    }

    private Optional<Expectation> expectation(Node.Entry entry) {
        var at = entry.key().place().at();
        if (!KINDS.contains(entry.name())) {
            problems.add(
                    entry.key().place(),
                    "unknown expectation '" + entry.name() + "'",
                    Spelling.choice("it is one of", entry.name(), KINDS));
            return Optional.empty();
        }
        return Keys.of("'" + entry.name() + "' has", entry.value(), problems).map(keys -> {
            var read = switch (entry.name()) {
                case "delivered" -> deliveries.read(at, keys);
                case "refused" ->
                    new Expectation.Refused(at, keys.requiredText("by"), keys.word("at", STAGES), reply(keys));
                case "ndr" ->
                    new Expectation.Ndr(
                            at,
                            keys.word("kind", NOTICES).orElse("failed"),
                            keys.requiredText("madeBy"),
                            keys.address("to"),
                            keys.formed("status", STATUS, "an enhanced status code: 5.7.64"),
                            keys.text("text"));
                case "deferred" -> new Expectation.Deferred(at, keys.requiredText("at"), reply(keys));
                case "discarded" -> new Expectation.Discarded(at, keys.requiredText("at"), keys.text("text"));
                case "undecided" -> new Expectation.Undecided(at, keys.requiredText("at"), keys.text("text"));
                case "leftTopology" -> new Expectation.LeftTopology(at, keys.requiredText("at"), keys.text("to"));
                case "loop" ->
                    new Expectation.Loop(
                            at,
                            keys.text("detectedBy"),
                            reply(keys),
                            keys.whole("passes", 1, MOST),
                            keys.texts("cycle"),
                            keys.word("authAs", AUTH_AS),
                            new Expectation.Loop.Counters(
                                    keys.whole("received", 0, MOST), keys.whole("tenantPass", 0, MOST)));
                default ->
                    new Expectation.Mismatch(
                            at,
                            keys.word("kind", MISMATCHES).orElseGet(() -> keys.requiredText("kind")),
                            keys.text("at"),
                            keys.text("connector"),
                            keys.text("wanted"),
                            keys.text("shown"));
            };
            mentions.note(entry.name(), keys);
            keys.end();
            return read;
        });
    }

    private static ReplyExpectation reply(Keys keys) {
        var reply = keys.formed(
                "reply",
                "([2-5][0-9]{2}( " + STATUS + ")?|" + STATUS + ")( .*)?",
                "a reply begins with its code: 550 5.7.64");
        return new ReplyExpectation(reply, keys.text("text"));
    }
}
