package dev.hybridlab.harness.scenario.file;

import dev.hybridlab.harness.scenario.Expectation;
import dev.hybridlab.harness.scenario.HeaderExpectation;
import dev.hybridlab.harness.scenario.ReceivedExpectation;
import dev.hybridlab.harness.scenario.ReplyExpectation;
import dev.hybridlab.harness.scenario.yaml.Node;
import dev.hybridlab.harness.scenario.yaml.Problems;
import dev.hybridlab.harness.scenario.yaml.Spelling;
import dev.hybridlab.mailflow.configuration.Amounts;
import dev.hybridlab.mailflow.trace.SourceLine;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/** Reads what must become of each message. */
final class ExpectationReader {
    private static final List<String> KINDS =
            List.of("delivered", "refused", "ndr", "deferred", "discarded", "loop", "mismatch");
    private static final List<String> STAGES =
            List.of("connect", "EHLO", "STARTTLS", "AUTH", "MAIL", "RCPT", "DATA", "submission");
    private static final List<String> NOTICES = List.of("failed", "delayed", "relayed", "delivered");

    private final Problems problems;

    ExpectationReader(Problems problems) {
        this.problems = problems;
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
                    Spelling.hint("it is one of", entry.name(), KINDS));
            return Optional.empty();
        }
        return Keys.of("'" + entry.name() + "' has", entry.value(), problems).map(keys -> {
            var read = switch (entry.name()) {
                case "delivered" -> delivered(at, keys);
                case "refused" ->
                    new Expectation.Refused(at, keys.requiredText("by"), keys.word("at", STAGES), reply(keys));
                case "ndr" ->
                    new Expectation.Ndr(
                            at,
                            keys.word("kind", NOTICES).orElse("failed"),
                            keys.requiredText("madeBy"),
                            keys.address("to"),
                            keys.text("status"),
                            keys.text("text"));
                case "deferred" -> new Expectation.Deferred(at, keys.requiredText("at"), reply(keys));
                case "discarded" -> new Expectation.Discarded(at, keys.requiredText("at"), keys.text("text"));
                case "loop" ->
                    new Expectation.Loop(
                            at,
                            keys.text("detectedBy"),
                            reply(keys),
                            keys.parsed("passes", Integer::valueOf),
                            keys.texts("cycle"));
                default ->
                    new Expectation.Mismatch(
                            at,
                            keys.requiredText("kind"),
                            keys.text("at"),
                            keys.text("connector"),
                            keys.text("wanted"),
                            keys.text("shown"));
            };
            keys.end();
            return read;
        });
    }

    private static ReplyExpectation reply(Keys keys) {
        return new ReplyExpectation(keys.text("reply"), keys.text("text"));
    }

    private Expectation delivered(SourceLine at, Keys keys) {
        var where = new Expectation.Delivered.Where(keys.requiredText("at"), keys.address("to"), keys.texts("path"));
        return new Expectation.Delivered(
                at,
                where,
                keys.node("headers").map(this::headers).orElseGet(LinkedHashMap::new),
                keys.node("received").map(this::received).orElse(List.of()),
                keys.parsed("within", Amounts::duration),
                keys.parsed("times", Integer::valueOf).orElse(1));
    }

    private SequencedMap<String, HeaderExpectation> headers(Node node) {
        var headers = new LinkedHashMap<String, HeaderExpectation>();
        if (!(node instanceof Node.Mapping mapping)) {
            problems.add(node.place(), "header fields are expected, not " + node.described(), "write {Name: value}");
            return headers;
        }
        for (var entry : mapping.entries()) {
            if (entry.value() instanceof Node.Scalar scalar) {
                headers.put(entry.name(), header(scalar));
            } else if (entry.value() instanceof Node.Mapping one
                    && one.get("contains").isPresent()) {
                headers.put(
                        entry.name(),
                        new HeaderExpectation.Contains(one.get("contains")
                                .map(each -> each instanceof Node.Scalar text ? text.text() : "")
                                .orElse("")));
            } else {
                problems.add(
                        entry.value().place(),
                        "a field is a value, absent, present or {contains: text}",
                        "mend '" + entry.name() + "'");
            }
        }
        return headers;
    }

    private static HeaderExpectation header(Node.Scalar scalar) {
        var plain = scalar.text();
        return switch (plain) {
            case "absent" -> new HeaderExpectation.Absent();
            case "present" -> new HeaderExpectation.Present();
            default -> new HeaderExpectation.Exactly(plain);
        };
    }

    private List<ReceivedExpectation> received(Node node) {
        var lines = new ArrayList<ReceivedExpectation>();
        for (var item : node.asList()) {
            Keys.of("a Received line has", item, problems).ifPresent(keys -> {
                lines.add(new ReceivedExpectation(
                        keys.text("by"), keys.text("with"), keys.text("via"), keys.text("tls")));
                keys.end();
            });
        }
        return lines;
    }
}
